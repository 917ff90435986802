"""An editor starts a new guide, visit or post with one command and without a mistake."""

import shutil
from datetime import date

import pytest

from plugins.kinds.file_naming import day_from, name_from, six_months_after
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.kind import AnyKind
from plugins.kinds.new_file import Desk, Draft, NewFileRefused
from plugins.kinds.news.kind import POSTS
from plugins.kinds.tree import read_content_tree
from plugins.kinds.visits.kind import VISITS
from plugins.new.__main__ import main
from plugins.reading.front_matter import read_header_file
from tests.content.published import ROOT
from tests.unit.plugins.reading import content_of
from tests.unit.plugins.small_content import VILLAGE, write_content

SATURDAY = date(2026, 11, 21)
ALASMISAL = VILLAGE.format(name="Alasmisal").replace("---\n", "---\nejaan_lain: [Alas Misal]\n", 1)


@pytest.fixture
def real(tmp_path):
    """A copy of the real content."""
    return Desk(tree=read_content_tree([shutil.copytree(ROOT / "content", tmp_path / "real")]), today=SATURDAY)


@pytest.fixture
def folder(tmp_path):
    """A small content folder with the real examples in it."""
    root = write_content(tmp_path / "content", {"desa/alasmisal.md": ALASMISAL})
    for example in (ROOT / "content").rglob("_contoh.md"):
        copy = root / example.relative_to(ROOT / "content")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(example, copy)
    return root


@pytest.fixture
def desk(folder) -> Desk:
    return Desk(tree=read_content_tree([folder]), today=SATURDAY)


def written(draft: Draft | NewFileRefused):
    """Write a draft as the command does and return the file as the check reads it."""
    assert isinstance(draft, Draft), draft
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    draft.path.write_text(draft.text, "utf-8")
    return read_header_file(draft.path, draft.path.as_posix())


def made(kind: AnyKind, desk: Desk, **typed: str) -> Draft | NewFileRefused:
    assert kind.new is not None
    return kind.new.draft(kind.files, desk, **typed)


def new_guide(desk: Desk, **typed: str) -> Draft | NewFileRefused:
    return made(GUIDES, desk, **typed)


def new_post(desk: Desk, **typed: str) -> Draft | NewFileRefused:
    return made(POSTS, desk, **typed)


def new_visit(desk: Desk, **typed: str) -> Draft | NewFileRefused:
    return made(VISITS, desk, **typed)


def slugs(content) -> set[str]:
    return {thing.slug for thing in (*content.guides, *content.visits, *content.posts)}


def refusal(draft: Draft | NewFileRefused) -> str:
    assert isinstance(draft, NewFileRefused), draft
    return draft.sentence


def test_a_new_guide_has_its_title_and_its_days(desk):
    file = written(new_guide(desk, title="Surat izin keramaian malam"))

    assert file.path.endswith("panduan/surat-izin-keramaian-malam.md")
    assert file.root.text("judul") == "Surat izin keramaian malam"
    assert (file.root.text("dicek"), file.root.text("cek_lagi")) == ("2026-11-21", "2027-05-21")
    assert file.root.texts("alias") == ()


def test_a_new_visit_has_its_desa_and_its_day(desk):
    file = written(new_visit(desk, village="wates", day="2026-12-03"))

    assert file.path.endswith("kunjungan/2026/wates-desember-2026.md")
    assert (file.root.text("desa"), file.root.text("tanggal")) == ("wates", "2026-12-03")
    assert file.root.part("tempat").text("nama") == "Balai Desa Wates"


def test_a_new_post_has_its_title_and_todays_date(desk):
    file = written(new_post(desk, title="Loket tutup", village="tampung"))

    assert file.path.endswith("kabar/loket-tutup.md")
    assert (file.root.text("tanggal"), file.root.text("desa")) == ("2026-11-21", "tampung")


def test_the_explanations_of_the_example_come_along(desk):
    draft = new_guide(desk, title="Surat baru")

    assert isinstance(draft, Draft)
    assert "# pilih dari data/kategori.yaml" in draft.text
    assert "Ini contoh panduan" not in draft.text


@pytest.mark.parametrize(
    "title",
    ["KTP: hilang lagi", 'Kata "baru" #1', "'kutip'", "null", "[1]", "- daftar", "ya: tidak", "Rp 0?", "  rapi  "],
)
def test_a_title_with_any_sign_arrives_as_it_was_typed(desk, title):
    file = written(new_post(desk, title=title, name="kabar-bertanda"))

    assert file.root.text("judul") == title.strip()


def test_new_files_are_without_mistakes_and_hidden_until_their_editor_says_they_are_ready(real):
    written(new_guide(real, title="Surat baru"))
    written(new_visit(real, village="wates", day="2026-12-03"))
    written(new_post(real, title="Loket"))

    shown, hidden = content_of(real.folder_of_examples), content_of(real.folder_of_examples, demonstration=False)

    assert {"surat-baru", "wates-desember-2026", "loket"} <= slugs(shown)
    assert {"surat-baru", "wates-desember-2026", "loket"}.isdisjoint(slugs(hidden))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-03", "Hari kunjungan: Kamis, 3 Desember 2026. 12 hari lagi."),
        ("2026-11-21", "Hari kunjungan: Sabtu, 21 November 2026. Itu hari ini."),
        ("2026-11-19", "Hari kunjungan: Kamis, 19 November 2026. Perhatikan: tanggal itu sudah lewat."),
        ("2026-12-06", "Perhatikan: itu hari Minggu. Pastikan memang benar."),
        ("2026-12-25", 'Perhatikan: hari itu "'),
    ],
)
def test_the_weekday_of_a_visit_is_said_back_with_whatever_is_odd_about_it(desk, day, said):
    draft = new_visit(desk, village="wates", day=day)

    assert isinstance(draft, Draft)
    assert said in " ".join(draft.remarks)


