"""A file that nobody reads is told to whoever wrote it: no page will ever come of it."""

from datetime import UTC, datetime

import pytest

from plugins.edition.readings.reading import Readings
from plugins.edition.readings.settling import SettledFiles, settled
from plugins.kinds.tree import files_of
from tests.pictures import a_photo
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import POST, write, write_content

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FOLDERS = "panduan, peristiwa, formulir, kunjungan, program, kegiatan, kabar, desa, data, halaman"


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path / "content")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("umkm/x.md", f'Folder "umkm" tidak dikenal, jadi file ini tidak akan tampil. Foldernya: {FOLDERS}'),
        ("kegiatn/y.md", 'Folder "kegiatn" tidak dikenal, jadi file ini tidak akan tampil. Maksud Anda "kegiatan"?'),
        ("Kabar/y.md", 'Folder "Kabar" tidak dikenal, jadi file ini tidak akan tampil. Maksud Anda "kabar"?'),
        ("gamber/loket.jpg", 'Folder "gamber" tidak dikenal, jadi file ini tidak akan tampil. Maksud Anda "gambar"?'),
        ("umkm/2026/_catatan/z.docx", 'Folder "umkm" tidak dikenal, jadi file ini tidak akan tampil.'),
        ("z.md", f"File ini tidak terbaca, jadi tidak akan tampil. Taruh di salah satu folder: {FOLDERS}."),
        ("kantr.yaml", 'Maksud Anda "data/kantor.yaml"?'),
        ("data/hari-libr.yaml", "File ini tidak terbaca. Di folder data hanya ada kantor.yaml, "),
        ("data/hari-libr.yaml", 'Maksud Anda "hari-libur.yaml"?'),
        ("kabar/loket.txt", "Nama file di folder ini harus berakhir .md."),
        ("kabar/2026/loket.md", "Taruh langsung di folder kabar."),
        ("kabar/README.docx", "Nama file di folder ini harus berakhir .md."),
    ],
)
def test_a_file_of_no_kind_is_told_with_what_may_be_meant(content, file, said):
    write(content / file, POST)

    (told,) = sentences(content)

    assert told.startswith(f"{file}:1: ")
    assert said in told


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "terbit.csv",
        "gambar/2026/loket.jpg",
        "suara/ktp-hilang-madura.opus",
        "kabar/_contoh.md",
        "kabar/.loket.md.swp",
        "kabar/loket.md~",
        "kabar/Thumbs.db",
        ".obsidian/workspace.json",
        ".gitignore",
        "_arsip/lama.md",
        "desktop.ini",
    ],
)
def test_what_belongs_to_a_folder_or_is_left_behind_by_programs_is_no_fault(content, file):
    write(content / file, a_photo(8, 8) if file.endswith(".jpg") else "x")

    assert sentences(content) == []


def test_one_in_no_folder_stops_no_page_and_is_reported(content):
    write(content / "kegiatn/y.md", POST)

    found = settled(files_of([content]), Readings(), now=NOON)

    assert isinstance(found, SettledFiles)
    assert [(one.path.removeprefix(f"{content.as_posix()}/"), one.is_left_out) for one in found.held] == [
        ("kegiatn/y.md", True)
    ]
    assert len(found.tree.files) == len(files_of([content]).files)
