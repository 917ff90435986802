"""Whoever runs the proof reads of every sender who was not told, also if nobody was."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.store import open_store
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_notice, a_submission, an_event, answered, kept
from tests.hurried import let_minutes_pass
from tests.proof.counting import untold

SUBMISSION = a_submission().id
HELD = a_notice(due_at=MONDAY_NOON + UNDO_FOR)
NOBODY = "no sender was told of anything"
NEVER = f"nobody will ever be told of the answer to {SUBMISSION}"


@pytest.fixture
def store(tmp_path):
    """A store with an answer that its sender is to be told of."""
    with open_store(f"sqlite:{tmp_path / 'proof.sqlite'}") as store:
        letter = kept(store.submissions, a_submission())
        event = an_event(letter, Act.PUBLISHED)
        store.submissions.save(answered(letter), event, publishes=True, along=Along(tells=HELD))
        yield store


def test_a_sender_for_whom_a_notice_is_still_held_was_not_told(store):
    assert list(untold([SUBMISSION], Counter(), store.notices)) == [NEVER, NOBODY]


def test_a_try_that_was_cut_short_is_no_difference_unless_nobody_at_all_was_told(store):
    store.notices.take(HELD, until=MONDAY_NOON + timedelta(days=1))

    assert list(untold([SUBMISSION], Counter(), store.notices)) == [NOBODY]
    assert list(untold([SUBMISSION, "other23456"], Counter(["other23456"]), store.notices)) == []


def test_a_letter_about_nothing_that_was_decided_is_a_difference(store):
    arrived = Counter([SUBMISSION, "other23456"])

    assert list(untold([SUBMISSION], arrived, store.notices)) == ["a letter about nothing that was decided: other23456"]


def test_a_held_notice_is_due_once_the_minutes_have_passed(store):
    let_minutes_pass(store)
    let_minutes_pass(store)

    assert store.notices.due(now=MONDAY_NOON, limit=9) == (replace(HELD, due_at=MONDAY_NOON),)


def test_minutes_that_pass_take_nothing_from_whoever_is_at_a_notice(store):
    taken = store.notices.take(HELD, until=MONDAY_NOON + timedelta(days=1))

    let_minutes_pass(store)

    assert store.notices.get(SUBMISSION) == taken
