"""A sender who left an e-mail address hears once of each decision; nobody else, and nothing they wrote, is in it."""

import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from feedback_api.actions.decisions.decide import Decision
from feedback_api.actions.decisions.decide import decide as decided_now
from feedback_api.actions.senders.submit import submit
from feedback_api.actions.telling.tell_senders import NOBODY, Told, tell_due, tell_one
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.notice import FIRST_WAIT, LONGEST_WAIT, MOST_TRIES, TOO_LATE
from feedback_api.domain.submissions.submission import RETENTION, Contact
from feedback_api.notification.protocol import AddressRefused, MailMessage, NotSent
from feedback_api.settings import MailSettings
from tests.builders import Clock, a_member, an_arrival, some_services

MAIL = MailSettings(url="folder:/nowhere", sender="kantor@kantor.example")
BY_MAIL = Contact(name="Bu Contoh", address="warga@example.id")
TEXT, ANSWER = "Apakah fotokopi harus berwarna?", "Tidak perlu, hitam putih cukup."


@dataclass
class Postbox:
    """Keeps letters, or raises what a test says."""

    letters: list[MailMessage] = field(default_factory=list)
    trouble: Exception | None = None

    def send(self, letter: MailMessage) -> None:
        if self.trouble:
            raise self.trouble
        self.letters.append(letter)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock, mail=MAIL, origin="https://kantor.example") as services:
        yield services


@pytest.fixture
def postbox():
    return Postbox()


def seen(submission):
    return {"submission_id": submission.id, "version": submission.version, "moderator": a_member("sri")}


def decide(services, request):
    """Decide, and let the minutes pass in which it can be undone."""
    saved = decided_now(services, request)
    services.now.passes(UNDO_FOR)
    return saved


def sent(services, contact=BY_MAIL, **changes):
    return submit(services, an_arrival(TEXT, contact=contact, **changes)).submission


def published(services, contact=BY_MAIL, **changes):
    submission = sent(services, contact, **changes)
    request = Decision(act=desk_acts.PUBLISH, **seen(submission), public_text=TEXT, answer=ANSWER, read_for_names=True)
    return decide(services, request)


def test_a_published_answer_is_told_once_with_both_ways_to_it(services, postbox):
    submission = published(services)

    assert tell_due(services, postbox) == Told(sent=1)
    assert tell_due(services, postbox) == NOBODY
    (letter,) = postbox.letters
    assert (letter.to, letter.subject) == ("warga@example.id", "Jawaban untuk pertanyaan Anda")
    assert f"https://kantor.example/tanya/{submission.id}/" in letter.text
    assert "https://kantor.example/lacak/" in letter.text


def test_nothing_that_anybody_wrote_is_in_the_letter(services, postbox):
    published(services)
    tell_due(services, postbox)

    (letter,) = postbox.letters
    assert not any(word in letter.text for word in (TEXT, ANSWER, "fotokopi", "Contoh", "sri"))


def test_a_private_answer_is_found_with_the_code_only(services, postbox):
    decide(services, Decision(act=desk_acts.ANSWER_PRIVATELY, **seen(sent(services)), answer=ANSWER))
    tell_due(services, postbox)

    (letter,) = postbox.letters
    assert "/tanya/" not in letter.text
    assert "Ketik kode lacak Anda:\nhttps://kantor.example/lacak/" in letter.text


def test_a_declined_one_is_told_without_the_reason(services, postbox):
    decide(services, Decision(act=desk_acts.DECLINE, **seen(sent(services)), reason="Bukan urusan kecamatan."))
    tell_due(services, postbox)

    (letter,) = postbox.letters
    assert letter.subject == "Tentang pertanyaan Anda"
    assert "tidak bisa menjawab" in letter.text
    assert "Bukan urusan" not in letter.text


def test_an_answer_that_is_taken_back_is_told_too(services, postbox):
    submission = published(services)
    tell_due(services, postbox)
    decide(services, Decision(act=desk_acts.WITHDRAW, **seen(submission), reason="Keliru."))
    tell_due(services, postbox)

    assert [letter.subject for letter in postbox.letters] == [
        "Jawaban untuk pertanyaan Anda",
        "Tentang pertanyaan Anda",
    ]


def test_spam_is_told_to_nobody(services, postbox):
    decide(services, Decision(act=desk_acts.MARK_SPAM, **seen(sent(services))))

    assert tell_due(services, postbox) == NOBODY


@pytest.mark.parametrize("contact", [Contact(), Contact(name="Bu Contoh"), Contact(address="0812 3456 7890")])
def test_nobody_is_written_to_who_left_no_e_mail_address(services, postbox, contact):
    submission = published(services, contact)

    assert services.store.notices.get(submission.id) is None
    assert tell_due(services, postbox) == NOBODY


def test_an_office_without_mail_keeps_no_notices(tmp_path, postbox):
    with some_services(tmp_path) as services:
        submission = published(services)

        assert services.store.notices.get(submission.id) is None
        assert tell_due(services, postbox) == NOBODY


def test_a_letter_that_was_not_handed_over_is_tried_again_later(services, clock, postbox):
    published(services)
    postbox.trouble = NotSent()
    assert tell_due(services, postbox) == Told(unsent=1)
    postbox.trouble = None

    assert tell_due(services, postbox) == NOBODY
    clock.passes(FIRST_WAIT)
    assert tell_due(services, postbox) == Told(sent=1)


