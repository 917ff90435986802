"""Any store lets an act be undone with all that it did, and only one of two who act at the same moment wins."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import CannotBeUndone, SecondMemberNeeded, SubmissionChanged
from feedback_api.domain.submissions.going_back import UNDO_FOR, SaidBefore, Undoable
from feedback_api.domain.submissions.submission import RETENTION, Claim, Status
from feedback_api.store.protocol import Along
from tests.builders import (
    MONDAY_NOON,
    SOUNDS_LIKE_REPORT,
    a_notice,
    a_report,
    a_submission,
    a_task,
    an_answer,
    an_event,
    answered,
    kept,
    published,
)
from tests.contract.lagging import ids_published, ids_waiting, soon
from tests.contract.racing import in_threads

UNTIL = MONDAY_NOON + UNDO_FOR


def undoable(before, after, **changes):
    """The act that made `after` of `before`, as an action keeps it."""
    names = ("status", "claim", "public_text", "answer", "reason", "closed_at")
    replaced = {name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}
    known = Undoable(act=Act.DECLINED.value, by="sri", at=MONDAY_NOON, before=replaced, tells=True)
    return replace(known, **changes)


def declined(store, letter, *, due_at=UNTIL):
    """Decline it, with a notice that waits for the minutes to pass."""
    closed = replace(letter, status=Status.DECLINED, reason="Bukan urusan kami.", closed_at=MONDAY_NOON)
    closed = replace(closed, undoable=undoable(letter, closed))
    along = Along(tells=a_notice(letter.id, due_at=due_at))
    return store.submissions.save(closed, an_event(letter, Act.DECLINED), publishes=False, along=along)


def undone(store, closed, *, along=None, publishes=False):
    restored = replace(closed, **dict(closed.undoable.before), undoable=None)
    event = an_event(closed, Act.UNDONE)
    return store.submissions.save(restored, event, publishes=publishes, along=along or Along(untells=True))


def test_what_can_be_undone_comes_back_as_it_was_saved(store):
    claim = Claim(moderator="sri", until=MONDAY_NOON + timedelta(minutes=30))
    before = kept(store.submissions, replace(a_submission(), claim=claim, status=Status.CLAIMED, answer=an_answer()))
    after = replace(before, status=Status.DECLINED, claim=None, answer=None, closed_at=MONDAY_NOON, reason="x")
    after = replace(after, undoable=undoable(before, after, owed=True))

    saved = store.submissions.save(after, an_event(before, Act.DECLINED), publishes=False)

    read = store.submissions.get(before.id)
    replaced = dict(read.undoable.before)
    assert (read, read.undoable) == (saved, after.undoable)
    assert (replaced["claim"], replaced["reason"]) == (claim, None)


@pytest.mark.parametrize(
    "said",
    [
        {"said_before": (SaidBefore(at=MONDAY_NOON, by="sri", answer=an_answer(), note="Gratis."),)},
        {"said_before": (SaidBefore(at=MONDAY_NOON, by="sri", reason="x", forwarded_to="SP4N-LAPOR"),)},
        {"title": "Syarat KTP"},
        {"forwarded_to": "SP4N-LAPOR"},
        {"status": Status.MERGED, "merged_into": "bcdefgh234", "closed_at": MONDAY_NOON},
    ],
    ids=["corrected", "reopened", "title", "forwarded", "merged"],
)
def test_what_was_said_before_comes_back_as_it_was_saved(store, said):
    before = kept(store.submissions, a_submission())

    saved = store.submissions.save(replace(before, **said), an_event(before, Act.CORRECTED), publishes=False)

    assert store.submissions.get(before.id) == saved
    assert {name: getattr(saved, name) for name in said} == said


def test_an_undone_act_leaves_the_letter_waiting_and_its_notice_gone(store):
    closed = declined(store, kept(store.submissions, a_submission(has_contact=True), b"sealed"))

    after = undone(store, closed)

    assert (after.status, after.reason, after.closed_at) == (Status.WAITING, None, None)
    assert store.notices.get(closed.id) is None
    assert soon(lambda: ids_waiting(store), [closed.id]) == [closed.id]
    assert [event.act for event in store.submissions.events(closed.id)][-2:] == [Act.DECLINED, Act.UNDONE]
    assert is_unbroken(store.submissions.events(closed.id), after.audit_head)


def test_a_notice_waits_for_the_minutes_in_which_its_act_can_be_undone(store):
    closed = declined(store, kept(store.submissions, a_submission()))

    assert store.notices.due(now=UNTIL - timedelta(seconds=1), limit=9) == ()
    assert soon(lambda: len(store.notices.due(now=UNTIL, limit=9)), 1) == 1
    assert store.notices.get(closed.id).tries == 0


def test_nothing_is_undone_once_the_sender_is_being_told(store):
    closed = declined(store, kept(store.submissions, a_submission()), due_at=MONDAY_NOON)
    taken = store.notices.take(store.notices.get(closed.id), until=UNTIL)

    with pytest.raises(CannotBeUndone):
        undone(store, closed)

    assert (store.submissions.get(closed.id), store.notices.get(closed.id)) == (closed, taken)
    assert len(list(store.submissions.events(closed.id))) == closed.acts


def test_nothing_published_is_undone_once_the_sender_is_being_told(store):
    before = kept(store.submissions, a_submission())
    after = replace(answered(before), undoable=undoable(before, answered(before)))
    along = Along(tells=a_notice(before.id))
    public = store.submissions.save(after, an_event(before, Act.PUBLISHED), publishes=True, along=along)
    store.notices.take(store.notices.get(public.id), until=UNTIL)
    wanted = store.builds.read().wanted

    with pytest.raises(CannotBeUndone):
        undone(store, public, publishes=True)

    assert (store.submissions.get(public.id), store.builds.read().wanted) == (public, wanted)


def test_a_notice_of_before_takes_the_place_of_the_undone_one(store):
    closed = declined(store, kept(store.submissions, a_submission()))
    owed = a_notice(closed.id, wanted_at=MONDAY_NOON + timedelta(minutes=2), due_at=UNTIL + timedelta(minutes=2))

    undone(store, closed, along=Along(untells=True, tells=owed))

    assert store.notices.get(closed.id) == owed


def test_a_notice_that_is_gone_already_hinders_nobody(store):
    closed = declined(store, kept(store.submissions, a_submission()))
    store.notices.forget(store.notices.get(closed.id))

    assert undone(store, closed).status is Status.WAITING


def test_a_publication_that_is_undone_is_withdrawn_and_the_site_built_anew(store):
    before = kept(store.submissions, a_submission())
    after = replace(answered(before), undoable=undoable(before, answered(before), tells=False))
    public = store.submissions.save(after, an_event(before, Act.PUBLISHED), publishes=True)
    wanted = store.builds.read().wanted

    undone(store, public, publishes=True, along=Along(opens=a_task(f"answer~{before.id}")))

    delta = store.submissions.published_after(public.change)
    assert (delta.published, delta.withdrawn) == ((), (before.id,))
    assert store.builds.read().wanted == wanted + 1
    assert soon(lambda: len(ids_published(store)), 0) == 0


def test_a_withdrawal_that_is_undone_is_published_again_under_its_number(store):
    public = published(store.submissions, a_submission())
    withdrawn = replace(public, status=Status.DECLINED, reason="Keliru.")
    withdrawn = replace(withdrawn, undoable=undoable(public, withdrawn, tells=False))
    saved = store.submissions.save(withdrawn, an_event(public, Act.WITHDRAWN), publishes=True)

    back = undone(store, saved, publishes=True, along=Along())

    assert store.submissions.published_after(saved.change).published == (back,)
    assert (back.ordinal, back.public_text) == (public.ordinal, public.public_text)


@pytest.mark.parametrize(
    "letter", [a_submission(has_contact=True), a_report(has_contact=True)], ids=["letter", "report"]
)
def test_a_contact_ends_no_more_once_its_letter_is_open_again(store, letter):
    closed = declined(store, kept(store.submissions, letter, b"sealed"))
    (ending,) = [row.fields for row in store.everything().rows() if row.table == "contacts"]

    undone(store, closed)

    (row,) = [row.fields for row in store.everything().rows() if row.table == "contacts"]
    assert ending["erase_after"][:19] == (MONDAY_NOON + RETENTION).isoformat()[:19]
    assert row.get("erase_after") is None
    assert store.submissions.contact(letter.id) == b"sealed"


def test_nothing_becomes_public_by_undoing_what_never_was(store):
    before = kept(store.submissions, a_submission(text=SOUNDS_LIKE_REPORT))
    shown = answered(before)
    closed = replace(before, status=Status.DECLINED, closed_at=MONDAY_NOON)
    made_up = undoable(shown, closed, tells=False)

    with pytest.raises(SecondMemberNeeded):
        store.submissions.save(replace(closed, undoable=made_up), an_event(before, Act.DECLINED), publishes=False)

    assert store.submissions.get(before.id) == before


def test_whoever_undoes_what_a_colleague_acted_on_meanwhile_changes_nothing(store):
    closed = declined(store, kept(store.submissions, a_submission()))
    again = replace(closed, status=Status.CLAIMED, closed_at=None, undoable=None)
    reopened = store.submissions.save(again, an_event(closed, Act.REOPENED), publishes=False)

    with pytest.raises(SubmissionChanged):
        undone(store, closed)

    assert (store.submissions.get(closed.id), store.notices.get(closed.id).tries) == (reopened, 0)


def test_of_undoing_and_acting_at_the_same_moment_one_wins(store):
    closed = declined(store, kept(store.submissions, a_submission()))

    won = in_threads(8, lambda number: undo_or_reopen(store, closed, number))

    after = store.submissions.get(closed.id)
    assert [one for one in won if one] == [after.status]
    assert (after.version, after.acts) == (closed.version + 1, closed.acts + 1)
    assert (store.notices.get(closed.id) is None) == (after.status is Status.WAITING)
    assert is_unbroken(store.submissions.events(closed.id), after.audit_head)


def undo_or_reopen(store, closed, number):
    """Undo it, or open it again; return what it then is, or nothing if somebody else was first."""
    again = replace(closed, status=Status.CLAIMED, closed_at=None, undoable=None)
    try:
        if number % 2:
            return undone(store, closed).status
        return store.submissions.save(again, an_event(closed, Act.REOPENED), publishes=False).status
    except SubmissionChanged:
        return None


def test_of_telling_and_undoing_at_the_same_moment_one_wins(store):
    closed = declined(store, kept(store.submissions, a_submission()), due_at=MONDAY_NOON)
    notice = store.notices.get(closed.id)

    won = in_threads(6, lambda number: tell_or_undo(store, closed, notice, number))

    after = store.submissions.get(closed.id)
    assert [one for one in won if one] == ["told" if after == closed else "undone"]
    assert (store.notices.get(closed.id) is None) == (after != closed)


def tell_or_undo(store, closed, notice, number):
    """Begin to tell its sender, or undo it; return what was done, or nothing if somebody else was first."""
    if number % 2:
        return "told" if store.notices.take(notice, until=UNTIL) else None
    try:
        return "undone" if undone(store, closed) else None
    except (SubmissionChanged, CannotBeUndone):
        return None
