"""Whoever writes hears what became of it, even when the first answer got lost on its way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.store.dynamodb.store import DynamodbStore
from tests.aws.bad_line import WRITES, BadLine, Fault
from tests.aws.tables import opened_table, place_in_store
from tests.builders import (
    MONDAY_NOON,
    a_member,
    a_note_event,
    a_submission,
    a_task,
    a_trip,
    an_entry,
    an_event,
    answered,
    kept,
)

LEASE = timedelta(minutes=2)


@pytest.fixture
def place():
    return place_in_store("lost")


@pytest.fixture
def calm(place):
    """The store on a good line."""
    with opened_table(place) as table:
        yield DynamodbStore(table)


@pytest.fixture
def store(place):
    """The same store, on a line that loses the answer to the first write."""
    with opened_table(place) as table:
        BadLine(fault=Fault.ANSWER_LOST, chance=1, most=1, operations=WRITES).under(table.client)
        yield DynamodbStore(table)


def taken(store):
    return store.builds.take(owner="press", now=MONDAY_NOON, lease=LEASE)


WRITERS: dict[str, Callable[[DynamodbStore], bool]] = {
    "trip": lambda store: store.tallies.count_trip(a_trip(), press="a"),
    "interest": lambda store: store.tallies.count_interest("wates-1", "kia", press="a", at=MONDAY_NOON) == 1,
    "task": lambda store: store.tasks.open(a_task()) == a_task(),
    "note": lambda store: store.notebook.write(an_entry(), a_note_event(an_entry())).version == 1,
    "lease": lambda store: taken(store).lease_owner == "press",
    "submission": lambda store: kept(store.submissions, a_submission()) == store.submissions.get(a_submission().id),
}


def test_a_new_member_is_taken_for_somebody_else_by_nobody(store):
    store.staff.add_member(a_member())

    assert store.staff.member("sri") == a_member()


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_first_write_is_acknowledged(store, write):
    assert write(store)


def test_a_decision_is_acknowledged_and_done_once(store, calm):
    before = kept(calm.submissions, a_submission())

    saved = store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True)

    assert (saved.change, saved) == (1, calm.submissions.get(before.id))
    assert calm.builds.read().wanted == 2


def test_an_erasure_is_acknowledged_and_done_once(store, calm):
    before = kept(calm.submissions, a_submission(), b"sealed")

    emptied = store.submissions.erase(replace(before, erased_at=MONDAY_NOON), an_event(before, Act.ERASED))

    assert (emptied, calm.submissions.contact(before.id)) == (calm.submissions.get(before.id), None)


@pytest.mark.parametrize(
    "end",
    [
        lambda builds: builds.finish(owner="press", built=1, now=MONDAY_NOON),
        lambda builds: builds.fail(owner="press", attempted=1, problems=("salah",)),
    ],
    ids=["finished", "failed"],
)
def test_a_press_hears_that_its_build_was_noted(store, calm, end):
    taken(calm)

    assert end(store.builds)
    assert calm.builds.read().lease_owner is None


def test_who_closes_a_task_is_who_closed_it(store, calm):
    calm.tasks.open(a_task())

    assert store.tasks.close(a_task().id, by="sri", at=MONDAY_NOON).closed_by == "sri"
