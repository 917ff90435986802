"""Staff change on the form what an editor wrote in a file; of two changes of one thing the later one counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feedback_api.domain.visits.note import Changed, NotedService, VisitStatus
from feedback_api.domain.visits.overlay import Misfit
from feedback_api.domain.visits.override import laid_over, merged, override_document, override_for, override_of
from tests.builders import MONDAY_NOON, a_visit_change, a_visit_note

LATER = MONDAY_NOON + timedelta(hours=2)
EARLIER = MONDAY_NOON - timedelta(hours=2)


def moved(**plan):
    """What staff keep when they change a visit at Monday noon."""
    changed = a_visit_note().changed_to(a_visit_note(**plan), reason="Balai dipakai.", at=MONDAY_NOON)
    return override_for(a_visit_note(), changed)


def called_off():
    return override_for(a_visit_note(), a_visit_note().cancelled(reason="Banjir.", replacement=None, at=MONDAY_NOON))


def written_at(moment, **changes):
    """The file after an editor moved the visit to another place at that moment."""
    return a_visit_note(place="Sekolah", status=VisitStatus.CHANGED, reason="Lebih luas.", **changes,
                        history=(a_visit_change(at=moment, new="Sekolah", reason="Lebih luas."),))  # fmt: skip


@pytest.mark.parametrize("override", [moved(starts="09.00"), called_off(), moved(landmark="dekat pasar")])
def test_what_is_kept_is_what_was_written(override):
    assert override_of(override_document(override)) == override


def test_what_staff_changed_counts_and_the_rest_stays_the_files():
    now = laid_over(a_visit_note(last_number="10.30"), moved(place="Masjid"))

    assert (now.place, now.starts, now.last_number) == ("Masjid", "08.00", "10.30")
    assert (now.status, now.reason, len(now.history)) == (VisitStatus.CHANGED, "Balai dipakai.", 1)


def test_the_file_counts_again_for_what_an_editor_changed_later():
    now = laid_over(written_at(LATER), moved(place="Masjid", starts="09.00"))

    assert (now.place, now.starts, now.reason) == ("Sekolah", "09.00", "Lebih luas.")
    assert [change.new for change in now.history] == ["09.00-12.00", "Masjid", "Sekolah"]


def test_staff_count_for_what_an_editor_changed_before():
    now = laid_over(written_at(EARLIER), moved(place="Masjid"))

    assert (now.place, now.reason) == ("Masjid", "Balai dipakai.")


def test_a_visit_that_staff_called_off_is_off_whatever_else_the_file_says():
    now = laid_over(written_at(LATER), called_off())

    assert (now.status, now.reason, now.place) == (VisitStatus.CANCELLED, "Banjir.", "Sekolah")


def test_an_editor_may_take_a_cancellation_back():
    back = a_visit_change(at=LATER, what=Changed.STATUS, old="batal", new="berubah", reason="Jadi.")

    now = laid_over(a_visit_note(status=VisitStatus.CHANGED, reason="Jadi.", history=(back,)), called_off())

    assert (now.status, now.reason) == (VisitStatus.CHANGED, "Jadi.")


def test_what_an_editor_called_off_is_off_though_staff_moved_it():
    off = a_visit_change(at=LATER, what=Changed.STATUS, old="terjadwal", new="batal", reason="Jalan putus.")
    written = a_visit_note(status=VisitStatus.CANCELLED, reason="Jalan putus.", history=(off,))

    now = laid_over(written, moved(place="Masjid"))

    assert (now.status, now.reason) == (VisitStatus.CANCELLED, "Jalan putus.")


def test_a_quota_is_as_staff_left_it_until_the_file_names_a_new_one():
    service = a_visit_note().services[0]
    override = moved(services=(replace(service, quota=40),))

    as_before = laid_over(a_visit_note(), override)
    as_new = laid_over(a_visit_note(services=(replace(service, quota=25),)), override)

    assert [note.services[0].quota for note in (as_before, as_new)] == [40, 25]
    assert (as_before.status, as_before.history) == (VisitStatus.PLANNED, ())


def test_services_that_staff_chose_are_the_services():
    chosen = (*a_visit_note().services, NotedService(guide="kia", quota=None, same_day=False))

    now = laid_over(a_visit_note(), moved(services=chosen))

    assert now.services == chosen
    assert [change.what for change in now.history] == [Changed.SERVICES]


def test_a_second_change_on_the_form_keeps_the_first_in_the_history():
    first = laid_over(a_visit_note(), moved(place="Masjid"))
    second = first.changed_to(replace(first, starts="09.00"), reason="Hujan.", at=LATER)

    now = laid_over(a_visit_note(), override_for(a_visit_note(), second))

    assert (now.place, now.starts, len(now.history)) == ("Masjid", "09.00", 2)


def test_a_change_whose_file_was_changed_without_a_record_is_dropped_alone_and_told():
    laid = merged(a_visit_note(place="Balai RW"), moved(place="Masjid", starts="09.00"))

    assert (laid.value.place, laid.value.starts) == ("Balai RW", "09.00")
    assert [(drop.field, drop.why) for drop in laid.dropped] == [("place", Misfit.BASE_CHANGED)]
    assert [change.new for change in laid.value.history] == ["09.00-12.00", "Masjid"]


def test_what_the_file_changed_later_is_told_as_dropped():
    laid = merged(written_at(LATER), moved(place="Masjid"))

    assert [(drop.field, drop.why) for drop in laid.dropped] == [("place", Misfit.CHANGED_LATER)]


def test_a_last_number_outside_of_the_hours_is_dropped_alone():
    earlier = a_visit_note(ends="10.30", last_number=None)
    override = override_for(replace(earlier, ends="12.00"), replace(earlier, ends="12.00", last_number="11.30"))

    laid = merged(earlier, override)

    assert (laid.value.last_number, [drop.why for drop in laid.dropped]) == (None, [Misfit.IMPOSSIBLE])


def test_a_visit_that_staff_restored_takes_place_and_says_that_it_was_off():
    off = a_visit_note().cancelled(reason="Banjir.", replacement="wates-lagi", at=MONDAY_NOON)
    back = off.restored(reason="Sudah kering.", at=LATER)

    now = laid_over(a_visit_note(), override_for(a_visit_note(), back))

    assert (now.status, now.reason, now.replacement) == (VisitStatus.CHANGED, "Sudah kering.", None)
    assert [change.new for change in now.history] == ["cancelled", "changed"]


def test_what_staff_restored_is_off_again_once_an_editor_calls_it_off():
    back = a_visit_note().cancelled(reason="Banjir.", replacement=None, at=EARLIER).restored(reason="Jadi.", at=LATER)
    off = a_visit_change(at=MONDAY_NOON, what=Changed.STATUS, old="planned", new="cancelled", reason="Jalan putus.")
    written = a_visit_note(status=VisitStatus.CANCELLED, reason="Jalan putus.", history=(off,))

    now = laid_over(written, override_for(a_visit_note(), back))

    assert (now.status, now.reason, len(now.history)) == (VisitStatus.CANCELLED, "Jalan putus.", 3)


def test_a_history_that_an_editor_cut_off_is_not_shortened():
    written = written_at(EARLIER)
    override = override_for(written, written.changed_to(replace(written, starts="09.00"), reason="X.", at=LATER))

    now = laid_over(replace(written, history=()), override)

    assert len(now.history) == 2
