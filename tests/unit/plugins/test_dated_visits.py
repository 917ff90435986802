"""A visit that comes again and again: each day has a page of its own, whose address never changes."""

from datetime import date

import pytest

from plugins.kinds.visits.dated import HORIZON, dated_visits
from plugins.kinds.visits.view import Surroundings, visit_views
from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import VISIT, write_content

NAME = "kunjungan/2026/wates-kamis.md"
SERIES = VISIT.replace("status: terjadwal\n", "ulang: FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH\n")
MOVED = """kecuali:
  - hari_asal: 2027-02-04
    tanggal: 2027-02-06
    mulai: 09.00
    hari_libur: ya
    status: berubah
    alasan: Balai desa dipakai.
    riwayat:
      - {pada: 2027-01-20 10.00, apa: tanggal, semula: 2027-02-04, menjadi: 2027-02-06, alasan: Balai desa dipakai.}
"""


def visits_of(tmp_path, text=SERIES, **others):
    files = {"kunjungan/2026/wates-desember.md": None, NAME: text}
    files |= {f"kunjungan/2026/{name.replace('_', '-')}.md": other for name, other in others.items()}
    return content_of(write_content(tmp_path / "content", files)).visits


def dated(visits, until):
    return [(one.slug, one.visit.day.isoformat()) for one in dated_visits(visits, until=date.fromisoformat(until))]


def test_each_day_of_a_rule_has_an_address_made_of_the_file_and_the_day(tmp_path):
    assert dated(visits_of(tmp_path), "2027-04-30") == [
        ("wates-kamis-2026-12-03", "2026-12-03"),
        ("wates-kamis-2027-02-04", "2027-02-04"),
        ("wates-kamis-2027-04-01", "2027-04-01"),
    ]


def test_a_day_that_moves_keeps_its_address(tmp_path):
    visits = visits_of(tmp_path, SERIES.replace("---\n", f"{MOVED}---\n").replace(f"{MOVED}---\n", "---\n", 1))

    assert dated(visits, "2027-03-01")[1] == ("wates-kamis-2027-02-04", "2027-02-06")


def test_what_a_changed_day_does_not_say_is_as_always(tmp_path):
    visits = visits_of(tmp_path, SERIES.replace("---\n", f"{MOVED}---\n").replace(f"{MOVED}---\n", "---\n", 1))

    usual, changed = dated_visits(visits, until=date(2027, 3, 1))

    assert (usual.visit.starts.hour, changed.visit.starts.hour) == (8, 9)
    assert (usual.visit.status, changed.visit.status) == ("terjadwal", "berubah")
    assert changed.visit.place == usual.visit.place
    assert (len(usual.visit.history), len(changed.visit.history)) == (0, 1)


def test_a_left_out_day_is_no_visit(tmp_path):
    visits = visits_of(tmp_path, SERIES.replace("untuk_desa", "lewati: [2027-02-04]\nuntuk_desa"))

    assert [slug for slug, _ in dated(visits, "2027-04-30")] == ["wates-kamis-2026-12-03", "wates-kamis-2027-04-01"]


def test_a_day_that_was_changed_is_kept_beyond_the_horizon(tmp_path):
    visits = visits_of(tmp_path, SERIES.replace("---\n", f"{MOVED}---\n").replace(f"{MOVED}---\n", "---\n", 1))

    assert dated(visits, "2026-12-31") == [
        ("wates-kamis-2026-12-03", "2026-12-03"),
        ("wates-kamis-2027-02-04", "2027-02-06"),
    ]


@pytest.mark.parametrize("today", [date(2026, 12, 1), date(2027, 3, 1), date(2028, 1, 1)])
def test_an_address_once_published_is_there_on_every_later_day(tmp_path, today):
    visits = visits_of(tmp_path)

    def slugs(day):
        return {
            view.slug
            for view in visit_views(
                dated_visits(visits, until=day + HORIZON), Surroundings(today=day, villages={}, guides={})
            )
        }

    assert slugs(today) <= slugs(date(2028, 6, 1))


def test_a_replacement_may_be_one_day_of_a_rule(tmp_path):
    cancelled = VISIT.replace(
        "status: terjadwal\n",
        "status: batal\nalasan: Hujan.\npengganti: wates-kamis-2027-02-04\nriwayat:\n"
        "  - {pada: 2026-11-20 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Hujan.}\n",
    )
    visits = visits_of(tmp_path, hujan=cancelled)

    views = visit_views(
        dated_visits(visits, until=date(2027, 5, 1)), Surroundings(today=date(2026, 11, 21), villages={}, guides={})
    )

    assert [view.replacement.day for view in views if view.replacement] == [date(2027, 2, 4)]


@pytest.mark.parametrize(
    ("starts", "ends", "clashes"), [("08.00", "12.00", True), ("11.59", "13.00", True), ("12.00", "14.00", False)]
)
def test_one_team_is_at_one_place_at_a_time(tmp_path, starts, ends, clashes):
    team = "tim: Tim A\nuntuk_desa"
    other = VISIT.replace("untuk_desa", team).replace("mulai: 08.00", f"mulai: {starts}")
    other = other.replace("selesai: 12.00", f"selesai: {ends}").replace("nomor_terakhir: 11.00\n", "")
    files = {
        NAME: SERIES.replace("untuk_desa", team),
        "kunjungan/2026/lain.md": other.replace("2026-12-03", "2027-04-01"),
        "kunjungan/2026/wates-desember.md": None,
    }

    said = sentences(write_content(tmp_path / "content", files))

    expected = f'{NAME}:8: Tim "Tim A" sudah bertugas di lain pada 2027-04-01, jam {starts} sampai {ends}.'
    assert said == ([expected] if clashes else [])


def test_a_cancelled_visit_keeps_no_team_busy(tmp_path):
    team = "tim: Tim A\nuntuk_desa"
    cancelled = VISIT.replace("untuk_desa", team).replace(
        "status: terjadwal\n",
        "status: batal\nalasan: Hujan.\npengganti: null\nriwayat:\n"
        "  - {pada: 2026-11-20 10.00, apa: status, semula: terjadwal, menjadi: batal, alasan: Hujan.}\n",
    )

    said = sentences(
        write_content(
            tmp_path / "content",
            {NAME: VISIT.replace("untuk_desa", team), "kunjungan/2026/wates-desember.md": cancelled},
        )
    )

    assert said == []
