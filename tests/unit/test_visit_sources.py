"""Which visits there are: files come, go and change names; what staff did stays with the visit it was done to."""

from dataclasses import replace
from datetime import date, timedelta

from feedback_api.domain.visits.note import VisitStatus, note_document
from feedback_api.domain.visits.override import VisitOverride, override_document, override_for, override_of
from feedback_api.domain.visits.sources import Origin, VisitSources, settled
from tests.builders import MONDAY_NOON, a_visit_note

TODAY = date(2026, 11, 23)
LATER = MONDAY_NOON + timedelta(hours=2)


def now(*, written=(), planned=(), overrides=None, today=TODAY):
    sources = VisitSources(
        written={note.slug: note for note in written},
        planned={note.slug: note for note in planned},
        overrides=overrides or {},
    )
    return settled(sources, today=today)


def states(found) -> dict[str, VisitStatus]:
    return {one.note.slug: one.note.status for one in found.visits}


def called_off(note=None, **more) -> VisitOverride:
    base = note or a_visit_note()
    return override_for(base, base.cancelled(reason="Banjir.", replacement=None, at=MONDAY_NOON), **more)


def moved(note=None) -> VisitOverride:
    base = note or a_visit_note()
    plan = replace(base, day=date(2026, 12, 8))
    return override_for(base, base.changed_to(plan, reason="Balai dipakai.", at=MONDAY_NOON))


def test_a_deleted_file_leaves_a_called_off_visit_until_its_day_and_nothing_afterwards():
    overrides = {"wates-desember": called_off()}

    days = (date(2026, 12, 3), date(2026, 12, 4))
    before, after = (now(overrides=overrides, today=day) for day in days)

    assert [(one.origin, one.note.status) for one in before.visits] == [(Origin.DELETED, VisitStatus.CANCELLED)]
    assert (after.visits, after.lost) == ((), ("wates-desember",))


def test_a_deleted_file_takes_a_moved_visit_with_it_and_that_is_told():
    found = now(overrides={"wates-desember": moved()})

    assert (found.visits, found.lost) == ((), ("wates-desember",))


def test_a_renamed_file_keeps_what_staff_changed():
    renamed = a_visit_note(slug="wates-kamis")

    found = now(written=[renamed], overrides={"wates-desember": moved()})

    (one,) = found.visits
    assert (one.note.slug, one.note.day, one.is_renamed, one.kept_as) == (
        "wates-kamis", date(2026, 12, 8), True, "wates-desember")  # fmt: skip


def test_another_visit_of_that_desa_and_day_is_not_taken_for_the_renamed_one():
    other = a_visit_note(slug="wates-sore")
    overrides = {"wates-desember": called_off(beside=("wates-sore",))}

    found = now(written=[other], overrides=overrides)

    assert states(found) == {"wates-desember": VisitStatus.CANCELLED, "wates-sore": VisitStatus.PLANNED}


def test_visits_called_off_in_one_moment_with_one_reason_are_kept_apart():
    other = a_visit_note(slug="tampung-desember", village="tampung")

    found = now(written=[other], overrides={"wates-desember": called_off(), "tampung-desember": called_off(other)})

    assert states(found) == {"wates-desember": VisitStatus.CANCELLED, "tampung-desember": VisitStatus.CANCELLED}


def test_a_file_that_goes_back_to_its_first_name_keeps_what_happened_under_the_second():
    base = a_visit_note()
    off = called_off()
    renamed = a_visit_note(slug="wates-kamis")
    back = base.cancelled(reason="Banjir.", replacement=None, at=MONDAY_NOON).restored(reason="Kering.", at=LATER)
    overrides = {"wates-desember": off, "wates-kamis": override_for(renamed, back, was=("wates-desember",))}

    found = now(written=[base], overrides=overrides)

    assert states(found) == {"wates-desember": VisitStatus.CHANGED}
    assert len(found.visits[0].note.history) == 2


def test_a_file_that_takes_the_name_of_a_planned_visit_counts_but_a_cancellation_stays():
    planned = a_visit_note(place="Masjid")
    off = planned.cancelled(reason="Banjir.", replacement=None, at=MONDAY_NOON)

    (plain,) = now(written=[a_visit_note()], planned=[planned]).visits
    (cancelled,) = now(written=[a_visit_note()], planned=[off]).visits

    assert (plain.note.place, plain.note.status, plain.namesake) == ("Balai desa", VisitStatus.PLANNED, True)
    assert (cancelled.note.status, len(cancelled.note.history)) == (VisitStatus.CANCELLED, 1)


def test_a_planned_visit_whose_namesake_was_called_off_and_deleted_stays_off():
    found = now(planned=[a_visit_note()], overrides={"wates-desember": called_off()})

    assert states(found) == {"wates-desember": VisitStatus.CANCELLED}


def test_an_override_of_the_first_format_is_still_read():
    override = called_off()
    first = f'{{"base":{note_document(override.base)},"note":{note_document(override.note)}}}'

    assert override_of(first) == override
    assert override_of(override_document(replace(override, beside=("a",), was=("b",)))).was == ("b",)
