"""Who kept an address, or scans the code of an old poster, still comes to the page."""

from datetime import date
from pathlib import Path

import pytest

from plugins.check import main
from tests.unit.plugins.building import PROJECT, build, page, part
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import FILES, GUIDE, POST, VISIT, write, write_content

TODAY = date(2026, 12, 10)
OLD, NEW = "panduan/ktp-hilang.md", "panduan/ktp-el-hilang.md"
VISIT_OF_NEW = VISIT.replace("ktp-hilang", "ktp-el-hilang")
RENAMED = {OLD: None, NEW: GUIDE, "kunjungan/2026/wates-desember.md": VISIT_OF_NEW}
LINE = "/panduan/ktp-hilang/,/panduan/ktp-el-hilang/"


@pytest.fixture
def root(tmp_path):
    """Content that was checked and published, and whose guide was then renamed; nothing links to it."""
    root = write_content(tmp_path / "content")
    main([str(root)], today=TODAY)
    (root / OLD).unlink()
    for name in (NEW, "kunjungan/2026/wates-desember.md"):
        write(root / name, RENAMED[name] or "")
    return root


def test_a_renamed_guide_is_missed_and_the_line_to_paste_is_offered(root):
    (said,) = sentences(root)

    assert said.startswith("pengalihan.csv:1: Alamat /panduan/ktp-hilang/ pernah terbit,")
    assert said.endswith(f"Tambahkan baris ini: {LINE}")


def test_with_that_line_pasted_all_is_well(root):
    write(root / "pengalihan.csv", f"dari,ke\n{LINE}\n")

    assert sentences(root) == []


def test_the_old_address_leads_on_with_its_cases_and_its_poster(root):
    write(root / "pengalihan.csv", f"{LINE}\n")

    site = build(root, THEME=str(PROJECT / "theme"))

    refreshes = {
        below: part(page(site, f"/panduan/ktp-hilang/{below}"), "meta[http-equiv=refresh]")["content"]
        for below in ("", "hilang/", "rusak/")
    }
    assert refreshes == {below: f"0; url=/panduan/ktp-el-hilang/{below}" for below in refreshes}
    assert (site / "poster/panduan/ktp-hilang/index.html").is_file()


def test_the_old_address_of_a_case_leads_on_alone(tmp_path):
    lines = "/panduan/ktp-hilang/dicuri/,/panduan/ktp-hilang/\n/panduan/ktp-hilang/patah/,/panduan/ktp-hilang/rusak/\n"
    root = write_content(tmp_path / "content", {"pengalihan.csv": lines})
    assert sentences(root) == []

    site = build(root, THEME=str(PROJECT / "theme"))

    leading = {address: page(site, f"/panduan/ktp-hilang/{address}/") for address in ("dicuri", "patah")}
    assert {address: part(old, "meta[http-equiv=refresh]")["content"] for address, old in leading.items()} == {
        "dicuri": "0; url=/panduan/ktp-hilang/",
        "patah": "0; url=/panduan/ktp-hilang/rusak/",
    }
    assert [path.name for path in (site / "panduan/ktp-hilang/dicuri").iterdir()] == ["index.html"]


def test_an_old_address_is_no_page_of_the_sitemap(root):
    write(root / "pengalihan.csv", f"{LINE}\n")

    assert "/panduan/ktp-hilang/" not in (build(root) / "sitemap-situs.xml").read_text("utf-8")


def test_the_list_holds_what_readers_can_see(tmp_path, capsys):
    hidden = POST.replace("judul:", "contoh: ya\njudul:")
    tomorrow = POST.replace("2026-11-20", "2026-12-11")
    root = write_content(tmp_path / "content", {"kabar/contoh-saja.md": hidden, "kabar/besok.md": tomorrow})

    main([str(root)], today=TODAY)

    assert (root / "terbit.csv").read_text("utf-8").split() == [
        "alamat,Kecamatan",
        "Misal",
        "/desa/tampung/",
        "/desa/wates/",
        "/kabar/loket-pindah/",
        "/kunjungan/wates-desember/",
        "/panduan/ktp-hilang/",
        "/tentang/",
    ]
    assert f"6 alamat baru dicatat di {root}/terbit.csv." in capsys.readouterr().out


def test_another_office_that_copies_the_content_begins_a_list_of_its_own(root):
    office = FILES["data/kantor.yaml"].replace("Misal", "Cisewu")
    write(root / "data/kantor.yaml", office)

    assert sentences(root) == []


def test_content_with_a_mistake_adds_nothing_to_the_list(tmp_path):
    root = write_content(tmp_path / "content", {OLD: GUIDE.replace("judul", "jdul")})

    main([str(root)], today=TODAY)

    assert not (root / "terbit.csv").exists()


