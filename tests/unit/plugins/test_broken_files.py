"""An editor reads one sentence for each mistake, with file and line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import FILES, GUIDE, VISIT, write_content

# A Thursday after everything in the small content.
TODAY = date(2026, 12, 10)
A_GUIDE = "panduan/ktp-hilang.md"
BASES = {
    "guide": A_GUIDE,
    "visit": "kunjungan/2026/wates-desember.md",
    "village": "desa/wates.md",
    "post": "kabar/loket-pindah.md",
    "page": "halaman/tentang.md",
    "office": "data/kantor.yaml",
    "categories": "data/kategori.yaml",
    "papers": "data/berkas.yaml",
    "sources": "data/sumber.yaml",
    "holidays": "data/hari-libur.yaml",
}
TABLES = (
    "broken_addresses.yaml",
    "broken_bodies.yaml",
    "broken_details.yaml",
    "broken_events.yaml",
    "broken_files.yaml",
    "broken_forms.yaml",
    "broken_grounds.yaml",
    "broken_identity.yaml",
    "broken_cases.yaml",
    "broken_days.yaml",
    "broken_links.yaml",
    "broken_news.yaml",
    "broken_others.yaml",
    "broken_papers.yaml",
    "broken_search.yaml",
    "broken_slips.yaml",
    "broken_visits.yaml",
)
BROKEN = [row for name in TABLES for row in yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))]


def changed(broken: dict[str, Any]) -> tuple[str, str]:
    """Return the file the table is about, and what stands in it."""
    if "file" in broken:
        return broken["file"], broken["text"]
    file = BASES[broken["in"]]
    assert broken["old"] in FILES[file]
    return file, FILES[file].replace(broken["old"], broken["new"])


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken["name"])
def test_a_mistake_is_named_with_its_place(tmp_path, broken):
    file, text = changed(broken)
    root = write_content(tmp_path / "content", {file: text})

    said = sentences(root, today=TODAY)

    assert said == [f"{broken.get('says_in', file)}:{sentence}" for sentence in broken["says"]]


UTF_16 = 'File ini tersimpan sebagai UTF-16 (di Notepad: "Unicode"). Simpan ulang dengan pilihan "UTF-8".'
DOCUMENT = (
    "File ini dokumen Word atau PDF, bukan tulisan biasa. Salin tulisannya ke Notepad, "
    'lalu simpan sebagai .md dengan pilihan "UTF-8".'
)
ANSI = (
    'File ini tersimpan sebagai ANSI (Windows-1252), kelihatan dari "{}" di baris ini. '
    'Simpan ulang dengan pilihan "UTF-8".'
)


@pytest.mark.parametrize(
    ("written", "line", "sentence"),
    [
        (GUIDE.encode("utf-16"), 1, UTF_16),
        (GUIDE.encode("utf-16-be"), 1, UTF_16),
        (GUIDE.replace("polsek", "polsék").encode("cp1252"), 29, ANSI.format("polsék.")),
        (GUIDE.replace("hilang", "“hilang”").encode("cp1252"), 2, ANSI.format("“hilang”")),
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 60, 1, DOCUMENT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1, DOCUMENT),
        (b"{\\rtf1\\ansi judul: KTP hilang}", 1, DOCUMENT),
        (
            b"\xff\xd8\xff\xe0\x00\x10JFIF",
            1,
            'File ini tidak tersimpan sebagai UTF-8. Simpan ulang dengan pilihan "UTF-8".',
        ),
    ],
    ids=[
        "UTF-16",
        "UTF-16 without a mark",
        "a letter of Windows",
        "quotes of Windows",
        "Word",
        "an old Word",
        "WordPad",
        "a picture",
    ],
)
def test_a_file_that_is_not_utf_8_says_where_and_as_what_it_was_saved(tmp_path, written, line, sentence):
    root = write_content(tmp_path / "content", {A_GUIDE: written})

    said = sentences(root)

    assert said == [f"{A_GUIDE}:{line}: {sentence}"]


@pytest.mark.parametrize("file", [A_GUIDE, "data/kantor.yaml"])
def test_the_mark_that_an_old_notepad_puts_in_front_changes_nothing(tmp_path, file):
    plain = content_of(write_content(tmp_path / "plain"))
    root = write_content(tmp_path / "content", {file: b"\xef\xbb\xbf" + FILES[file].replace("\n", "\r\n").encode()})

    assert content_of(root).guides[0].model_dump() == plain.guides[0].model_dump()
    assert content_of(root).office.model_dump() == plain.office.model_dump()


def test_a_file_into_which_somebody_pasted_a_library_is_not_read(tmp_path):
    root = write_content(tmp_path / "content", {A_GUIDE: GUIDE + "kata " * 50_000})

    said = sentences(root)

    assert said == [
        f"{A_GUIDE}:1: File ini terlalu besar (lebih dari 200 KB). Pendekkan, atau bagi menjadi beberapa file."
    ]


def test_two_guides_may_not_share_a_title(tmp_path):
    root = write_content(tmp_path / "content", {"panduan/ktp-lagi.md": GUIDE.replace("KTP hilang", "ktp Hilang")})

    (said,) = sentences(root)

    other = f"{root.as_posix()}/{A_GUIDE}"
    assert said == f'panduan/ktp-lagi.md:2: Judul "ktp Hilang" sama dengan {other}. Bedakan supaya orang tidak bingung.'


def test_a_visit_belongs_into_the_folder_of_a_year(tmp_path):
    root = write_content(tmp_path / "content", {"kunjungan/lain.md": VISIT})

    said = sentences(root)

    assert said == ["kunjungan/lain.md:2: File kunjungan ditaruh di folder tahun, misalnya kunjungan/2026/."]


def test_a_category_holds_twelve_guides_and_no_more(tmp_path):
    guides = {f"panduan/g{number:02}.md": GUIDE.replace("KTP hilang", f"Nomor {number}") for number in range(12)}
    root = write_content(tmp_path / "content", guides)

    said = sentences(root)

    assert said == ['panduan/ktp-hilang.md:4: Kategori "ktp" berisi 13 panduan. Paling banyak 12.']


def test_an_approved_guide_has_every_part_of_the_standard(tmp_path):
    approved = "disahkan: {oleh: Camat Misal, nomor: 1/2026, tanggal: 2026-11-20}\nstandar: {produk: KTP}\n"
    root = write_content(tmp_path / "content", {A_GUIDE: GUIDE.replace("langkah:", f"{approved}langkah:")})

    said = sentences(root)

    assert len(said) == 8
    assert said[0] == f'{A_GUIDE}:28: Panduan disahkan, tetapi standar "evaluasi_kinerja" masih kosong.'


def test_questions_may_not_make_more_than_64_lists(tmp_path):
    questions = "".join(f"  - {{id: q{number}, teks: Apa?, pilihan: {{a: A, b: B, c: C}}}}\n" for number in range(4))
    documents = "".join(
        f"  - {{id: d{number}{option}, berkas: surat, bentuk: asli, jika: {{q{number}: {option}}}}}\n"
        for number in range(4)
        for option in "abc"
    )
    guide = GUIDE.replace("berkas:\n", f"{questions}berkas:\n{documents}")
    root = write_content(tmp_path / "content", {A_GUIDE: guide})

    said = sentences(root)

    assert len(said) == 1
    assert said[0].startswith(
        f"{A_GUIDE}:11: Jawaban di bagian tanya menghasilkan 162 daftar berbeda. Paling banyak 64."
    )


def test_questions_that_make_no_pages_do_not_count(tmp_path):
    questions = "".join(
        f"  - {{id: q{number}, teks: Apa?, pilihan: {{a: A, b: B, c: C}}, halaman: tidak}}\n" for number in range(4)
    )
    documents = "".join(
        f"  - {{id: d{number}, berkas: surat, bentuk: asli, jika: {{q{number}: a}}}}\n" for number in range(4)
    )
    guide = GUIDE.replace("berkas:\n", f"{questions}berkas:\n{documents}")
    root = write_content(tmp_path / "content", {A_GUIDE: guide})

    assert sentences(root) == []


def test_all_mistakes_of_all_files_are_said_at_once(tmp_path):
    root = write_content(
        tmp_path / "content",
        {
            A_GUIDE: GUIDE.replace("judul:", "jdul:").replace("[buku-saku]", "[buku-sak]").replace("asli", "aslii"),
            "desa/tampung.md": "---\nnama: [1]\n",
            "data/kategori.yaml": None,
        },
    )

    said = [sentence.partition(": ")[0] for sentence in sentences(root)]

    assert said == [
        "data/kategori.yaml:1",
        "desa/tampung.md:2",
        f"{A_GUIDE}:2",
        f"{A_GUIDE}:2",
        f"{A_GUIDE}:21",
        f"{A_GUIDE}:26",
    ]


def test_a_file_name_may_stand_in_one_content_folder_only(tmp_path):
    root = write_content(tmp_path / "content")
    overlay = tmp_path / "overlay"
    write_content(overlay, dict.fromkeys(FILES) | {"desa/wates.md": FILES["desa/wates.md"]})

    (said,) = sentences(root, overlay)

    other = f"{root.as_posix()}/desa/wates.md"
    assert said == f'{overlay.as_posix()}/desa/wates.md:2: Nama file "wates" sudah dipakai oleh {other}.'


def test_content_without_mistakes_is_met_with_silence(tmp_path):
    root = write_content(tmp_path / "content")

    assert sentences(root) == []


def test_line_ends_of_windows_change_nothing(tmp_path):
    root = write_content(tmp_path / "content", {A_GUIDE: GUIDE.replace("\n", "\r\n")})

    assert sentences(root) == []


def test_examples_that_begin_with_an_underscore_are_left_alone(tmp_path):
    root = write_content(tmp_path / "content", {"panduan/_contoh.md": "ini bukan panduan"})

    assert sentences(root) == []
