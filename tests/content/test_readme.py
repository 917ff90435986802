"""An editor reads content/README.md, does what it says, and finds it true."""

import re
import shutil
from pathlib import Path

import pytest

from plugins.kinds.declared import KINDS
from plugins.kinds.kind import kinds_of
from plugins.kinds.visits.wording import COMMANDS as ABOUT_VISITS
from tests.content.kinds_table import kinds_table
from tests.content.published import ROOT
from tests.pictures import a_photo
from tests.unit.plugins.reading import content_of, sentences
from tests.unit.plugins.small_content import GUIDE, write_content

README = (ROOT / "content/README.md").read_text("utf-8")
TASKS = (ROOT / "tasks.py").read_text("utf-8")
NEW_FILES = [kind.new.command for kind in kinds_of(KINDS) if kind.new]
COMMANDS = sorted(set(re.findall(r"python3 tasks\.py ([a-z-]+)", README)))
EXAMPLES = re.findall(r"^content/\S+:\d+: .+$", README, re.MULTILINE)
# What an editor got wrong when the examples of the README were said.
SLIPS = {
    "panduan/ktp-el-hilang.md": ("judul:", "jdul:"),
    "halaman/tentang.md": ("(/panduan/)", "(/pandua/)"),
    "data/kantor.yaml": ("alamat:", "almt:"),
}
# The files of the examples, as short as they may be: editors change the real ones.
FILES = {
    "panduan/ktp-el-hilang.md": GUIDE.replace("KTP hilang", "KTP-el hilang"),
    "halaman/tentang.md": "---\njudul: Tentang\n---\n[Panduan](/panduan/)\n",
}
PLACE = re.compile(r":\d+:")


@pytest.fixture
def copy(tmp_path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_it_names_exists(command):
    assert f"def {command.replace('-', '_')}(" in TASKS or command in {*NEW_FILES, *ABOUT_VISITS}


def test_it_names_every_command_that_makes_a_new_file():
    assert [command for command in NEW_FILES if command not in COMMANDS] == []


def test_its_table_says_of_every_kind_where_its_files_lie():
    assert kinds_table(KINDS) in README


def test_every_folder_and_file_of_its_table_is_there():
    named = re.findall(r"^\|[^|]+\| `([\w./-]+)` \|", README, re.MULTILINE)

    assert [name for name in named if not (ROOT / "content" / name).exists()] == []
    assert len(named) > 5


def test_its_example_of_a_file_is_one(copy):
    (example,) = re.findall(r"```text\n(---\n.*?)```", README, re.DOTALL)
    (copy / "kabar/loket.md").write_text(example, "utf-8")

    assert sentences(copy) == []


def test_its_examples_of_what_the_check_says_are_what_it_says(tmp_path):
    small = write_content(tmp_path / "content", FILES)
    for name, (right, wrong) in SLIPS.items():
        text = (small / name).read_text("utf-8")
        (small / name).write_text(text.replace(right, wrong, 1), "utf-8")

    said = {PLACE.sub(":", f"content/{sentence}", count=1) for sentence in sentences(small)}

    assert {PLACE.sub(":", example, count=1) for example in EXAMPLES} <= said
    assert len(EXAMPLES) == 3


def test_every_link_it_teaches_would_work(copy):
    taught = re.findall(r"`(!?\[[^`]+\]\([^`]+\))`", README)
    (copy / "gambar").mkdir(exist_ok=True)
    (copy / "gambar/loket.jpg").write_bytes(a_photo(8, 8))
    anchor = "## Cara antre {#antre}"
    page = copy / "halaman/tentang.md"

    page.write_text(f"{page.read_text('utf-8')}\n\n{anchor}\n\n" + "\n\n".join(taught), "utf-8")

    assert sentences(copy) == []
    assert len(taught) == 5


def test_a_new_file_and_a_picture_added_in_the_browser_are_read(copy):
    (copy / "gambar").mkdir(exist_ok=True)
    (copy / "gambar/loket.jpg").write_bytes(a_photo(8, 8))
    copied = (copy / "kabar/_contoh.md").read_text("utf-8")
    (copy / "kabar/loket-baru.md").write_text(copied.replace("---\n", "---\ncontoh: ya\n", 1), "utf-8")

    assert "loket-baru" in {post.slug for post in content_of(copy).posts}
