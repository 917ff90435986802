"""Any store keeps what staff write about visits like this: versioned, with its acts, and the press is woken."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_api.domain.audit import Act, is_unbroken
from feedback_api.domain.errors import NoteChanged, StaffAlreadyExists
from feedback_api.domain.members.staff import Role
from feedback_api.domain.visits.note import note_document
from feedback_api.domain.visits.notebook_entry import EntryKind
from tests.builders import a_member, a_note_event, a_visit_note, an_entry
from tests.contract.lagging import soon
from tests.contract.rewriting import later, rewriter


def listing(store, kind):
    """Reads all entries of a kind, whenever it is asked."""
    return lambda: store.notebook.entries(kind, limit=9).items


def test_an_entry_nobody_wrote_is_none(store):
    assert store.notebook.get(EntryKind.VISIT, "unknown") is None


@pytest.mark.parametrize(
    ("village", "day", "may_be"),
    [("wates", "2026-12-03", True), ("wates", "2026-12-10", False), ("tampung", "2026-12-03", False)],
)
def test_what_is_set_aside_may_be_about_a_visit_whatever_it_is_called_now(opened, village, day, may_be):
    entry = an_entry("some-name", day=date(2026, 12, 31), document=note_document(a_visit_note()))
    opened.store.notebook.write(entry, a_note_event(entry))
    with rewriter(opened.url) as other:
        other.entry(EntryKind.VISIT, entry.name, later(reads_from=90))

    (aside,) = opened.store.notebook.entries(EntryKind.VISIT, limit=5).aside

    assert (aside.name, aside.day) == ("some-name", "2026-12-31")
    assert aside.may_be_about(village, {day}) is may_be


def test_an_entry_and_the_newcomer_it_lets_in_are_kept_together(store):
    written = store.notebook.write(an_entry(), a_note_event(an_entry()), newcomer=a_member("lia"))

    assert store.notebook.get(EntryKind.VISIT, written.name) == written
    assert store.staff.member("lia") == a_member("lia")


def test_nobody_is_let_in_by_an_entry_that_somebody_else_wrote_meanwhile(store):
    store.notebook.write(an_entry(), a_note_event(an_entry()))

    with pytest.raises(NoteChanged):
        store.notebook.write(an_entry(), a_note_event(an_entry()), newcomer=a_member("lia"))

    assert store.staff.members() == ()


def test_an_entry_stays_as_it_was_if_the_name_of_its_newcomer_is_taken(store):
    written = store.notebook.write(an_entry(), a_note_event(an_entry()))
    store.staff.add_member(a_member("lia", role=Role.ADMIN))
    wanted = store.builds.read().wanted

    with pytest.raises(StaffAlreadyExists):
        store.notebook.write(
            replace(written, document="{}"), a_note_event(written, Act.INVITATION_USED), newcomer=a_member("lia")
        )

    assert store.notebook.get(EntryKind.VISIT, written.name) == written
    assert (store.staff.members(), store.builds.read().wanted) == ((a_member("lia", role=Role.ADMIN),), wanted)
    assert len(list(store.notebook.events(EntryKind.VISIT, written.name))) == 1


def test_an_entry_comes_back_as_it_was_written(store):
    written = store.notebook.write(an_entry(document='{"é": "📞"}'), a_note_event(an_entry()))

    assert store.notebook.get(EntryKind.VISIT, written.name) == written
    assert (written.version, written.acts, written.document) == (1, 1, '{"é": "📞"}')


def test_a_visit_what_staff_changed_of_it_and_its_result_are_entries_of_their_own(store):
    entries = [an_entry(kind=kind, document=f'{{"{kind.value}":1}}') for kind in EntryKind]

    written = [store.notebook.write(entry, a_note_event(entry)) for entry in entries]

    assert [store.notebook.get(entry.kind, entry.name) for entry in entries] == written
    assert [soon(listing(store, entry.kind), (entry,)) for entry in written] == [(entry,) for entry in written]


def test_what_is_on_no_page_wakes_nobody(store):
    before = store.builds.read().wanted

    entry = an_entry(kind=EntryKind.MEMBER)
    store.notebook.write(entry, a_note_event(entry))

    assert store.builds.read().wanted == before


def test_every_writing_wakes_the_press(store):
    before = store.builds.read().wanted

    store.notebook.write(an_entry(), a_note_event(an_entry()))

    assert store.builds.read().wanted == before + 1


def test_two_people_cannot_overwrite_each_other(store):
    first = store.notebook.write(an_entry(), a_note_event(an_entry()))
    store.notebook.write(replace(first, document="hers"), a_note_event(first, Act.VISIT_CHANGED))
    wanted = store.builds.read().wanted

    with pytest.raises(NoteChanged):
        store.notebook.write(replace(first, document="his"), a_note_event(first, Act.VISIT_CHANGED))

    assert store.notebook.get(EntryKind.VISIT, first.name).document == "hers"
    assert store.builds.read().wanted == wanted


def test_a_new_entry_cannot_take_the_place_of_a_kept_one(store):
    store.notebook.write(an_entry(), a_note_event(an_entry()))

    with pytest.raises(NoteChanged):
        store.notebook.write(an_entry(document="other"), a_note_event(an_entry()))


def test_the_chain_of_acts_holds(store):
    first = store.notebook.write(an_entry(), a_note_event(an_entry()))
    last = store.notebook.write(first, a_note_event(first, Act.VISIT_CANCELLED))

    events = list(store.notebook.events(EntryKind.VISIT, last.name))

    assert [event.act for event in events] == [Act.VISIT_PLANNED, Act.VISIT_CANCELLED]
    assert is_unbroken(events, last.audit_head)


def test_entries_come_in_pages_latest_day_first_whichever_way_they_were_written(store):
    entries = [an_entry(f"visit-{day}", day=date(2026, 12, day)) for day in (3, 1, 2)]
    other = an_entry("visit-9", kind=EntryKind.RESULT)
    for entry in [*entries, other]:
        store.notebook.write(entry, a_note_event(entry))

    first = store.notebook.entries(EntryKind.VISIT, limit=2)
    rest = store.notebook.entries(EntryKind.VISIT, limit=2, cursor=first.next_cursor)

    assert [entry.day.day for entry in (*first.items, *rest.items)] == [3, 2, 1]
    assert rest.next_cursor is None


def test_an_entry_that_moved_stands_at_its_new_day_only(store):
    first = store.notebook.write(an_entry(), a_note_event(an_entry()))
    store.notebook.write(replace(first, day=date(2027, 1, 5)), a_note_event(first, Act.VISIT_CHANGED))

    found = store.notebook.entries(EntryKind.VISIT, limit=10).items

    assert [entry.day for entry in found] == [date(2027, 1, 5)]
