"""Any store keeps nothing of what was undone or deleted, and tells nobody twice of what may have been told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.going_back import UNDO_FOR
from feedback_api.domain.submissions.submission import RETENTION, Status
from feedback_api.store.protocol import Along
from tests.builders import MONDAY_NOON, a_notice, a_report, a_submission, an_event, kept
from tests.contract.lagging import ids_published, ids_waiting, soon
from tests.contract.test_going_back_contract import declined, undone
from tests.contract.test_taking_back_contract import gone, told

LONG_AFTER = MONDAY_NOON + 2 * RETENTION
HELD = a_notice(due_at=MONDAY_NOON + UNDO_FOR)


def beside(store):
    """All that is kept besides the document and its chain, and every list that something can stand in."""
    rows = (row for row in store.everything().rows() if row.table not in {"submissions", "events", "site"})
    return {
        "rows": sorted(row.line for row in rows),
        "due": [one.submission_id for one in store.notices.due(now=LONG_AFTER, limit=9)],
        "came": [one.submission_id for one in store.flood.came()],
        "waiting": ids_waiting(store),
        "of the desa": ids_waiting(store, village="wates"),
        "reports": [one.id for one in store.submissions.reports(limit=9).items],
        "aside": [one.id for one in store.flood.aside(limit=9).items],
        "published": ids_published(store),
        "erasable": [one.id for one in store.submissions.erasable(now=LONG_AFTER, limit=9)],
    }


def arrived(store, letter, sealed=b"sealed"):
    """The letter as it came in, from a group."""
    came = Came(submission_id=letter.id, group="a", at=letter.received_at)
    return store.submissions.add(letter, sealed, an_event(letter), came=came)


@pytest.mark.parametrize(
    "letter", [a_submission(has_contact=True), a_report(has_contact=True)], ids=["letter", "report"]
)
def test_of_an_undone_act_nothing_is_left_beside_the_letter(store, letter):
    before = arrived(store, letter)
    as_it_was = soon(lambda: beside(store), beside(store))

    undone(store, declined(store, before))

    assert soon(lambda: beside(store), as_it_was) == as_it_was


@pytest.mark.parametrize(
    "letter", [a_submission(has_contact=True), a_report(has_contact=True)], ids=["letter", "report"]
)
def test_of_what_was_deleted_after_it_was_decided_nothing_is_left_but_its_shell(store, letter):
    nothing = beside(store)
    decided = told(store, arrived(store, letter))

    store.submissions.erase(gone(decided), an_event(decided, Act.TAKEN_BACK))

    left = soon(lambda: {**beside(store), "rows": []}, {**nothing, "rows": []})
    assert left == {**nothing, "rows": []}
    assert {row.table for row in store.everything().rows() if letter.id in row.line} == {"submissions", "events"}


@pytest.mark.parametrize(
    ("letter", "sealed"),
    [(a_submission(has_contact=True), None), (a_report(has_contact=True), b"its words alone")],
    ids=["letter", "report"],
)
def test_a_pending_notice_goes_with_the_contact(store, letter, sealed):
    decided = told(store, arrived(store, letter))

    without = replace(decided, has_contact=False, has_mail_address=False)
    store.submissions.replace_contact(without, sealed, an_event(decided, Act.CONTACT_DELETED))

    assert store.notices.get(letter.id) is None
    assert soon(lambda: beside(store)["due"], []) == []
    assert store.submissions.contact(letter.id) == sealed


def test_a_notice_stays_with_a_contact_that_is_corrected(store):
    decided = told(store, arrived(store, a_report(has_contact=True)))

    store.submissions.replace_contact(decided, b"new", an_event(decided, Act.CONTACT_CORRECTED))

    assert store.notices.get(decided.id) == a_notice(decided.id)


def publicly_held(store):
    """A letter that was decided, whose notice is still held."""
    before = kept(store.submissions, a_submission(has_contact=True), b"sealed")
    closed = replace(before, status=Status.ANSWERED_PRIVATELY, closed_at=MONDAY_NOON)
    event = an_event(before, Act.ANSWERED_PRIVATELY)
    return store.submissions.save(closed, event, publishes=False, along=Along(tells=HELD))


def acted_on(store, closed, *, tells, publishes=False):
    """Act on it, so that undoing will put its notice back."""
    again = replace(closed, reason="Keliru.")
    along = Along(tells=tells, owed=HELD)
    return store.submissions.save(again, an_event(closed, Act.DECLINED), publishes=publishes, along=along)


def taken(notices, notice):
    assert notices.get(notice.submission_id) == notice


def sent(notices, notice):
    assert notices.close(notice, told_at=MONDAY_NOON)


def forgotten(notices, notice):
    notices.forget(notice)


LATER = a_notice(wanted_at=MONDAY_NOON + timedelta(minutes=3), due_at=MONDAY_NOON + timedelta(minutes=13))


@pytest.mark.parametrize(("tells", "stays"), [(None, HELD), (LATER, LATER)], ids=["tells nobody", "tells"])
def test_a_notice_that_is_still_held_is_counted_on(store, tells, stays):
    closed = publicly_held(store)

    saved = acted_on(store, closed, tells=tells)

    assert (store.submissions.get(closed.id), store.notices.get(closed.id)) == (saved, stays)


@pytest.mark.parametrize("publishes", [False, True], ids=["quietly", "publicly"])
@pytest.mark.parametrize("tells", [None, LATER], ids=["tells nobody", "tells"])
@pytest.mark.parametrize("ends", [taken, sent, forgotten])
def test_nobody_counts_on_a_notice_that_may_have_been_told_meanwhile(store, tells, publishes, ends):
    closed = publicly_held(store)
    ends(store.notices, store.notices.take(HELD, until=MONDAY_NOON + UNDO_FOR))
    now = store.notices.get(closed.id)

    with pytest.raises(SubmissionChanged):
        acted_on(store, closed, tells=tells, publishes=publishes)

    assert (store.submissions.get(closed.id), store.notices.get(closed.id)) == (closed, now)
