"""What staff called off stays off in everything that is published, whatever editors do to the files afterwards.

Real parts: the desk's forms over the real store, and the site built from a copy of content with the real theme.
"""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from feedback_api.app import create_app
from tests.builders import Clock, some_services
from tests.pages.sites import BuiltSite
from tests.unit.plugins.building import PROJECT, build
from tests.unit.plugins.small_content import TABLES, VISIT, write, write_content
from tests.web_office import Office

TODAY = date(2026, 11, 23)
DESK = "/moderasi/kunjungan/"
WATES = "wates-desember"
TAMPUNG = "tampung-desember"
FORM = "wates-2026-12-10"
RESULT = "hasil: {dilayani: 36, selesai: 33, pulang_kurang_berkas: 3}\n"
OTHER = VISIT.replace("desa: wates", "desa: tampung").replace("2026-12-03", "2026-12-17")
HOLIDAY = TABLES["data/hari-libur.yaml"].replace(
    "  hari:\n", "  hari:\n    - {tanggal: 2026-12-10, nama: Hari Desa, jenis: libur}\n"
)


@dataclass(frozen=True, kw_only=True)
class Site:
    """An office with its content, its desk, and the site as it was built last."""

    office: Office
    content: Path
    folder: Path

    def builds(self) -> BuiltSite:
        today = self.office.services.today().isoformat()
        store = f"sqlite:{self.folder / 'feedback.sqlite'}"
        shutil.rmtree(self.folder / "site", ignore_errors=True)  # the press takes away what is no longer written
        built = build(self.content, SUBMISSION_STORE=store, TODAY=today, THEME=str(PROJECT / "theme"))
        return BuiltSite(root=built, origin="https://kantor.example")

    def calls_off(self, slug: str, **typed: str) -> int:
        sri, path = self.office.staff(), f"{DESK}{slug}/batal"
        return sri.sends(path, {**sri.opens(path).fields(), "alasan": "Banjir.", **typed}).status

    def plans(self, village: str, day: str) -> int:
        sri, path = self.office.staff(), f"{DESK}baru"
        plan = {"desa": village, "tanggal": day, "tempat": "Masjid", "layanan-ktp-hilang": "ya"}
        return sri.sends(path, {**sri.opens(path).fields(), **plan}).status

    def restores(self, slug: str) -> int:
        sri, path = self.office.staff(), f"{DESK}{slug}/pulihkan"
        return sri.sends(path, {**sri.opens(path).fields(), "alasan": "Jalan sudah kering."}).status


@pytest.fixture
def site(tmp_path):
    content = write_content(tmp_path / "content", {f"kunjungan/2026/{TAMPUNG}.md": OTHER})
    clock = Clock()
    with some_services(tmp_path, clock, catalogue=f"directory:{tmp_path / 'site/data/catalogue'}") as services:
        office = Office(app=create_app(services), services=services, clock=clock)
        yield Site(office=office, content=content, folder=tmp_path)


def two_called_off(site: Site) -> BuiltSite:
    """Wates 3 December is replaced by a visit planned on the form, Tampung 17 December by none."""
    site.builds()
    assert site.plans("wates", "2026-12-10") == 303
    site.builds()
    assert site.calls_off(WATES, pengganti=FORM) == 303
    assert site.calls_off(TAMPUNG) == 303
    return site.builds()


def an_editor_enters_a_holiday(site: Site) -> str:
    write(site.content / "data/hari-libur.yaml", HOLIDAY)
    return "sedang diragukan"


def the_replacement_is_called_off(site: Site) -> str:
    assert site.calls_off(FORM) == 303
    return "kunjungan itu batal"


def coming_in(page) -> set[str]:
    """The addresses in every list of coming visits on a page: what a script hides once the day is over."""
    return {str(link["href"]) for link in page.all("[data-visit] a") if "BATAL" not in link.text.upper()}


def events(built: BuiltSite, name: str) -> dict[str, str]:
    """Each event's status in a calendar file, by its name."""
    text = built.text(name).replace("\r\n ", "")
    pairs = re.findall(r"UID:([^@]+)@.*?STATUS:(\w+)", text, re.DOTALL)
    return dict(pairs)


