"""A reader finds on the site what editors wrote and the office answered."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.edition.edition import ContentRefused
from tests.unit.plugins.building import build, items, page, part
from tests.unit.plugins.small_content import GUIDE, POST, VISIT, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return build(write_content(tmp_path_factory.mktemp("tiny") / "content"))


def test_every_address_is_written_and_no_other(site):
    written = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))

    assert written == [
        "404.html",
        "a-z/d/index.html",
        "a-z/index.html",
        "a-z/k/index.html",
        "a-z/t/index.html",
        "a-z/w/index.html",
        "cari/index.html",
        "desa/index.html",
        "desa/tampung/index.html",
        "desa/tampung/saku.html",
        "desa/wates/index.html",
        "desa/wates/saku.html",
        "formulir/index.html",
        "hukum/index.html",
        "hukum/uu-1-2030/index.html",
        "hukum/uu-24-2013/index.html",
        "index.html",
        "kabar/desa/wates/index.html",
        "kabar/index.html",
        "kabar/loket-pindah/index.html",
        "kegiatan/index.html",
        "kesegaran/index.html",
        "kinerja/index.html",
        "kontak/index.html",
        "kunjungan/2026/12/index.html",
        "kunjungan/index.html",
        "kunjungan/wates-desember/index.html",
        "luring/index.html",
        "luring/kirim/index.html",
        "luring/lacak/index.html",
        "luring/meja/index.html",
        "panduan/index.html",
        "panduan/ktp-hilang/hilang/index.html",
        "panduan/ktp-hilang/index.html",
        "panduan/ktp-hilang/rusak/index.html",
        "peristiwa/index.html",
        "poster/desa/tampung/index.html",
        "poster/desa/wates/index.html",
        "poster/panduan/ktp-hilang/index.html",
        "saku.html",
        "saku/index.html",
        "sumber/ktp/index.html",
        "tanya/index.html",
        "tentang/index.html",
    ]


@pytest.mark.parametrize("address", ["/", "/panduan/ktp-hilang/", "/kabar/loket-pindah/", "/tentang/", "/404.html"])
def test_every_page_knows_the_office_the_day_and_its_own_address(site, address):
    soup = page(site, address)

    assert part(soup, "header").text == "Kecamatan Misal, Beranda"
    assert part(soup, "body")["data-today"] == "2026-11-21"
    assert part(soup, "body")["data-at"] == "2026-11-21T00:00:00+07:00"
    assert part(soup, "link[rel=canonical]")["href"] == f"https://kantor.example{address}"
    assert items(soup, "categories") == ["KTP: 1"]
    assert items(soup, "villages") == ["Tampung", "Wates"]


def test_the_home_page_shows_what_is_next_and_what_is_new(site):
    soup = page(site, "/")

    assert items(soup, "next") == ["Kunjungan ke Desa Wates, Kamis, 3 Desember 2026"]
    assert items(soup, "posts") == ["Loket pindah ruangan"]
    assert items(soup, "village-guides") == []
    assert items(soup, "alerts") == []


def test_a_guide_shows_its_documents_its_sources_and_the_next_visits(site):
    soup = page(site, "/panduan/ktp-hilang/")

    assert items(soup, "documents") == ["Kartu Keluarga Buku saku", "Surat kehilangan"]
    assert items(soup, "next") == ["Kunjungan ke Desa Wates, Kamis, 3 Desember 2026"]
    assert part(soup, "#body").text == "<p>Masih ragu? Tanya dulu.</p>"


def test_a_page_without_a_tiny_template_is_made_by_the_real_one(site):
    assert part(page(site, "/404.html"), "h1").text == "Halaman ini tidak ada"


def test_a_visit_shows_its_hours_its_guests_and_its_market_day(site):
    soup = page(site, "/kunjungan/wates-desember/")

    assert part(soup, "#pasaran").text == "Wage"
    assert part(soup, "#starts").text == "08.00"
    assert part(soup, "#open").text == "Wates, Tampung"
    assert items(soup, "services") == ["KTP hilang 20 ya True"]


def test_a_village_shows_visits_it_is_invited_to(site):
    assert items(page(site, "/desa/tampung/"), "next") == ["Kunjungan ke Desa Wates, Kamis, 3 Desember 2026"]


def test_a_post_stands_in_the_news_of_its_village(site):
    soup = page(site, "/kabar/loket-pindah/")

    assert part(soup, "#category").text == "Wates"
    assert part(soup, "time").text == "2026-11-20"
    assert part(soup, "#body").text == "<p>Loket ada di <strong>ruang depan</strong>.</p>"
    assert items(page(site, "/kabar/desa/wates/"), "posts") == ["Loket pindah ruangan"]
    assert items(page(site, "/kabar/"), "posts") == ["Loket pindah ruangan"]


def test_scripts_have_a_name_that_follows_their_contents(site):
    source = str(part(page(site, "/"), "script")["src"])

    assert source.startswith("/theme/js/save.")
    assert (site / source.lstrip("/")).read_bytes() == (site / "theme/js/save.js").read_bytes()


def test_small_files_of_the_theme_are_published_and_styles_are_not(site):
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    assert {"site.webmanifest", "theme/images/favicon.svg"} <= files
    assert [name for name in files if name.endswith(".css")] == []


def test_the_open_data_holds_every_visit(site):
    visits = json.loads((site / "data/kunjungan.json").read_text("utf-8"))

    assert visits["kunjungan"][0]["tanggal"] == "2026-12-03"


def test_a_build_of_the_same_day_differs_in_no_byte(tmp_path):
    content = write_content(tmp_path / "content")
    first = {path: path.read_bytes() for path in build(content).rglob("*") if path.is_file()}

    second = {path: path.read_bytes() for path in build(content).rglob("*") if path.is_file()}

    assert second == first


def test_content_with_a_mistake_stops_everything_and_writes_nothing(tmp_path, capsys):
    content = write_content(tmp_path / "content", {"panduan/ktp-hilang.md": GUIDE.replace("judul:", "jdul:")})

    with pytest.raises(ContentRefused) as refused:
        build(content)

    assert refused.value.code == 2
    assert [problem.line for problem in refused.value.problems] == [2, 2]
    assert 'ktp-hilang.md:2: "jdul" tidak dikenal di bagian ini. Maksud Anda "judul"?' in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_examples_are_laid_over_the_content_in_a_demonstration_only(tmp_path):
    content = write_content(tmp_path / "content")
    overlay = tmp_path / "overlay"
    examples = {
        "kunjungan/2026/contoh-tampung.md": VISIT.replace("desa: wates", "desa: tampung\ncontoh: ya"),
        "kabar/contoh-kabar.md": POST.replace("Loket pindah ruangan", "Kabar contoh\ncontoh: ya"),
    }
    for name, text in examples.items():
        (overlay / name).parent.mkdir(parents=True)
        (overlay / name).write_text(text, "utf-8")

    shown = items(page(build(content, CONTENT_OVERLAY=str(overlay)), "/kabar/"), "posts")
    real = build(content, settings_file="publishconf.py", CONTENT_OVERLAY=str(overlay), OUTPUT_PATH=str(tmp_path / "r"))

    assert shown == ["Kabar contoh", "Loket pindah ruangan"]
    assert items(page(tmp_path / "r", "/kabar/"), "posts") == ["Loket pindah ruangan"]
    assert not (real / "r/kunjungan/contoh-tampung").exists()


def test_a_post_of_a_day_to_come_waits_for_its_day(tmp_path):
    content = write_content(tmp_path / "content", {"kabar/besok.md": POST.replace("2026-11-20", "2026-11-22")})

    today = items(page(build(content), "/kabar/"), "posts")
    tomorrow = items(page(build(content, TODAY="2026-11-22"), "/kabar/"), "posts")

    assert (len(today), len(tomorrow)) == (1, 2)


@pytest.mark.parametrize("offset", [-13, -1, 0, 1, 12, 13, 14, 15, 400])
def test_no_past_visit_is_listed_as_coming_on_any_page(tmp_path, offset):
    content = write_content(tmp_path / "content")
    day = date(2026, 11, 21) + timedelta(days=offset)

    site = build(content, TODAY=day.isoformat())

    expected = 1 if day <= date(2026, 12, 3) else 0
    lists = {"/": "next", "/kunjungan/": "coming", "/panduan/ktp-hilang/": "next", "/desa/wates/": "next"}
    assert {address: len(items(page(site, address), name)) for address, name in lists.items()} == dict.fromkeys(
        lists, expected
    )
