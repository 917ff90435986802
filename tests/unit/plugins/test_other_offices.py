"""An office with a folder of its own is itself everywhere, and nothing in it is another's."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from feedback_api.domain.identity import Zone
from plugins.check import main as check
from plugins.edition.content import Content, read_content
from plugins.kinds.file_naming import name_from
from plugins.kinds.new_file import Desk, Draft
from plugins.kinds.news.kind import POSTS
from plugins.kinds.tree import read_content_tree
from plugins.new_office.__main__ import main as new_office
from plugins.new_office.areas import District, UnknownCode, district_of
from plugins.new_office.writing import office_files
from plugins.reading import wording
from tests.serving import ROOT
from tests.unit.plugins.building import build
from tests.unit.plugins.small_content import POST, write, write_content

TODAY = date(2026, 12, 10)
# In the west, in the middle, and in Papua.
CODES = {
    "33.05.03": ("Kecamatan Puring", "Kabupaten Kebumen", Zone.WIB, "surorejan"),
    "51.71.01": ("Kecamatan Denpasar Selatan", "Kota Denpasar", Zone.WITA, "sesetan"),
    "92.02.03": ("Distrik Warmare", "Kabupaten Manokwari", Zone.WIT, "warmare"),
}
# What the small content says of the office that it belongs to.
OTHERS = re.compile(r"\b(?:Misal|Wates|Tampung|Kabupaten Contoh|wates-desember|loket-pindah)\b")


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    return write_content(tmp_path_factory.mktemp("base") / "content")


@pytest.fixture
def puring(tmp_path) -> Path:
    return made(tmp_path / "puring", "33.05.03")


def made(folder: Path, code: str) -> Path:
    assert new_office(["--kode", code, "--ke", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("code", CODES)
def test_an_office_made_of_its_code_is_itself_on_every_page(code, base, tmp_path):
    name, regency, zone, village = CODES[code]
    folder = made(tmp_path / "kantor", code)
    tree = read_content_tree((base, folder), office=folder)

    site = tmp_path / "site"

    build(base, CONTENT_OFFICE=str(folder), OUTPUT_PATH=str(site))

    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    texts = {place: path.read_text("utf-8", errors="ignore") for place, path in pages.items()}
    assert tree.office.zone is zone
    assert name in texts["index.html"]
    assert regency in "".join(texts.values())
    assert f"desa/{village}/index.html" in texts
    assert "panduan/ktp-hilang/index.html" in texts
    assert [place for place, text in texts.items() if OTHERS.search(text)] == []


def test_its_content_passes_the_check(puring, base, capsys):
    assert check([str(base), "--kantor", str(puring)], today=TODAY) == 0
    assert "Tidak ada yang perlu diperbaiki." in capsys.readouterr().out
    assert (puring / "terbit.csv").is_file(), "published addresses are noted with the office that has them"
    assert not (base / "terbit.csv").exists()


def test_an_address_is_led_elsewhere_in_the_office_that_had_it(puring, base):
    write(puring / "pengalihan.csv", "/desa/lama/,/desa/surorejan/\n")

    read = read_content(read_content_tree((base, puring), office=puring), demonstration=False)

    assert isinstance(read, Content)
    assert "/desa/lama/" in read.beside.moved


@pytest.mark.parametrize("place", ["panduan/ktp-hilang.md", "data/berkas.yaml", "halaman/tentang.md"])
def test_what_is_of_every_office_is_not_read_in_the_folder_of_one(place, puring, base, capsys):
    write(puring / place, (base / place).read_bytes())

    assert check([str(base), "--kantor", str(puring)], today=TODAY) == 1
    assert f"{puring}/{place}:1: {wording.OF_EVERY_OFFICE}" in capsys.readouterr().out


def test_without_its_own_name_an_office_does_not_take_another_s(puring, base, capsys):
    (puring / "data" / "kantor.yaml").unlink()

    assert check([str(base), "--kantor", str(puring)], today=TODAY) == 1
    assert f"{puring}/data/kantor.yaml:1: {wording.FILE_MISSING}" in capsys.readouterr().out


def test_a_new_file_goes_into_the_office_s_own_folder(puring):
    desk = Desk(tree=read_content_tree((ROOT / "content", puring), office=puring), today=TODAY)
    assert POSTS.new is not None

    draft = POSTS.new.draft(POSTS.files, desk, title="Loket tutup", village="", day="", name="")

    assert isinstance(draft, Draft)
    assert draft.path == puring / "kabar" / "loket-tutup.md"


def test_its_news_are_shown_and_ours_are_not(puring, base, tmp_path):
    write(puring / "kabar" / "loket-puring.md", POST.replace("desa: wates\n", ""))

    site = tmp_path / "site"

    build(base, CONTENT_OFFICE=str(puring), OUTPUT_PATH=str(site))

    assert (site / "kabar" / "loket-puring" / "index.html").is_file()
    assert not (site / "kabar" / "loket-pindah").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "Sebutkan kode kecamatannya"),
        (["--kode", "33.05.99", "--ke", "x"], "Di Kabupaten Kebumen ada: 33.05.01 Ayah"),
        (["--kode", "99.99.99", "--ke", "x"], "Tidak ada kecamatan dengan kode 99.99.99."),
        (["--kode", "misal", "--ke", "x"], "Tidak ada kecamatan dengan kode misal."),
        (["--kode", "33.05", "--ke", "x"], "Tidak ada kecamatan dengan kode 33.05."),
    ],
)
def test_a_code_that_is_none_is_answered_in_a_sentence(typed, said, capsys):
    assert new_office(typed) == 2
    assert said in capsys.readouterr().err


def test_nothing_that_is_there_is_written_over(puring, capsys):
    before = (puring / "data" / "kantor.yaml").read_bytes()

    assert new_office(["--kode", "33.05.04", "--ke", str(puring)]) == 2
    assert "sudah ada isinya" in capsys.readouterr().err
    assert (puring / "data" / "kantor.yaml").read_bytes() == before


def test_a_code_may_be_typed_without_dots():
    assert district_of("330503") == district_of("33.05.03")


def test_two_desa_of_one_name_have_two_files():
    district = district_of("92.02.03")
    assert isinstance(district, District)
    twice = District(
        area=district.area,
        regency=district.regency,
        province=district.province,
        villages=(district.villages[0], replace(district.villages[1], name=district.villages[0].name)),
    )

    places = [file.place for file in office_files(twice) if file.place.startswith("desa/")]

    assert len(set(places)) == 2
    assert places[1].startswith(places[0].removesuffix(".md"))


@pytest.mark.parametrize("code", ["11.01.01", "31.71.01", "53.05.03", "64.71.01", "82.05.01", "94.01.02"])
def test_every_desa_of_a_kecamatan_has_a_file_that_the_check_accepts(code, base, tmp_path, capsys):
    district = district_of(code)
    assert not isinstance(district, UnknownCode)
    folder = made(tmp_path / "kantor", code)

    assert check([str(base), "--kantor", str(folder)], today=TODAY) == 0, capsys.readouterr().out
    assert len(list((folder / "desa").iterdir())) == len(district.villages)
    assert all(name_from(village.name) for village in district.villages)