@pytest.mark.parametrize("name", ["desa/wates.md", "halaman/tentang.md", "kabar/loket-pindah.md"])
def test_a_deleted_page_of_any_kind_is_missed(tmp_path, name):
    without_village = {"kunjungan/2026/wates-desember.md": None, "kabar/loket-pindah.md": None}
    root = write_content(tmp_path / "content", without_village | {name: FILES[name]})
    main([str(root)], today=TODAY)
    (Path(root) / name).unlink()

    (said,) = sentences(root)

    assert said.startswith("pengalihan.csv:1: Alamat /")


@pytest.mark.parametrize(("old", "new"), [("/layanan/", "/panduan/"), ("/awal/", "/")])
def test_an_address_that_leads_to_a_list_brings_no_copy_of_the_site_along(tmp_path, old, new):
    root = write_content(tmp_path / "content", {"pengalihan.csv": f"{old},{new}\n"})

    below = build(root) / old.strip("/")

    assert [path.relative_to(below).as_posix() for path in below.rglob("*")] == ["index.html"]


def test_a_page_of_another_name_is_no_mend_to_paste(tmp_path):
    changes = {"panduan/pbg.md": GUIDE.replace("KTP hilang", "Izin bangunan"), "terbit.csv": "alamat,Kecamatan Misal\n"}
    root = write_content(tmp_path / "content", changes)
    with (root / "terbit.csv").open("a", encoding="utf-8") as published:
        published.write("/panduan/ptsl/\n/panduan/pbg/\n")

    (said,) = sentences(root)

    assert said.endswith("lalu tulis alamat halaman penggantinya di belakang koma: /panduan/ptsl/,")


@pytest.mark.parametrize("old", ["/tentan-kantor/", "/panduan-lama/", "/desa/wates/lama/"])
def test_neither_a_list_nor_the_front_page_is_offered(tmp_path, old):
    root = write_content(tmp_path / "content", {"terbit.csv": f"alamat,Kecamatan Misal\n{old}\n"})

    (said,) = sentences(root)

    assert said.rpartition(": ")[2] in {f"{old},", f"{old},/tentang/"}


OFFICE = FILES["data/kantor.yaml"]
CODED = f"kode: 35.14.22\n{OFFICE}"
MENDED = CODED.replace("Misal", "Misal Raya")


@pytest.mark.parametrize(
    "offices",
    [(OFFICE, CODED), (CODED, MENDED), (OFFICE, CODED, MENDED)],
    ids=["a code filled in", "a name mended", "both, one after the other"],
)
def test_the_past_outlives_what_an_office_mends_of_itself(tmp_path, offices):
    *before, after = offices
    root = write_content(tmp_path / "content")
    for office in before:
        write(root / "data/kantor.yaml", office)
        main([str(root)], today=TODAY)
    write(root / "data/kantor.yaml", after)
    (root / "halaman/tentang.md").unlink()

    (said,) = sentences(root)

    assert said.startswith("pengalihan.csv:1: Alamat /tentang/ pernah terbit")


@pytest.mark.parametrize(
    ("name", "hidden", "sentence"),
    [
        (OLD, GUIDE.replace("judul:", "contoh: ya\njudul:", 1), "bertanda contoh: ya, jadi tidak tampil"),
        ("kabar/loket-pindah.md", POST.replace("2026-11-20", "2026-12-24"), "belum tiba, jadi tidak tampil"),
    ],
    ids=["an example again", "a day to come"],
)
def test_a_published_page_that_is_hidden_again_is_missed(tmp_path, name, hidden, sentence):
    root = write_content(tmp_path / "content", {"kunjungan/2026/wates-desember.md": None})
    main([str(root)], today=TODAY)
    write(root / name, hidden)

    (said,) = sentences(root, today=TODAY)

    assert said.startswith("pengalihan.csv:1: Alamat /")
    assert f"{root}/{name}" in said
    assert sentence in said


def test_the_address_of_a_page_that_is_an_example_again_may_lead_on(tmp_path):
    example = {OLD: GUIDE.replace("judul:", "contoh: ya\njudul:", 1), "kunjungan/2026/wates-desember.md": None}
    root = write_content(tmp_path / "content", {**example, "pengalihan.csv": "/panduan/ktp-hilang/,/tentang/\n"})
    write(root / "terbit.csv", "alamat,Kecamatan Misal\n/panduan/ktp-hilang/\n")

    assert sentences(root, today=TODAY) == []
    site = build(root, DEMONSTRATION=False, THEME=str(PROJECT / "theme"))
    assert part(page(site, "/panduan/ktp-hilang/"), "meta[http-equiv=refresh]")["content"] == "0; url=/tentang/"


def test_no_address_leads_to_what_readers_cannot_see(tmp_path):
    tomorrow = {"kabar/besok.md": POST.replace("2026-11-20", "2026-12-11")}
    root = write_content(tmp_path / "content", {**tomorrow, "pengalihan.csv": "/kabar/lama/,/kabar/besok/\n"})

    (said,) = sentences(root, today=TODAY)

    assert said.startswith('pengalihan.csv:1: Alamat "/kabar/besok/" belum tampil di situs:')
    assert said.endswith("Pilih halaman lain.")