def rows(built: BuiltSite, name: str, key: str | None = None) -> dict[str, dict[str, Any]]:
    read = json.loads(built.text(name))
    return {row["slug"]: row for row in (read[key] if key else read)}


def everywhere(built: BuiltSite, slug: str) -> dict[str, str]:
    """How a visit stands in each thing that is published."""
    page = built.page(f"/kunjungan/{slug}/")
    catalogue, data = rows(built, "data/catalogue/visits.json"), rows(built, "data/kunjungan.json", "kunjungan")
    line = next(line for line in built.text("data/kunjungan.csv").splitlines() if line.startswith(f"{slug},"))
    entry = re.search(
        rf"<entry>(?:(?!</entry>).)*/kunjungan/{slug}/.*?</entry>", built.text("kunjungan/atom.xml"), re.DOTALL
    )
    return {
        "page": "batal" if "Kunjungan ini batal." in page.words else "terjadwal",
        "calendar": events(built, "kunjungan.ics")[slug],
        "own calendar": events(built, f"kunjungan/{slug}/kunjungan.ics")[slug],
        "catalogue": "batal" if catalogue[slug]["off"] else "terjadwal",
        "data": data[slug]["status"],
        "table": "batal" if ",batal," in line else "terjadwal",
        "feed": "batal" if entry and "Kunjungan ini batal." in entry[0] else "terjadwal",
    }


ALL_OFF = {
    "page": "batal", "calendar": "CANCELLED", "own calendar": "CANCELLED", "catalogue": "batal", "data": "batal",
    "table": "batal", "feed": "batal",
}  # fmt: skip


def cards(built: BuiltSite, address: str) -> set[str]:
    """The visits that a page offers to go to: cards without the sign that they are off."""
    return {
        str(card.select("a")[0]["href"]) for card in built.page(address).all(".visit") if not card.select(".chip--off")
    }


@pytest.mark.parametrize("happens", [an_editor_enters_a_holiday, the_replacement_is_called_off])
def test_two_visits_stay_off_when_the_replacement_of_one_falls_away(site, happens, capsys):
    two_called_off(site)
    because = happens(site)

    built = site.builds()

    assert [everywhere(built, slug) for slug in (WATES, TAMPUNG)] == [ALL_OFF, ALL_OFF]
    assert cards(built, "/kunjungan/").isdisjoint({f"/kunjungan/{slug}/" for slug in (WATES, TAMPUNG)})
    assert rows(built, "data/kunjungan.json", "kunjungan")[WATES]["pengganti"] is None
    said = capsys.readouterr().err
    assert f"kunjungan/2026/{WATES}.md:" in said
    assert f'Pengganti "{FORM}" dilepas' in said
    assert because in said
    assert "Hari penggantinya dilepas" in site.office.staff().opens(DESK).words


def test_two_visits_stay_off_when_an_editor_renames_the_file_of_the_replacement(site, capsys):
    later = VISIT.replace("2026-12-03", "2026-12-10")
    write(site.content / "kunjungan/2026/wates-lagi.md", later)
    site.builds()
    statuses = (site.calls_off(WATES, pengganti="wates-lagi"), site.calls_off(TAMPUNG))
    (site.content / "kunjungan/2026/wates-lagi.md").rename(site.content / "kunjungan/2026/wates-susulan.md")

    built = site.builds()

    assert statuses == (303, 303)
    assert [everywhere(built, slug) for slug in (WATES, TAMPUNG)] == [ALL_OFF, ALL_OFF]
    assert "/kunjungan/wates-susulan/" in cards(built, "/kunjungan/")
    assert 'Pengganti "wates-lagi" dilepas' in capsys.readouterr().err


def test_a_called_off_visit_stays_off_in_search_the_pocket_edition_and_its_desa(site):
    built = two_called_off(site)

    assert cards(built, "/desa/tampung/") == set()
    assert "BATAL" in re.sub(r"<[^>]+>", "", built.text("saku.html")).split("17 Desember 2026")[1][:20]
    assert f"/kunjungan/{TAMPUNG}/" not in built.text("panduan/ktp-hilang/index.html")