@pytest.mark.parametrize("words", ["wates", "Wates", "desa wates", "WATES", "Alas Misal"])
def test_a_desa_is_understood_however_it_is_written(desk, words):
    assert isinstance(new_visit(desk, village=words, day="2026-12-03"), Draft)


@pytest.mark.parametrize(
    ("village", "day", "said"),
    [
        ("", "2026-12-03", "Tulis desanya, misalnya: python3 tasks.py kunjungan-baru --desa nama-desa"),
        ("watas", "2026-12-03", 'Desa "watas" tidak ada. Maksud Anda "wates"? Pilihannya: alasmisal, tampung,'),
        (
            "wates",
            "",
            "Tulis tanggalnya, misalnya: python3 tasks.py kunjungan-baru --desa nama-desa --tanggal 2026-12-03",
        ),
        ("wates", "besok", 'Tanggal "besok" tidak bisa dibaca. Tulis seperti 2026-12-03 atau 3 Desember 2026.'),
        ("wates", "2026-02-30", 'Tanggal "2026-02-30" tidak bisa dibaca.'),
    ],
)
def test_a_visit_that_cannot_be_made_says_what_to_type(desk, village, day, said):
    assert refusal(new_visit(desk, village=village, day=day)).startswith(said)


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        (
            "",
            "",
            'Tulis judulnya di antara tanda kutip, misalnya: python3 tasks.py panduan-baru --judul "Surat pindah"',
        ),
        ("KTP hilang", "", 'Panduan berjudul "KTP hilang" sudah ada: '),
        ("!!!", "", 'Judul "!!!" tidak punya huruf untuk nama file.'),
        ("Surat", "Surat Baru.md", 'Nama file "Surat Baru.md" tidak bisa dipakai.'),
    ],
)
def test_a_guide_that_cannot_be_made_says_why(desk, title, name, said):
    assert refusal(new_guide(desk, title=title, name=name)).startswith(said)


def test_a_bad_file_name_is_mended(desk):
    assert refusal(new_guide(desk, title="Surat", name="Surat Baru.md")).endswith("misalnya surat-baru.")


def test_a_visit_of_another_year_may_not_have_the_same_name(desk, folder):
    written(new_visit(desk, village="wates", day="2026-12-03", name="wates-rutin"))
    later = Desk(tree=read_content_tree([folder]), today=SATURDAY)

    said = refusal(new_visit(later, village="wates", day="2027-01-07", name="wates-rutin"))

    assert "kunjungan/2026/wates-rutin.md sudah ada dan tidak diubah." in said


def test_the_first_visit_of_a_new_year_is_made_from_last_years_example(desk):
    file = written(new_visit(desk, village="wates", day="4 Januari 2027"))

    assert file.path.endswith("kunjungan/2027/wates-januari-2027.md")


def test_an_example_that_is_gone_is_said_so(desk, folder):
    (folder / "kabar/_contoh.md").unlink()

    assert refusal(new_post(desk, title="Loket")).startswith("Contoh untuk disalin tidak ditemukan: ")


def test_the_command_writes_the_file_and_says_what_comes_next(folder, capsys):
    code = main(["panduan-baru", "--judul", "Surat baru", "--folder", str(folder)])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith(f"Dibuat: {folder.as_posix()}/panduan/surat-baru.md\nSesudah ini:\n")
    assert (folder / "panduan/surat-baru.md").is_file()


def test_the_command_never_writes_over_a_file(folder, capsys):
    arguments = ["kabar-baru", "--judul", "Loket", "--folder", str(folder)]
    main(arguments)
    (folder / "kabar/loket.md").write_text("sudah disunting", "utf-8")

    code = main(arguments)

    assert code == 1
    assert "sudah ada dan tidak diubah" in capsys.readouterr().err
    assert (folder / "kabar/loket.md").read_text("utf-8") == "sudah disunting"


def test_the_visit_command_says_the_weekday(folder, capsys):
    code = main(["kunjungan-baru", "--desa", "wates", "--tanggal", "2026-12-03", "--folder", str(folder)])

    assert code == 0
    assert "Hari kunjungan: Kamis, 3 Desember 2026." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("KTP-el Hilang (rusak)", "ktp-el-hilang-rusak"),
        ("Akta Lahir “baru”", "akta-lahir-baru"),
        ("Kafé", "kafe"),
        ("kata " * 30, "kata-kata-kata-kata-kata-kata-kata-kata-kata-kata"),
    ],
)
def test_a_file_name_reads_like_its_title(words, name):
    assert name_from(words) == name


@pytest.mark.parametrize("words", ["2026-12-03", "3-12-2026", "03/12/2026", "3 Desember 2026", " 3  des 2026 "])
def test_a_day_is_understood_in_every_ordinary_form(words):
    assert day_from(words) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("day", "later"), [(date(2026, 8, 31), date(2027, 2, 28)), (date(2026, 6, 1), date(2026, 12, 1))]
)
def test_half_a_year_later_is_a_day_of_the_calendar(day, later):
    assert six_months_after(day) == later


def test_next_year_s_example_is_the_one_that_is_copied_and_held_against(folder):
    (folder / "kunjungan/2027").mkdir()
    (folder / "kunjungan/2026/_contoh.md").rename(folder / "kunjungan/2027/_contoh.md")
    desk = Desk(tree=read_content_tree([folder]), today=SATURDAY)

    draft = new_visit(desk, village="wates", day="2027-01-07")

    assert isinstance(draft, Draft), draft
    assert VISITS.path_of_example(folder) == folder / "kunjungan/2027/_contoh.md"
