"""Any store keeps notices to senders like this: with the decision, taken by one at a time, closed once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.notice import FIRST_WAIT
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_notice, a_submission, an_event, answered, kept

LATER = MONDAY_NOON + timedelta(days=1)


def decide(store, before, notice):
    along = Along(tells=notice)
    return store.submissions.save(answered(before), an_event(before, Act.PUBLISHED), publishes=True, along=along)


@pytest.fixture
def noticed(store):
    """A store with a decision whose sender is to be told."""
    decide(store, kept(store.submissions, a_submission()), a_notice())
    return store.notices


def test_a_decision_and_its_notice_are_kept_together(store):
    saved = decide(store, kept(store.submissions, a_submission()), a_notice())

    assert store.submissions.get(saved.id) == saved
    assert store.notices.get(saved.id) == a_notice()
    assert store.notices.due(now=MONDAY_NOON, limit=10) == (a_notice(),)


def test_a_refused_decision_tells_nobody(store):
    before = kept(store.submissions, a_submission())
    decide(store, before, None)

    with pytest.raises(SubmissionChanged):
        decide(store, before, a_notice())

    assert store.notices.get(before.id) is None


def test_a_decision_about_somebody_without_an_address_leaves_no_notice(store):
    saved = decide(store, kept(store.submissions, a_submission()), None)

    assert store.notices.get(saved.id) is None
    assert store.notices.due(now=LATER, limit=10) == ()


def test_a_notice_is_due_from_its_time_on(noticed):
    assert noticed.due(now=MONDAY_NOON - timedelta(microseconds=1), limit=10) == ()
    assert noticed.due(now=MONDAY_NOON, limit=10) == (a_notice(),)


def test_the_longest_waiting_come_first(store):
    names = ("abcdefgh24", "abcdefgh25", "abcdefgh26")
    for number, name in enumerate(names):
        at = LATER - timedelta(hours=number)
        decide(store, kept(store.submissions, a_submission(name)), a_notice(name, wanted_at=at, due_at=at))

    first_two = store.notices.due(now=LATER, limit=2)

    assert [notice.submission_id for notice in first_two] == ["abcdefgh26", "abcdefgh25"]


def test_who_takes_a_notice_has_it_alone_for_a_while(noticed):
    taken = noticed.take(a_notice(), until=LATER)

    assert taken == replace(a_notice(), tries=1, due_at=LATER)
    assert noticed.take(a_notice(), until=LATER) is None
    assert noticed.due(now=MONDAY_NOON, limit=10) == ()


def test_a_notice_nobody_closed_is_due_again(noticed):
    taken = noticed.take(a_notice(), until=MONDAY_NOON + FIRST_WAIT)

    assert noticed.due(now=MONDAY_NOON + FIRST_WAIT, limit=10) == (taken,)


@pytest.mark.parametrize("told_at", [LATER, None], ids=["told", "impossible"])
def test_a_closed_notice_is_never_due_and_says_how_it_ended(noticed, told_at):
    taken = noticed.take(a_notice(), until=LATER)

    assert noticed.close(taken, told_at=told_at) is True
    assert noticed.get(taken.submission_id) == replace(taken, due_at=None, told_at=told_at)
    assert noticed.due(now=LATER + timedelta(days=9), limit=10) == ()
    assert noticed.take(taken, until=LATER) is None


def test_a_later_decision_asks_for_a_notice_of_its_own(store, noticed):
    first = noticed.take(a_notice(), until=LATER)
    before = store.submissions.get(first.submission_id)
    again = a_notice(wanted_at=LATER, due_at=LATER)
    store.submissions.save(before, an_event(before, Act.WITHDRAWN), publishes=True, along=Along(tells=again))

    assert noticed.close(first, told_at=LATER) is False
    noticed.forget(first)
    assert noticed.get(first.submission_id) == again


def test_a_forgotten_notice_never_was(noticed):
    noticed.forget(a_notice())

    assert noticed.get(a_notice().submission_id) is None
    assert noticed.due(now=LATER, limit=10) == ()


def test_erasing_a_submission_forgets_its_notice(store, noticed):
    before = store.submissions.get(a_notice().submission_id)
    store.submissions.erase(replace(before, erased_at=LATER), an_event(before, Act.ERASED))

    assert noticed.get(before.id) is None