def test_a_called_off_visit_whose_file_is_deleted_stays_listed_as_off_until_its_day(site):
    two_called_off(site)
    (site.content / f"kunjungan/2026/{TAMPUNG}.md").unlink()

    before = everywhere(site.builds(), TAMPUNG)
    site.office.clock.passes(timedelta(days=25))
    after = site.builds()

    assert before == ALL_OFF
    assert f"kunjungan/{TAMPUNG}/index.html" not in after.files


def test_a_called_off_visit_whose_own_file_is_renamed_is_off_under_its_new_name(site, capsys):
    two_called_off(site)
    (site.content / f"kunjungan/2026/{TAMPUNG}.md").rename(site.content / "kunjungan/2026/tampung-kamis.md")

    built = site.builds()

    assert everywhere(built, "tampung-kamis") == ALL_OFF
    assert f"kunjungan/{TAMPUNG}/index.html" not in built.files
    assert f"tampaknya nama baru dari {TAMPUNG}" in capsys.readouterr().err


def test_what_is_restored_under_its_new_name_is_coming_and_counts_on(site):
    two_called_off(site)
    (site.content / f"kunjungan/2026/{TAMPUNG}.md").rename(site.content / "kunjungan/2026/tampung-kamis.md")
    site.builds()

    status = site.restores("tampung-kamis")
    built = site.builds()

    assert status == 303
    assert "/kunjungan/tampung-kamis/" in cards(built, "/kunjungan/")
    assert rows(built, "data/catalogue/visits.json")["tampung-kamis"]["changes"] == 2
    assert "SEQUENCE:2" in built.text("kunjungan/tampung-kamis/kunjungan.ics")


def plain(page):
    return " ".join(page.words.split()).replace("\N{EN DASH}", "-")


def test_results_have_one_source_in_the_schedule_the_sums_the_data_and_the_desk(site):
    over = VISIT.replace("2026-12-03", "2026-11-19").replace("---\n", f"{RESULT}---\n", 2).replace(RESULT, "", 1)
    write(site.content / "kunjungan/2026/wates-november.md", over)

    built = site.builds()

    words = [plain(built.page(address)) for address in ("/kunjungan/", "/kinerja/")]
    assert "35-39 orang dilayani. 30-34 selesai hari itu. < 5 pulang karena berkas kurang." in words[0]
    assert "35-39 dilayani, 30-34 selesai hari itu, < 5 pulang karena berkas kurang" in words[1]
    assert rows(built, "data/kunjungan.json", "kunjungan")["wates-november"]["hasil"]["dilayani_dari"] == 35
    desk = site.office.staff().opens(DESK).words
    assert ("Hasil sudah dicatat." in desk, "Hasil belum dicatat." in desk) == (True, False)
    assert "Editor sudah mencatat: 35-39 dilayani" in plain(site.office.staff().opens(f"{DESK}wates-november/"))


def test_what_staff_counted_is_what_every_page_says_and_a_file_that_differs_is_told(site, capsys):
    over = VISIT.replace("2026-12-03", "2026-11-19").replace("---\n", f"{RESULT}---\n", 2).replace(RESULT, "", 1)
    write(site.content / "kunjungan/2026/wates-november.md", over)
    site.builds()
    sri, path = site.office.staff(), f"{DESK}wates-november/"

    counted = {"dilayani-ktp-hilang": "40", "selesai-ktp-hilang": "35", "pulang-ktp-hilang": "5"}
    status = sri.sends(path, {**sri.opens(path).fields(), **counted}).status
    built = site.builds()

    assert status == 303
    assert "40-44 orang dilayani. 35-39 selesai hari itu." in plain(built.page("/kunjungan/"))
    assert "40-44 dilayani, 35-39 selesai hari itu" in plain(built.page("/kinerja/"))
    assert "40-44 orang dilayani, 35-39 selesai hari itu" in plain(built.page("/kunjungan/wates-november/"))
    assert rows(built, "data/kunjungan.json", "kunjungan")["wates-november"]["hasil"]["dilayani_dari"] == 40
    assert '"hasil" di file tidak sama dengan catatan petugas' in capsys.readouterr().err
