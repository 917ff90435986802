"""A visit that staff planned on the form stands on the site like one that an editor wrote."""

from dataclasses import replace
from datetime import date

import pytest

from feedback_api.domain.visits.note import NotedService, VisitNote, note_document, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store import open_store
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


def test_one_whose_desa_is_gone_is_shown_with_its_place(tmp_path, capsys):
    site = built(tmp_path, a_note(village="tidak-ada"))

    assert any("Balai Desa Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert 'Desa "tidak-ada" tidak ada lagi' in capsys.readouterr().err


def test_one_whose_services_are_gone_is_in_doubt_and_not_lost(tmp_path, capsys):
    site = built(tmp_path, a_note(services=(NotedService(guide="tidak-ada", quota=None, same_day=False),)))

    assert not any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert any("Tampung" in item for item in items(page(site, "/kunjungan/"), "changed"))
    assert (site / "kunjungan/tampung-2026-12-10/index.html").is_file()
    assert "Tidak ada layanan yang tersisa" in capsys.readouterr().err


def test_one_on_a_day_that_became_a_holiday_is_in_doubt_and_not_lost(tmp_path):
    site = built(tmp_path, a_note(day=date(2026, 12, 25)))

    assert not any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert any("Tampung" in item for item in items(page(site, "/kunjungan/"), "changed"))
    assert '"reports":["on_holiday"]' in (site / "data/catalogue/visits.json").read_text("utf-8")


def test_an_editors_file_of_the_same_name_counts(tmp_path):
    site = built(tmp_path, a_note(slug="wates-desember"))

    assert any("Wates" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert not any("Tampung" in item for item in items(page(site, "/kunjungan/"), "coming"))
