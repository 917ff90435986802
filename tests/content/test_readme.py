"""An editor reads content/README.md, does what it says, and finds it true."""

import re
import shutil
from pathlib import Path

import pytest

from tests.content.published import ROOT
from tests.unit.plugins.reading import content_of, sentences

README = (ROOT / "content/README.md").read_text("utf-8")
TASKS = (ROOT / "tasks.py").read_text("utf-8")
COMMANDS = sorted(set(re.findall(r"python3 tasks\.py ([a-z-]+)", README)))
EXAMPLES = re.findall(r"^content/\S+:\d+: .+$", README, re.MULTILINE)
# What an editor got wrong when the examples of the README were said.
SLIPS = {
    "panduan/ktp-el-hilang.md": ("judul:", "jdul:"),
    "halaman/tentang.md": ("(/panduan/)", "(/pandua/)"),
    "data/kantor.yaml": ("alamat:", "almt:"),
}


@pytest.fixture
def copy(tmp_path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_it_names_exists(command):
    assert f"def {command.replace('-', '_')}(" in TASKS


def test_every_folder_and_file_of_its_table_is_there():
    named = re.findall(r"^\|[^|]+\| `([\w./-]+)` \|", README, re.MULTILINE)

    assert [name for name in named if not (ROOT / "content" / name).exists()] == []
    assert len(named) > 5


def test_its_example_of_a_file_is_one(copy):
    (example,) = re.findall(r"```text\n(---\n.*?)```", README, re.DOTALL)
    (copy / "kabar/loket.md").write_text(example, "utf-8")

    assert sentences(copy) == []


def test_its_examples_of_what_the_check_says_are_what_it_says(copy):
    for name, (right, wrong) in SLIPS.items():
        text = (copy / name).read_text("utf-8")
        (copy / name).write_text(text.replace(right, wrong, 1), "utf-8")

    said = {f"content/{sentence}" for sentence in sentences(copy)}

    assert set(EXAMPLES) <= said
    assert len(EXAMPLES) == 3


def test_every_link_it_teaches_would_work(copy):
    taught = re.findall(r"`(!?\[[^`]+\]\([^`]+\))`", README)
    (copy / "gambar").mkdir(exist_ok=True)
    (copy / "gambar/loket.jpg").write_bytes(b"x")
    anchor = "## Cara antre {#antre}"
    page = copy / "halaman/tentang.md"

    page.write_text(f"{page.read_text('utf-8')}\n\n{anchor}\n\n" + "\n\n".join(taught), "utf-8")

    assert sentences(copy) == []
    assert len(taught) == 5


def test_a_new_file_and_a_picture_added_in_the_browser_are_read(copy):
    (copy / "gambar").mkdir(exist_ok=True)
    (copy / "gambar/loket.jpg").write_bytes(b"x")
    shutil.copy(copy / "kabar/_contoh.md", copy / "kabar/loket-baru.md")

    assert "loket-baru" in {post.slug for post in content_of(copy).posts}
