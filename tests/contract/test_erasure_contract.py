"""Any store lets personal data go when it is told to, and keeps the chain of acts checkable."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.submission import RETENTION
from tests.builders import MONDAY_NOON, a_submission, an_event, kept, published
from tests.contract.lagging import soon

OVER = MONDAY_NOON + RETENTION + timedelta(seconds=1)


def ids_erasable(store, now, limit=10):
    return [one.id for one in store.submissions.erasable(now=now, limit=limit)]


def erased(store, submission):
    emptied = replace(submission, text="[NIK disembunyikan]", erased_at=OVER, has_contact=False)
    return store.submissions.erase(emptied, an_event(submission, Act.ERASED))


def test_what_was_closed_long_ago_is_due_and_what_is_open_never_is(store):
    published(store.submissions, a_submission("closed"))
    kept(store.submissions, a_submission("open"))

    due = soon(lambda: ids_erasable(store, OVER), ["closed"])

    assert due == ["closed"]
    assert ids_erasable(store, MONDAY_NOON + RETENTION - timedelta(seconds=1)) == []


def test_what_is_due_comes_in_portions(store):
    for name in ("a", "b", "c"):
        published(store.submissions, a_submission(name))
    soon(lambda: len(ids_erasable(store, OVER)), 3)

    assert len(ids_erasable(store, OVER, limit=2)) == 2


def test_erasing_forgets_text_contact_and_salts_and_is_done_once(store):
    before = kept(store.submissions, a_submission(text="NIK 3514220000000001"), b"sealed")
    closed = replace(before, closed_at=MONDAY_NOON)
    saved = store.submissions.save(closed, an_event(before, Act.MARKED_SPAM), publishes=False)

    after = erased(store, saved)

    assert store.submissions.get(before.id) == after
    assert store.submissions.contact(before.id) is None
    assert [event.salt for event in store.submissions.events(before.id)][:2] == [None, None]
    assert soon(lambda: ids_erasable(store, OVER), []) == []


def test_what_nobody_reads_any_more_leaves_no_trace(store):
    erased(store, published(store.submissions, a_submission()))

    assert store.tidy() is True


def test_the_chain_still_holds_after_erasing(store):
    after = erased(store, published(store.submissions, a_submission()))

    events = list(store.submissions.events(after.id))

    assert is_unbroken(events, after.audit_head)


def test_erasing_what_somebody_changed_meanwhile_is_refused_and_forgets_nothing(store):
    before = kept(store.submissions, a_submission(), b"sealed")
    store.submissions.save(replace(before, reason="x"), an_event(before, Act.CLAIMED), publishes=False)

    with pytest.raises(SubmissionChanged):
        erased(store, before)

    assert store.submissions.contact(before.id) == b"sealed"
