"""A visit that staff planned on the form stands on the site like one that an editor wrote."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visit_note import NotedService, VisitNote, note_document, note_of
from feedback_api.store import open_store
from plugins.visits.stored import as_file
from plugins.visits.visit import Visit
from tests.builders import MONDAY_NOON, a_note_event
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.small_content import write_content

SERVICES = (NotedService(guide="ktp-hilang", quota=30, same_day=True),)


def a_note(**changes) -> VisitNote:
    known = VisitNote(
        slug="tampung-2026-12-10",
        village="tampung",
        day=date(2026, 12, 10),
        starts="08.00",
        ends="12.00",
        last_number="11.00",
        place="Balai Desa Tampung",
        landmark=None,
        services=SERVICES,
        confirmed=True,
        on_holiday=False,
    )
    return replace(known, **changes)


def moved() -> VisitNote:
    plan = a_note(day=date(2026, 12, 11), starts="09.00", place="Sekolah")
    return a_note().changed_to(plan, reason="Balai dipakai.", at=MONDAY_NOON)


def cancelled() -> VisitNote:
    return a_note().cancelled(reason="Banjir.", replacement="wates-desember", at=MONDAY_NOON)


def built(folder, *notes: VisitNote):
    url = f"sqlite:{folder / 'feedback.sqlite'}"
    with open_store(url) as store:
        for note in notes:
            entry = NotebookEntry(kind=EntryKind.VISIT, name=note.slug, day=note.day, document=note_document(note))
            store.notebook.write(entry, a_note_event(entry))
    return build(write_content(folder / "content"), SUBMISSION_STORE=url)


@pytest.mark.parametrize("note", [a_note(), a_note(last_number=None, landmark="dekat pasar"), moved(), cancelled()])
def test_what_is_kept_is_what_was_written(note):
    assert note_of(note_document(note)) == note


@pytest.mark.parametrize("note", [a_note(), a_note(landmark="dekat pasar", on_holiday=True), moved(), cancelled()])
def test_every_note_is_a_header_without_a_problem(note):
    visit, problems = Visit.read(as_file(note, {}))

    assert problems == ()
    assert visit is not None
    assert (visit.slug, visit.day, visit.place.name) == (note.slug, note.day, note.place)


def test_a_planned_visit_stands_in_the_calendar_and_has_its_page(tmp_path):
    site = built(tmp_path, a_note())

    assert any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert items(page(site, "/kunjungan/tampung-2026-12-10/"), "services") == ["KTP hilang 30 ya True"]


def test_a_moved_visit_keeps_its_address_and_stands_on_its_new_day(tmp_path):
    site = built(tmp_path, moved())

    assert (site / "kunjungan/tampung-2026-12-10/index.html").is_file()
    assert "Kunjungan ke Desa Tampung, Jumat, 11 Desember 2026" in items(page(site, "/kunjungan/"), "coming")


def test_a_cancelled_visit_is_no_longer_among_the_coming(tmp_path):
    site = built(tmp_path, cancelled())

    assert not any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert any("Tampung" in item for item in items(page(site, "/kunjungan/"), "changed"))


@pytest.mark.parametrize(
    "changes", [{"village": "tidak-ada"}, {"services": (NotedService(guide="tidak-ada", quota=None, same_day=False),)}]
)
def test_one_that_cannot_be_shown_is_left_out_and_the_site_stands(tmp_path, changes):
    site = built(tmp_path, a_note(**changes))

    assert (site / "index.html").is_file()
    assert not (site / "kunjungan/tampung-2026-12-10").exists()


def test_an_editors_file_of_the_same_name_counts(tmp_path):
    site = built(tmp_path, a_note(slug="wates-desember"))

    assert any("Wates" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert not any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
