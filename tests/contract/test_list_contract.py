"""Any store lists submissions like this: in order, page by page, and for the press without a gap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.submissions.submission import Status
from tests.builders import MONDAY_NOON, a_submission, an_event, answered, kept, published
from tests.contract.lagging import ids_published, ids_waiting, soon


def closed(store, submission, status, *, publishes=False):
    after = replace(submission, status=status, closed_at=MONDAY_NOON)
    return store.submissions.save(after, an_event(submission, Act.DECLINED), publishes=publishes)


def test_the_queue_shows_what_is_due_first_and_then_what_came_first(store):
    later = MONDAY_NOON + timedelta(minutes=1)
    kept(store.submissions, a_submission("c", due=date(2026, 12, 2)))
    kept(store.submissions, a_submission("b", due=date(2026, 12, 1), received_at=later))
    kept(store.submissions, a_submission("a", due=date(2026, 12, 1)))

    waiting = soon(lambda: ids_waiting(store), ["a", "b", "c"])

    assert waiting == ["a", "b", "c"]


def test_the_queue_keeps_what_is_claimed_and_drops_what_is_closed(store):
    kept(store.submissions, a_submission("a"))
    claimed = kept(store.submissions, a_submission("b"))
    store.submissions.save(replace(claimed, status=Status.CLAIMED), an_event(claimed, Act.CLAIMED), publishes=False)
    closed(store, kept(store.submissions, a_submission("c")), Status.SPAM)

    waiting = soon(lambda: ids_waiting(store), ["a", "b"])

    assert waiting == ["a", "b"]


def test_the_queue_of_one_desa_holds_only_its_own(store):
    kept(store.submissions, a_submission("a", village="wates"))
    kept(store.submissions, a_submission("b", village="tampung"))
    kept(store.submissions, a_submission("c", village=None))

    waiting = soon(lambda: ids_waiting(store, village="wates"), ["a"])

    assert waiting == ["a"]


@pytest.mark.parametrize("village", [None, "wates"])
def test_the_pages_of_the_queue_join_without_a_gap_or_a_repetition(store, village):
    names = [f"id{number:02}" for number in range(7)]
    for name in names:
        kept(store.submissions, a_submission(name))
    soon(lambda: ids_waiting(store), names)

    first = store.submissions.waiting(limit=3, village=village)
    second = store.submissions.waiting(limit=3, cursor=first.next_cursor, village=village)
    third = store.submissions.waiting(limit=3, cursor=second.next_cursor, village=village)

    assert [one.id for page in (first, second, third) for one in page.items] == names
    assert third.next_cursor is None


def test_a_full_last_page_offers_no_further_one(store):
    for name in ("a", "b"):
        kept(store.submissions, a_submission(name))
    soon(lambda: ids_waiting(store), ["a", "b"])

    assert store.submissions.waiting(limit=2).next_cursor is None


@pytest.mark.parametrize("cursor", ["", "x", "%%%", "ÿ", "MTIz" * 40, "null"])
def test_a_cursor_that_no_page_gave_does_no_harm(store, cursor):
    published(store.submissions, a_submission("a"))
    kept(store.submissions, a_submission("b"))

    listed = (store.submissions.waiting(limit=5, cursor=cursor), store.submissions.published(limit=5, cursor=cursor))

    assert all(len(page.items) <= 1 for page in listed)


def test_published_submissions_are_listed_newest_change_first(store):
    for name in ("a", "b", "c"):
        published(store.submissions, a_submission(name))

    listed = soon(lambda: ids_published(store), ["c", "b", "a"])

    assert listed == ["c", "b", "a"]


def test_the_pages_of_published_submissions_join(store):
    for name in ("a", "b", "c", "d", "e"):
        published(store.submissions, a_submission(name))
    soon(lambda: ids_published(store), ["e", "d", "c", "b", "a"])

    first = store.submissions.published(limit=3)
    second = store.submissions.published(limit=3, cursor=first.next_cursor)

    assert [one.id for page in (first, second) for one in page.items] == ["e", "d", "c", "b", "a"]
    assert second.next_cursor is None


def test_publishing_gives_the_next_change_and_the_next_ordinal(store):
    numbers = [
        (saved.change, saved.ordinal) for saved in (published(store.submissions, a_submission(name)) for name in "abc")
    ]

    assert numbers == [(1, 1), (2, 2), (3, 3)]


def test_a_correction_gets_a_new_change_and_keeps_its_ordinal(store):
    first = published(store.submissions, a_submission("a"))
    published(store.submissions, a_submission("b"))

    corrected = store.submissions.save(answered(first), an_event(first, Act.PUBLISHED), publishes=True)

    assert (corrected.change, corrected.ordinal) == (3, 1)


def test_each_publication_asks_for_a_build_and_nothing_else_does(store):
    before = store.builds.read().wanted

    saved = published(store.submissions, a_submission("a"))
    closed(store, kept(store.submissions, a_submission("b")), Status.SPAM)
    store.submissions.note(an_event(saved, Act.UNMASKED))

    assert store.builds.read().wanted == before + 1


def test_the_press_is_told_what_was_published_since_it_last_read(store):
    first = published(store.submissions, a_submission("a"))
    second = published(store.submissions, a_submission("b"))

    everything = store.submissions.published_after(0)
    since = store.submissions.published_after(first.change)

    assert (everything.published, everything.withdrawn, everything.last_change) == ((first, second), (), 2)
    assert (since.published, since.last_change) == ((second,), 2)


def test_a_withdrawn_answer_stays_in_the_sequence_as_withdrawn(store):
    first = published(store.submissions, a_submission("a"))
    second = published(store.submissions, a_submission("b"))

    withdrawn = closed(store, first, Status.DECLINED, publishes=True)

    delta = store.submissions.published_after(second.change)
    assert (delta.published, delta.withdrawn, delta.last_change) == ((), ("a",), withdrawn.change)
    assert store.submissions.published_after(0).published == (second,)
    assert soon(lambda: ids_published(store), ["b"]) == ["b"]


def test_nothing_new_is_an_empty_delta_that_stands_where_the_press_stood(store):
    published(store.submissions, a_submission("a"))

    delta = store.submissions.published_after(1)

    assert (delta.is_empty, delta.last_change) == (True, 1)


def test_the_press_may_read_in_portions(store):
    for name in ("a", "b", "c"):
        published(store.submissions, a_submission(name))

    first = store.submissions.published_after(0, limit=2)
    second = store.submissions.published_after(first.last_change, limit=2)

    assert [one.id for delta in (first, second) for one in delta.published] == ["a", "b", "c"]
    assert store.submissions.published_after(second.last_change, limit=2).is_empty
