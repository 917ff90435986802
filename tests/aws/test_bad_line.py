"""Residents and staff on a bad line press again until they hear something; what they heard is true for ever."""

from dataclasses import replace

import pytest

from feedback_api.actions.senders.submit import submit
from feedback_api.actions.senders.track import track
from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.services import Services
from feedback_api.store.dynamodb.store import DynamodbStore
from tests.aws.bad_line import WRITES, BadLine, Fault
from tests.aws.patient_people import decided, until_heard
from tests.aws.tables import opened_table, place_in_store
from tests.builders import a_member, an_arrival, some_services
from tests.contract.racing import in_threads

LETTERS = 6
STAFF = (a_member("sri"), a_member("ani"))
# (what happens, how often the client itself sends a request before people are told)
LINES = [
    (Fault.THROTTLED, 1),
    (Fault.SERVER_ERROR, 1),
    (Fault.SERVER_ERROR, 3),
    (Fault.NEVER_ARRIVED, 1),
    (Fault.NEVER_ARRIVED, 3),
    (Fault.ANSWER_LOST, 1),
    (Fault.ANSWER_LOST, 3),
    (Fault.CROWDED, 1),
]


@pytest.fixture(params=LINES, ids=lambda line: f"{line[0].name.lower()}-{line[1]}")
def line(request):
    return request.param


@pytest.fixture
def place():
    return place_in_store("bad-line")


@pytest.fixture
def office(tmp_path, place, line):
    """An office whose store is at the other end of a bad line."""
    fault, tries = line
    with some_services(tmp_path) as services, opened_table(place, tries=tries) as table:
        bad = BadLine(fault=fault, operations=WRITES if fault is Fault.CROWDED else ("*",))
        bad.under(table.client)
        yield replace(services, store=DynamodbStore(table))
        assert bad.spoilt > 0


@pytest.fixture
def calm(place):
    """The same store, seen on a good line."""
    with opened_table(place) as table:
        yield DynamodbStore(table)


def sent(office: Services, number: int) -> str:
    arrival = an_arrival(f"Apa syarat nomor {number}?", idempotency_key=f"kunci-{number}")
    return until_heard(lambda: submit(office, arrival)).code


def decided_by_both_at_once(office: Services, submission_id: str) -> list[bool]:
    return in_threads(2, lambda number: decided(office, submission_id, STAFF[number]))


def test_every_receipt_stays_true(office, calm):
    codes = [sent(office, number) for number in range(LETTERS)]

    services = replace(office, store=calm)
    kept = [track(services, code) for code in codes]
    assert [one.text for one in kept] == [f"Apa syarat nomor {number}?" for number in range(LETTERS)]
    assert [len(list(calm.submissions.events(one.id))) for one in kept] == [1] * LETTERS
    assert sorted(one.id for one in calm.submissions.waiting(limit=50).items) == sorted(one.id for one in kept)


def test_every_letter_is_decided_once_and_who_heard_yes_was_the_one(office, calm):
    ids = [track(replace(office, store=calm), sent(office, number)).id for number in range(LETTERS)]

    heard = {one: decided_by_both_at_once(office, one) for one in ids}

    published = {one.id: one for one in calm.submissions.published_after(0).published}
    assert set(published) == set(ids)
    assert all(sum(heard[one]) <= 1 for one in ids)
    assert all(published[one].answer.moderator == STAFF[heard[one].index(True)].name for one in ids if any(heard[one]))


def test_each_decision_left_one_act_one_number_and_one_wish(office, calm):
    ids = [track(replace(office, store=calm), sent(office, number)).id for number in range(LETTERS)]

    for one in ids:
        decided(office, one, STAFF[0])

    delta = calm.submissions.published_after(0)
    acts = [[event.act for event in calm.submissions.events(one)] for one in ids]
    assert acts == [[Act.RECEIVED, Act.PUBLISHED]] * LETTERS
    assert [one.change for one in delta.published] == list(range(1, LETTERS + 1))
    assert calm.builds.read().wanted == 1 + LETTERS
    assert all(is_unbroken(calm.submissions.events(one.id), one.audit_head) for one in delta.published)