def test_trying_ends_some_day(services, clock, postbox):
    submission = published(services)
    postbox.trouble = NotSent()
    for _ in range(MOST_TRIES):
        tell_due(services, postbox)
        clock.passes(LONGEST_WAIT)

    notice = services.store.notices.get(submission.id)
    assert (notice.tries, notice.due_at, notice.told_at) == (MOST_TRIES, None, None)
    assert tell_due(services, postbox) == NOBODY


def test_a_refused_address_is_not_tried_again(services, clock, postbox):
    submission = published(services)
    postbox.trouble = AddressRefused()
    assert tell_due(services, postbox) == Told(unsent=1)
    clock.passes(LONGEST_WAIT)

    assert tell_due(services, postbox) == NOBODY
    assert services.store.notices.get(submission.id).told_at is None


def test_one_is_told_at_once_if_it_is_due(services, postbox):
    submission = published(services)

    assert tell_one(services, postbox, submission.id) == Told(sent=1)
    assert tell_one(services, postbox, submission.id) == NOBODY
    assert tell_one(services, postbox, "nobody") == NOBODY


def test_more_than_one_batch_is_told_in_one_go(services, postbox):
    for number in range(30):
        published(services, idempotency_key=f"kunci-{number}")

    assert tell_due(services, postbox) == Told(sent=30)


def test_a_try_that_was_cut_short_is_made_again(services, clock, postbox):
    notice = services.store.notices.get(published(services).id)
    services.store.notices.take(notice, until=clock() + FIRST_WAIT)
    clock.passes(FIRST_WAIT + timedelta(seconds=1))

    assert tell_due(services, postbox) == Told(sent=1)


def test_after_the_contact_is_erased_nobody_is_written_to(services, clock, postbox):
    published(services)
    clock.passes(RETENTION + timedelta(seconds=1))
    erase_overdue(services)

    assert tell_due(services, postbox) == NOBODY
    assert postbox.letters == []


def test_the_log_says_which_and_never_who(services, postbox, caplog):
    # One that no other test speaks of: Pelican's loggers, once loaded, say nothing twice.
    submission = published(services, idempotency_key="untuk-catatan")
    postbox.trouble = NotSent()
    with caplog.at_level(logging.WARNING):
        tell_due(services, postbox)

    assert submission.id in caplog.text
    assert "warga@example.id" not in caplog.text


def test_a_decision_of_last_week_is_no_news_any_more(services, clock, postbox):
    submission = published(services)
    clock.passes(TOO_LATE + timedelta(seconds=1))

    assert tell_due(services, postbox) == Told(unsent=1)
    assert postbox.letters == []
    assert services.store.notices.get(submission.id).due_at is None


def test_a_notice_that_died_on_every_try_does_not_stand_in_the_way_of_others(services, postbox):
    first = services.store.notices.get(published(services).id)
    for _ in range(40):
        first = services.store.notices.take(first, until=first.due_at)
    published(services, Contact(address="lain@example.id"), idempotency_key="kunci-2")

    assert tell_due(services, postbox) == Told(sent=1, unsent=1)
    assert [letter.to for letter in postbox.letters] == ["lain@example.id"]


def test_an_address_that_no_key_opens_is_said_to_be_out_of_reach(tmp_path, services, postbox):
    submission = published(services)
    with some_services(
        tmp_path, services.now, mail=MAIL, secret=b"another secret that opens nothing from before"
    ) as changed:
        assert tell_due(changed, postbox) == Told(unsent=1)

        notice = changed.store.notices.get(submission.id)
        assert notice
        assert (notice.due_at, notice.told_at) == (None, None)


def test_who_is_told_to_stop_begins_no_further_letter(services, postbox):
    for number in range(3):
        published(services, idempotency_key=f"kunci-{number}")

    told = tell_due(services, postbox, go_on=lambda: len(postbox.letters) < 1)

    assert (told, len(postbox.letters)) == (Told(sent=1), 1)
    assert tell_due(services, postbox) == Told(sent=2)


class TakenBackMeanwhile:
    """A store of notices in which staff take the answer back just after a notice was taken."""

    def __init__(self, services, submission) -> None:
        self._notices, self._take_back = services.store.notices, self._once(services, submission)

    def _once(self, services, submission):
        yield decide(services, Decision(act=desk_acts.WITHDRAW, **seen(submission), reason="Keliru."))

    def take(self, notice, *, until):
        taken = self._notices.take(notice, until=until)
        next(self._take_back, None)
        return taken

    def __getattr__(self, name):
        return getattr(self._notices, name)


def test_an_answer_taken_back_while_its_letter_is_written_makes_one_letter(services, clock, postbox):
    submission = published(services)
    clock.passes(timedelta(seconds=1))
    kept, meanwhile = services.store, TakenBackMeanwhile(services, submission)
    store = SimpleNamespace(submissions=kept.submissions, notices=meanwhile, builds=kept.builds)
    tell_due(replace(services, store=store), postbox)
    tell_due(services, postbox)

    assert [letter.subject for letter in postbox.letters] == ["Tentang pertanyaan Anda"]
