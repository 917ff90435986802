"""The office's page knows when it is open in the days to come, and is never open on a holiday or while it is closed."""

import json

import pytest

from feedback_api.domain.site.interruption import Cause
from plugins.edition.build_cache import BuildCache
from tests.unit.plugins.building import PROJECT, build, page
from tests.unit.plugins.small_content import write, write_content
from tests.unit.plugins.test_interruptions import says

OFFICE = "nama: Kecamatan Contoh\nkabupaten: Kabupaten Contoh\nzona: {zone}\njam: {hours}\n"
HOLIDAYS = """"2026":
  sumber: SKB
  teruji: ya
  hari:
    - {tanggal: 2026-12-04, nama: Hari Contoh, jenis: libur}
"""


class Office:
    def __init__(self, folder):
        self.content = write_content(folder / "content", {"data/hari-libur.yaml": HOLIDAYS})
        self.url = f"sqlite:{folder / 'feedback.sqlite'}"

    def open_times(self, *, zone="WIB", hours="Senin-Kamis 08.00-15.00, Jumat 08.00-11.00", today="2026-12-03"):
        write(self.content / "data/kantor.yaml", OFFICE.format(zone=zone, hours=json.dumps(hours)))
        day = {"TODAY": today, "NOW": f"{today}T01:00:00+00:00", "KEPT": BuildCache()}
        self.site = build(self.content, SUBMISSION_STORE=self.url, THEME=str(PROJECT / "theme"), **day)
        return [(one["data-opens"], one["data-closes"]) for one in page(self.site, "/kontak/").select("[data-opens]")]


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def test_a_holiday_and_a_weekend_are_no_open_days_and_the_zone_is_that_of_the_office(office):
    times = office.open_times(zone="WITA")

    assert times[:2] == [
        ("2026-12-03T08:00:00+08:00", "2026-12-03T15:00:00+08:00"),
        ("2026-12-07T08:00:00+08:00", "2026-12-07T15:00:00+08:00"),
    ]
    assert "Libur Jumat, 4 Desember 2026: Hari Contoh." in " ".join(page(office.site, "/kontak/").get_text(" ").split())


def test_while_it_is_closed_it_is_not_open(office):
    says(office.url, Cause.CLOSED)

    assert office.open_times()[0] == ("2026-12-03T10:00:00+07:00", "2026-12-03T15:00:00+07:00")


def test_what_keeps_only_some_guides_leaves_it_open(office):
    says(office.url, Cause.REGISTRY_DOWN)

    assert office.open_times()[0][0] == "2026-12-03T08:00:00+07:00"


@pytest.mark.parametrize(
    ("hours", "today"), [("tiap hari kerja", "2026-12-03"), ("Senin-Jumat 08.00-15.00", "2027-01-04")]
)
def test_nothing_is_said_of_hours_in_other_words_and_of_a_year_without_holidays(office, hours, today):
    assert office.open_times(hours=hours, today=today) == []
