"""Whoever adds a kind of content, here beside the real ones, sees it wherever a kind must appear."""

import importlib
import json
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest

import plugins.kinds
from feedback_api.domain.site.takedown import FOLDERS
from plugins.check import main as check
from plugins.edition.content import Content, read_content
from plugins.kinds.declared import KINDS
from plugins.kinds.kind import Declared, Kinds, kinds_of
from plugins.kinds.tree import read_content_tree
from plugins.new.__main__ import main as new
from plugins.reading.content_model import FileHeader
from tests.content.kinds_table import kinds_table
from tests.unit.plugins.building import TEMPLATES, TINY_THEME, build, page, part
from tests.unit.plugins.small_content import write, write_content
from tests.unit.plugins.toy_kind import BUSINESSES, CRISPS, WITH_BUSINESSES, write_template

CRISPS_FILE = "umkm/keripik.md"


def sentences(root: Path, kinds: Kinds = WITH_BUSINESSES) -> list[str]:
    read = read_content(read_content_tree([root], kinds), demonstration=True, kinds=kinds)
    problems = () if isinstance(read, Content) else read
    return [str(problem).removeprefix(f"{root.as_posix()}/") for problem in problems]


def keys_of(model: type[FileHeader]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("toy")
    content = write_content(folder / "content", {CRISPS_FILE: CRISPS})
    templates = [str(write_template(folder / "templates")), *TEMPLATES]
    return build(content, KINDS=WITH_BUSINESSES, THEME=str(TINY_THEME), THEME_TEMPLATES_OVERRIDES=templates)


@pytest.fixture
def content(tmp_path) -> Path:
    return write_content(tmp_path / "content", {CRISPS_FILE: CRISPS})


def test_what_it_does_not_show_on_this_day_has_no_page(tmp_path):
    shut = replace(BUSINESSES, shown=lambda models, _day: tuple(one for one in models if one.slug != "keripik"))
    files = {CRISPS_FILE: CRISPS, "umkm/sabun.md": CRISPS.replace("Keripik singkong", "Sabun")}
    templates = [str(write_template(tmp_path / "templates")), *TEMPLATES]

    content = write_content(tmp_path / "content", files)
    site = build(content, KINDS=(*KINDS, shut), THEME=str(TINY_THEME), THEME_TEMPLATES_OVERRIDES=templates)

    assert [path.parent.name for path in (site / "umkm").rglob("index.html")] == ["sabun"]


def test_its_files_are_checked_as_its_model_and_its_checks_say(content):
    write(content / "umkm/sabun.md", CRISPS.replace("judul", "jdul"))
    write(content / "umkm/tempe.md", CRISPS.replace("Keripik singkong", "TEMPE"))

    assert sentences(content) == [
        'umkm/sabun.md:2: "jdul" tidak dikenal di bagian ini. Maksud Anda "judul"?',
        'umkm/sabun.md:2: "judul" belum ditulis.',
        "umkm/tempe.md:2: Jangan berteriak.",
    ]


def test_its_folder_is_no_stray_one_and_without_the_kind_it_is(content):
    without = sentences(content, KINDS)

    assert sentences(content) == []
    assert [sentence.partition(" tidak dikenal")[0] for sentence in without] == ['umkm/keripik.md:1: Folder "umkm"']


def test_a_file_too_deep_in_its_folder_is_told(content):
    write(content / "umkm/2026/sabun.md", CRISPS)

    assert sentences(content) == [
        "umkm/2026/sabun.md:1: File ini tidak terbaca, jadi tidak akan tampil. Taruh langsung di folder umkm."
    ]


def test_a_name_that_is_no_address_is_told(content):
    write(content / "umkm/Sabun Cuci.md", CRISPS)

    assert sentences(content) == [
        "umkm/Sabun Cuci.md:2: Nama file harus huruf kecil, angka, dan tanda hubung, misalnya ktp-el-hilang.md."
    ]


def test_links_in_its_bodies_are_checked_and_links_to_it_are_good(content):
    write(content / "umkm/sabun.md", f"{CRISPS}\n[Buntu](/umkm/kripik/)")
    write(content / "halaman/tentang.md", "---\njudul: Tentang\n---\n[Keripik](/umkm/keripik/#pesan)")

    assert sentences(content) == [
        'umkm/sabun.md:8: Tautan "/umkm/kripik/" tidak menuju halaman mana pun. Maksud Anda "/umkm/keripik/"?'
    ]


def test_it_has_its_page(site):
    assert part(page(site, "/umkm/keripik/"), "h1").get_text() == "Keripik singkong"


def test_it_can_be_searched(site):
    found = [file.name for file in (site / "data/cari").glob("*.json") if "/umkm/keripik/" in file.read_text("utf-8")]

    assert found != []
    assert "Keripik singkong" in (site / "a-z/k/index.html").read_text("utf-8")


def test_the_site_map_says_when_it_changed(site):
    told = "<loc>https://kantor.example/umkm/keripik/</loc><lastmod>2026-11-19</lastmod>"

    assert told in (site / "sitemap-situs.xml").read_text("utf-8")


@pytest.mark.parametrize("feed", ["atom.xml", "desa/wates/atom.xml", "umkm/atom.xml"])
def test_it_is_in_the_feeds_of_everything_of_its_desa_and_of_its_own(site, feed):
    assert "Keripik singkong" in (site / feed).read_text("utf-8")


def test_it_is_in_no_feed_of_another_desa(site):
    assert "Keripik singkong" not in (site / "desa/tampung/atom.xml").read_text("utf-8")


def test_it_is_open_data(site):
    rows = json.loads((site / "data/umkm.json").read_text("utf-8"))["umkm"]

    assert rows == [{"judul": "Keripik singkong", "alamat": "https://kantor.example/umkm/keripik/"}]


def test_it_has_a_calendar_file(site):
    assert "SUMMARY:Keripik singkong" in (site / "umkm.ics").read_text("utf-8")


def test_it_is_in_the_pocket_edition_of_everything(site):
    assert "Keripik singkong. Wates." in (site / "saku.html").read_text("utf-8")


def test_its_command_is_listed_and_makes_a_file_from_its_example(content, capsys):
    example = CRISPS.replace("Keripik singkong", "Nama usaha").replace("Pesan dua hari sebelumnya.", "Cara memesan.")
    write(content / "umkm/_contoh.md", example)
    with pytest.raises(SystemExit):
        new(["--help"], WITH_BUSINESSES)
    listed = capsys.readouterr().out

    made = new(["umkm-baru", "--judul", "Sabun cuci", "--folder", str(content)], WITH_BUSINESSES)

    assert (made, "umkm-baru" in listed) == (0, True)
    assert "judul: Sabun cuci" in (content / "umkm/sabun-cuci.md").read_text("utf-8")
    assert sentences(content) == []


def test_the_check_counts_its_files_and_notes_its_long_sentences(content, capsys):
    write(content / "umkm/sabun.md", f"{CRISPS}\n{'kata ' * 30}.")

    code = check([str(content)], WITH_BUSINESSES)

    said = capsys.readouterr().out
    assert code == 0
    assert "umkm/sabun.md:8: Catatan: Kalimat ini 31 kata." in said


def test_the_table_for_editors_names_it():
    assert "| Memperkenalkan usaha warga | `umkm/` | `umkm/_contoh.md` |" in kinds_table(WITH_BUSINESSES)


def test_what_a_kind_says_can_be_translated_is_what_its_model_takes():
    said = {kind.name: {f"{key}_en" for key in kind.translated} for kind in kinds_of(KINDS)}
    taken = {kind.name: {name for name in keys_of(kind.model) if name.endswith("_en")} for kind in kinds_of(KINDS)}

    assert said == taken
    assert said["guides"] == {"judul_en"}


def test_every_kind_with_pages_can_be_taken_down_by_its_folder():
    folders = {kind.files.folder for kind in kinds_of(KINDS) if kind.pages}

    assert folders == set(FOLDERS)


def test_whatever_declares_itself_is_in_the_list_of_kinds():
    names = (name for _, name, _ in pkgutil.walk_packages(plugins.kinds.__path__, "plugins.kinds."))
    modules = [importlib.import_module(name) for name in names if name.endswith(".kind") and name.count(".") > 2]
    declared = [one for module in modules for one in vars(module).values() if isinstance(one, Declared)]

    assert {one.name for one in declared} == {one.name for one in KINDS}
