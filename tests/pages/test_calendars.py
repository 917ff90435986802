"""A phone, a spreadsheet and a wall calendar learn of visits and activities, and of every change."""

import csv
import io
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.kinds.visits.events import visit_event
from plugins.kinds.visits.view import Surroundings, visit_views
from plugins.pages.calendar.google import google_follow, google_link
from plugins.pages.calendar.month import Entries, months
from plugins.pages.calendar.spreadsheet import COLUMNS, visits_csv
from tests.pages.checker.calendars import by_ical_js, by_vobject
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.reading import content_of, dated_on
from tests.unit.plugins.small_content import VISIT, write_content

MOVED = VISIT.replace(
    "status: terjadwal\n",
    "status: berubah\nalasan: Balai dipakai.\nriwayat:\n"
    "  - {pada: 2026-11-20 10.00, apa: tanggal, semula: 2026-11-25, menjadi: 2026-12-03, alasan: Balai dipakai.}\n",
)
CANCELLED = VISIT.replace(
    "status: terjadwal\n",
    "status: batal\nalasan: Hujan; jalan putus.\npengganti: null\nriwayat:\n"
    "  - {pada: 2026-11-18 10.00, apa: jam, semula: 08.00, menjadi: 09.00, alasan: Camat rapat.}\n"
    "  - {pada: 2026-11-20 10.00, apa: status, semula: berubah, menjadi: batal, alasan: Hujan.}\n",
)
SERIES = VISIT.replace("status: terjadwal\n", "ulang: FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH\ndipastikan: ya\n")
ACTIVITY = """---
judul: Pengajian, Jumat
ringkas: Mengaji **bersama** sesudah salat.
jenis: keagamaan
tanggal: 2026-11-06
mulai: 13.00
selesai: 14.30
tempat: {nama: "Musala kecamatan"}
ulang: FREQ=WEEKLY;BYDAY=FR
lewati: [2026-12-25]
kecuali:
  - hari_asal: 2026-11-27
    status: batal
    alasan: Ruangan dipakai.
    riwayat:
      - {pada: 2026-11-20 08.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Ruangan dipakai.}
---
"""
FILES = {
    "kunjungan/2026/wates-desember.md": MOVED,
    "kunjungan/2026/tampung-batal.md": CANCELLED.replace("desa: wates", "desa: tampung"),
    "kunjungan/2026/wates-rutin.md": SERIES.replace("[wates, tampung]", "[wates]"),
    "kegiatan/pengajian.md": ACTIVITY,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(write_content(tmp_path_factory.mktemp("calendars") / "content", FILES))


def views(tmp_path, text=VISIT, today=date(2026, 11, 21)):
    content = content_of(write_content(tmp_path / "content", {"kunjungan/2026/wates-desember.md": text}))
    around = Surroundings(
        today=today,
        villages={village.slug: village for village in content.villages},
        guides={guide.slug: guide for guide in content.guides},
    )
    return visit_views(dated_on(around.today, content), around)


def test_two_libraries_of_other_people_read_the_same_in_every_calendar(site):
    paths = sorted(site.rglob("*.ics"))

    read = by_ical_js(*paths)

    assert len(paths) == 4 + len(list((site / "kunjungan").glob("*/kunjungan.ics")))
    assert read == tuple(by_vobject(path) for path in paths)


def test_a_calendar_holds_every_day_with_its_hours_in_wib(site):
    events = {event.uid.partition("@")[0]: event for event in by_vobject(site / "kunjungan.ics")}

    assert list(events) == [
        "tampung-batal",
        "wates-desember",
        "wates-rutin-2026-12-03",
        "wates-rutin-2027-02-04",
        "wates-rutin-2027-04-01",
    ]
    assert events["wates-desember"].starts == datetime(2026, 12, 3, 1, 0, tzinfo=UTC)
    assert events["wates-desember"].ends == datetime(2026, 12, 3, 5, 0, tzinfo=UTC)
    assert {event.alarm for event in events.values()} == {None, -86400}


def test_a_change_keeps_the_id_and_raises_the_sequence(site):
    events = {event.uid.partition("@")[0]: event for event in by_ical_js(site / "kunjungan.ics")[0]}

    assert (events["wates-desember"].sequence, events["wates-desember"].status) == (1, "TENTATIVE")
    assert (events["wates-rutin-2027-02-04"].sequence, events["wates-rutin-2027-02-04"].status) == (0, "CONFIRMED")
    cancelled = events["tampung-batal"]
    assert (cancelled.sequence, cancelled.status, cancelled.alarm) == (2, "CANCELLED", None)
    assert cancelled.summary == "BATAL: Kunjungan ke Desa Tampung"


def test_a_village_has_what_happens_there_and_what_it_is_invited_to(site):
    tampung = [event.uid.partition("@")[0] for event in by_vobject(site / "desa/tampung/kunjungan.ics")]

    assert tampung == ["tampung-batal", "wates-desember"]


def test_one_visit_can_be_saved_by_itself(site):
    assert [event.uid for event in by_vobject(site / "kunjungan/wates-desember/kunjungan.ics")] == [
        "wates-desember@kantor.example"
    ]


def test_activities_have_a_calendar_of_their_own(site):
    events = by_vobject(site / "kegiatan.ics")

    days = [event.starts.date().isoformat() for event in events]

    assert days[:5] == ["2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27", "2026-12-04"]
    assert "2026-12-25" not in days
    assert [event.status for event in events[2:5]] == ["TENTATIVE", "CANCELLED", "TENTATIVE"]


def test_an_office_without_activities_has_a_calendar_phones_can_read(tmp_path):
    empty = build(write_content(tmp_path / "content")) / "kegiatan.ics"

    assert (by_vobject(empty), by_ical_js(empty)) == ((), ((),))


def test_lines_are_folded_and_ended_as_the_standard_wants(site):
    written = [path.read_bytes() for path in site.rglob("*.ics")]

    assert max(len(line) for text in written for line in text.split(b"\r\n")) <= 75
    assert all(text.count(b"\n") == text.count(b"\r\n") for text in written)


def test_the_same_visits_give_the_same_bytes_on_another_day(tmp_path):
    content = write_content(tmp_path / "content")
    first = (build(content) / "kunjungan.ics").read_bytes()

    later = (build(content, TODAY="2026-12-20") / "kunjungan.ics").read_bytes()

    assert later == first


def test_the_google_form_is_filled_with_the_day(tmp_path):
    (visit,) = views(tmp_path)

    asked = parse_qs(urlsplit(google_link(visit_event(visit), "https://kantor.example")).query)

    assert asked["action"] == ["TEMPLATE"]
    assert asked["dates"] == ["20261203T080000/20261203T120000"]
    assert asked["ctz"] == ["Asia/Jakarta"]
    assert asked["text"] == ["Kunjungan ke Desa Wates"]


def rows(visits):
    text = visits_csv(visits, "https://kantor.example")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_spreadsheet_has_a_line_for_each_service_of_each_visit(tmp_path):
    (row,) = rows(views(tmp_path))

    assert tuple(row) == COLUMNS
    assert (row["tanggal"], row["mulai"], row["panduan"], row["kuota"]) == ("2026-12-03", "08.00", "ktp-hilang", "20")
    assert (row["untuk_desa"], row["perubahan"]) == ("wates tampung", "0")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_nothing_in_a_spreadsheet_is_run_as_a_formula(tmp_path, start):
    text = VISIT.replace("desa: wates", f'judul: "{start}cmd|calc"\ndesa: wates')

    (row,) = rows(views(tmp_path, text))

    assert row["judul"] == f"'{start}cmd|calc"


def test_the_spreadsheet_says_its_alphabet(site):
    assert (site / "data/kunjungan.csv").read_bytes().startswith(b"\xef\xbb\xbfkunjungan,")


def test_every_month_from_the_first_day_to_the_last_has_a_page(site):
    written = sorted(path.parent.relative_to(site).as_posix() for path in (site / "kunjungan").glob("2*/*/index.html"))

    assert written == [f"kunjungan/{month}" for month in (
        "2026/11", "2026/12", "2027/01", "2027/02", "2027/03", "2027/04"
    )]  # fmt: skip


def test_a_month_is_made_of_weeks_from_monday_to_sunday(tmp_path):
    (month,) = months(Entries(visits=views(tmp_path), activities=(), holidays={date(2026, 12, 25): "Natal"}))

    assert {len(week) for week in month.weeks} == {7}
    assert (month.weeks[0][0].day, month.weeks[0][0].is_inside) == (date(2026, 11, 30), False)
    assert [day.day.day for day in month.days] == [3]
    assert [day.holiday for week in month.weeks for day in week if day.day == date(2026, 12, 25)] == ["Natal"]


def test_a_recurring_visit_has_a_page_with_its_days(site):
    soup = page(site, "/kunjungan/wates-rutin/")

    assert [text.rpartition(", ")[2] for text in items(soup, "coming")] == [
        "3 Desember 2026", "4 Februari 2027", "1 April 2027"
    ]  # fmt: skip


def test_an_activity_shows_its_days_and_a_cancelled_one_among_them(site):
    days = page(site, "/kegiatan/pengajian/").select("#coming li")

    assert [(day["data-status"], day.text) for day in days[:2]] == [
        ("batal", "Jumat, 27 November 2026"),
        ("terjadwal", "Jumat, 4 Desember 2026"),
    ]


def test_the_list_of_activities_leaves_out_what_does_not_take_place(site):
    assert items(page(site, "/kegiatan/"), "coming")[0] == "Pengajian, Jumat, Jumat, 4 Desember 2026"


def test_a_whole_calendar_can_be_followed_in_googles():
    link = google_follow("/desa/wates/kunjungan.ics", "https://kantor.example")

    assert parse_qs(urlsplit(link).query) == {"cid": ["webcal://kantor.example/desa/wates/kunjungan.ics"]}
