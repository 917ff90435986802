"""What an editor leaves of the example never goes live as a rule."""

import re
import shutil
from pathlib import Path

import pytest

from plugins.new.__main__ import main as new
from tests.unit.plugins.reading import sentences

CONTENT = Path(__file__).parents[3] / "content"
MARK = re.compile(r"^contoh: ya.*\n", re.MULTILINE)


@pytest.fixture
def root(tmp_path):
    """A copy of what is published today."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def unmarked(root: Path, name: str) -> list[str]:
    """Take the mark of an example off a file, and return what the check says of it."""
    file = root / name
    file.write_text(MARK.sub("", file.read_text("utf-8")), "utf-8")
    return [sentence for sentence in sentences(root) if sentence.startswith(f"{name}:")]


def test_a_new_guide_without_its_mark_is_named_line_by_line(root):
    new(["panduan-baru", "--judul", "Surat pindah", "--nama", "surat-pindah-baru", "--folder", str(root)])

    said = unmarked(root, "panduan/surat-pindah-baru.md")

    keys = re.findall(r': "(\w+)" masih persis seperti di contoh\.', "\n".join(said))
    assert keys == ["ringkas", "berkas", "tidak_perlu", "langkah", "sering_salah", "catatan_uji"]
    assert any("belum menyebut satu sumber pun" in sentence for sentence in said)
    assert any("Tulisan ini masih persis seperti di contoh." in sentence for sentence in said)


def test_new_news_without_its_mark_is_named_too(root):
    new(["kabar-baru", "--judul", "Loket pindah", "--nama", "loket-pindah-lagi", "--folder", str(root)])

    said = unmarked(root, "kabar/loket-pindah-lagi.md")

    assert [sentence.split(": ")[1] for sentence in said] == [
        '"ringkas" masih persis seperti di contoh. Tulis yang benar, atau hapus kalau tidak perlu.',
        "Tulisan ini masih persis seperti di contoh. Tulis yang benar, atau hapus.",
    ]


def test_a_draft_may_still_be_the_example(root):
    new(["kabar-baru", "--judul", "Loket pindah", "--nama", "loket-pindah-lagi", "--folder", str(root)])
    file = root / "kabar/loket-pindah-lagi.md"
    file.write_text(file.read_text("utf-8").replace("judul:", "status: draft\njudul:", 1), "utf-8")

    assert unmarked(root, "kabar/loket-pindah-lagi.md") == []


def test_a_file_still_marked_as_an_example_may_hold_all_of_it(root):
    new(["panduan-baru", "--judul", "Surat pindah", "--nama", "surat-pindah-baru", "--folder", str(root)])

    assert sentences(root) == []
