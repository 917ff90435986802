"""The mail function on Lambda tells whom a new notice is for, and looks for the rest when its schedule says so."""

from datetime import timedelta

import pytest

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.senders.submit import submit
from feedback_api.aws.mail_function import MailFunction
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.submissions.submission import Contact
from feedback_api.notification import open_mailer
from feedback_api.settings import MailSettings
from tests.builders import a_member, an_arrival, some_services
from tests.contract.mailers import Arrived
from tests.function_events import A_LOOK, a_change_of
from tests.hurried import let_minutes_pass


class Context:
    """What Lambda tells about a run."""

    def __init__(self, seconds: int = 120) -> None:
        self.seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return self.seconds * 1000


NOTHING = {"sent": 0, "unsent": 0, "needless": 0}


@pytest.fixture
def mail(tmp_path):
    return MailSettings(url=f"folder:{tmp_path / 'mail'}", sender="kantor@kantor.example")


@pytest.fixture
def services(tmp_path, mail):
    with some_services(tmp_path, mail=mail) as services:
        yield services


@pytest.fixture
def woken_at():
    """When the rule says that the function is woken, each time anew."""
    return []


@pytest.fixture
def function(services, mail, woken_at):
    return MailFunction(services, open_mailer(mail, sender_name="Kecamatan Misal"), wake_at=woken_at.append)


def decided(services, address="warga@example.id", key="kunci-1"):
    one = held(services, address, key)
    let_minutes_pass(services.store)
    return one


def held(services, address="warga@example.id", key="kunci-1"):
    sent = submit(services, an_arrival(contact=Contact(address=address), idempotency_key=key)).submission
    request = Decision(
        act=desk_acts.PUBLISH,
        read_for_names=True,
        submission_id=sent.id,
        version=sent.version,
        moderator=a_member("sri"),
        public_text="Apa?",
        answer="Ini.",
    )
    return decide(services, request)


def wakes(submission):
    return a_change_of("misal#NOTICES", submission.id)


def letters(tmp_path):
    return [Arrived.read(path.read_bytes()).to for path in (tmp_path / "mail").glob("*.eml")]


def test_a_notice_that_is_due_is_told_at_once_and_the_same_event_again_tells_nobody(tmp_path, services, function):
    event = wakes(decided(services))

    assert function(event, Context()) == {**NOTHING, "sent": 1}
    assert function(event, Context()) == NOTHING
    assert letters(tmp_path) == ["warga@example.id"]


def test_a_batch_that_names_one_twice_tells_once(tmp_path, services, function):
    one, other = decided(services), decided(services, "lain@example.id", "kunci-2")
    records = [record for event in (wakes(one), wakes(other), wakes(one)) for record in event["Records"]]

    assert function({"Records": records}, Context()) == {**NOTHING, "sent": 2}
    assert sorted(letters(tmp_path)) == ["lain@example.id", "warga@example.id"]


def test_the_schedule_finds_what_no_event_told_of(tmp_path, services, function):
    decided(services)

    assert function(A_LOOK, Context()) == {**NOTHING, "sent": 1}
    assert letters(tmp_path) == ["warga@example.id"]


def test_an_event_about_nobody_is_no_error(function):
    assert function(a_change_of("misal#NOTICES", "nobody"), Context()) == NOTHING


def test_a_function_whose_time_is_nearly_over_begins_no_letter(tmp_path, services, function):
    decided(services)

    assert function(A_LOOK, Context(seconds=30)) == NOTHING
    assert function(A_LOOK, Context()) == {**NOTHING, "sent": 1}
    assert letters(tmp_path) == ["warga@example.id"]


def test_what_is_held_wakes_the_function_when_it_can_no_longer_be_undone(tmp_path, services, function, woken_at):
    one = held(services)

    assert function(wakes(one), Context()) == NOTHING
    assert woken_at == [services.store.notices.get(one.id).due_at]
    assert letters(tmp_path) == []


def test_what_was_held_first_leaves_first_and_then_the_next_one_sets_the_time(tmp_path, services, function, woken_at):
    first = held(services)
    let_minutes_pass(services.store, by=timedelta(minutes=4))
    second = held(services, "lain@example.id", "kunci-2")

    function(wakes(second), Context())
    assert woken_at == [services.store.notices.get(first.id).due_at]

    let_minutes_pass(services.store, by=timedelta(minutes=6))
    function(A_LOOK, Context())
    assert letters(tmp_path) == ["warga@example.id"]
    assert woken_at[1:] == [services.store.notices.get(second.id).due_at]


def test_with_nothing_held_nobody_is_woken(services, function, woken_at):
    decided(services)

    function(A_LOOK, Context())

    assert woken_at == []
