"""What staff change on the form of an editor's visit stands on the site; the file in git stays as it is."""

from datetime import date
from typing import Any

import pytest

from feedback_api.domain.visits.note import NotedService
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.override import override_document, override_for
from feedback_api.store import open_store
from plugins.kinds.visits.dated import dated_visits
from plugins.kinds.visits.noting import noted
from tests.builders import MONDAY_NOON, a_note_event
from tests.unit.plugins.building import WithoutEmptyShards, build, items, page, part
from tests.unit.plugins.reading import content_of
from tests.unit.plugins.small_content import GUIDE, VISIT, write_content

FILE = "kunjungan/2026/wates-desember.md"
SERIES = VISIT.replace("status: terjadwal\n", "ulang: FREQ=WEEKLY;BYDAY=TH\nlewati: [2026-12-24]\n")


def note_in(content, slug):
    """What the files say of this visit, as the catalogue hands it to the form."""
    every = dated_visits(content_of(content).visits, until=date(2026, 12, 31))
    return next(note for one in every if one.slug == slug and (note := noted(one.slug, one.visit)))


def built(folder, change, *, slug="wates-desember", files=None, **settings):
    """Keep what `change` makes of the file's visit, as the form does, and build."""
    content, url = write_content(folder / "content", files), f"sqlite:{folder / 'feedback.sqlite'}"
    written = note_in(content, slug)
    document = override_document(override_for(written, change(written)))
    entry = NotebookEntry(kind=EntryKind.OVERRIDE, name=slug, day=written.day, document=document)
    with open_store(url) as store:
        store.notebook.write(entry, a_note_event(entry))
    return build(content, SUBMISSION_STORE=url, **settings)


def moves(**plan):
    def change(note):
        typed = {name: getattr(note, name) for name in note.__dataclass_fields__} | plan
        return note.changed_to(type(note)(**typed), reason="Balai dipakai.", at=MONDAY_NOON)

    return change


def calls_off(note):
    return note.cancelled(reason="Banjir.", replacement=None, at=MONDAY_NOON)


def calendar(site):
    return (site / "kunjungan.ics").read_text("utf-8").replace("\r\n ", "")


def test_a_moved_visit_stands_on_its_new_day_at_its_old_address_and_the_file_is_untouched(tmp_path):
    site = built(tmp_path, moves(day=date(2026, 12, 10), place="Masjid"))

    assert "Kunjungan ke Desa Wates, Kamis, 10 Desember 2026" in items(page(site, "/kunjungan/"), "coming")
    assert (site / "kunjungan/wates-desember/index.html").is_file()
    assert (tmp_path / "content" / FILE).read_text("utf-8") == VISIT


def test_its_calendar_entry_keeps_its_name_and_counts_on(tmp_path):
    site = built(tmp_path, moves(day=date(2026, 12, 10), place="Masjid"))

    event = calendar(site)
    assert "UID:wates-desember@" in event
    assert ("SEQUENCE:2" in event, "DTSTART;TZID=Asia/Jakarta:20261210T080000" in event) == (True, True)


def test_a_visit_called_off_on_the_form_is_off_everywhere(tmp_path):
    site = built(tmp_path, calls_off)

    assert not any("Wates" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert any("Wates" in item for item in items(page(site, "/kunjungan/"), "changed"))
    assert "STATUS:CANCELLED" in calendar(site)


def test_one_day_of_a_rule_changes_and_the_others_do_not(tmp_path):
    site = built(tmp_path, moves(starts="09.00"), slug="wates-desember-2026-12-10", files={FILE: SERIES})

    starts = [line for line in calendar(site).splitlines() if line.startswith("DTSTART;TZID=Asia/Jakarta:202612")]
    assert [start[-15:] for start in starts] == [
        "20261203T080000", "20261210T090000", "20261217T080000", "20261231T080000"]  # fmt: skip


def test_one_day_of_a_rule_is_called_off(tmp_path):
    site = built(tmp_path, calls_off, slug="wates-desember-2026-12-10", files={FILE: SERIES})

    assert calendar(site).count("STATUS:CANCELLED") == 1


def test_what_the_form_cannot_say_of_a_service_stays_as_the_file_has_it(tmp_path):
    text = VISIT.replace("jadi_hari_itu: ya", "jadi_hari_itu: ya, datang_sendiri: ya, catatan: Bawa map")
    service = NotedService(guide="ktp-hilang", quota=40, same_day=True)

    site = built(tmp_path, moves(services=(service,)), files={FILE: text})

    assert items(page(site, "/kunjungan/wates-desember/"), "services") == ["KTP hilang 40 ya True"]
    assert "Bawa map" in (site / "data/kunjungan.json").read_text("utf-8")


@pytest.mark.parametrize(
    "plan", [{"day": date(2026, 12, 25)}, {"services": (NotedService(guide="x", quota=1, same_day=True),)}]
)
def test_a_change_that_cannot_be_puts_the_visit_in_doubt_and_never_back_among_the_coming(tmp_path, plan, capsys):
    site = built(tmp_path, moves(**plan))

    assert not any("Wates" in item for item in items(page(site, "/kunjungan/"), "coming"))
    assert any("Wates" in item for item in items(page(site, "/kunjungan/"), "changed"))
    assert "SUMMARY:TANYA DULU: Kunjungan ke Desa Wates" in calendar(site)
    assert "kunjungan/2026/wates-desember.md:" in capsys.readouterr().err


def test_a_change_of_a_visit_that_is_gone_changes_nothing(tmp_path):
    built(tmp_path, calls_off)

    site = build(write_content(tmp_path / "content", {FILE: None}),
                 SUBMISSION_STORE=f"sqlite:{tmp_path / 'feedback.sqlite'}")  # fmt: skip

    assert (site / "index.html").is_file()


def test_the_form_is_told_what_the_file_says_and_how_many_changes_readers_see(tmp_path):
    site = built(tmp_path, moves(place="Masjid"))

    catalogue = (site / "data/catalogue/visits.json").read_text("utf-8")
    assert ('"place":"Balai desa"' in catalogue, '"changes":1' in catalogue) == (True, True)


def test_services_that_were_changed_are_named_as_people_know_them(tmp_path):
    service = NotedService(guide="ktp-hilang", quota=20, same_day=True)
    none = VISIT.replace("ktp-hilang", "kia")

    site = built(
        tmp_path, moves(services=(service,)), files={FILE: none, "panduan/kia.md": GUIDE.replace("KTP hilang", "KIA")}
    )

    assert '"semula":"KIA","menjadi":"KTP hilang"' in (site / "data/kunjungan.json").read_text("utf-8")


def test_a_press_that_keeps_its_last_edition_sees_what_staff_changed(tmp_path):
    resident: dict[str, Any] = {"KEPT": WithoutEmptyShards(), "SOURCES": ("the same files",)}
    url = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    before = calendar(build(write_content(tmp_path / "content"), SUBMISSION_STORE=url, **resident))

    after = calendar(built(tmp_path, calls_off, **resident))

    assert ["STATUS:CANCELLED" in file for file in (before, after)] == [False, True]


def test_who_may_come_is_what_staff_said_last(tmp_path):
    site = built(tmp_path, moves(open_to=("wates",)))

    assert part(page(site, "/kunjungan/wates-desember/"), "#open").text == "Wates"
