"""An editor's link never leads out of the content: nothing behind it is built or packed, and the check names it."""

import os
import socket
import zipfile
from pathlib import Path

import pytest

from feedback_api.security.own_files import links_below, own_files
from infra.deploy.content_zip import pack
from plugins.check import main
from plugins.edition.edition import ContentRefused
from plugins.edition.readings.reading import Readings
from plugins.edition.readings.settling import SettledFiles, settled
from plugins.kinds.plain_pages.kind import PLAIN_PAGES
from plugins.kinds.tree import files_of
from tests.builders import MONDAY_NOON
from tests.unit.plugins.building import TINY_THEME, build
from tests.unit.plugins.small_content import POST, write_content

SECRET = "SEKALI_SECRET=tidak-untuk-umum"  # noqa: S105 what must not be found again
# What an editor may have linked, from which place, to what.
LINKS = {
    "a picture": ("gambar/a.txt", "settings.env"),
    "a post": ("kabar/a.md", "page.md"),
    "a page": ("halaman/a.md", "page.md"),
    "a table": ("data/a.yaml", "settings.env"),
    "a visit": ("kunjungan/2026/a.md", "page.md"),
    "a folder": ("gambar/folder", "."),
    "a whole kind": ("suara", "."),
    "the folder itself": ("gambar/loop", "../content"),
    "the machine's own": ("gambar/environ", "/proc/self/environ"),
    "something that is gone": ("kabar/gone.md", "nowhere.md"),
}


@pytest.fixture
def root(tmp_path):
    """Content, and beside it what nobody may read."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "settings.env").write_text(SECRET)
    (tmp_path / "outside" / "page.md").write_text(POST + SECRET)
    return write_content(tmp_path / "content")


def link(root: Path, name: str) -> Path:
    place, target = LINKS[name]
    made = root / place
    made.parent.mkdir(parents=True, exist_ok=True)
    made.symlink_to(root.parent / "outside" / target)
    return made


@pytest.mark.parametrize("place", ["panduan/pipa.md", "data/pipa.yaml", "gambar/pipa.png", "kunjungan/2026/pipa.md"])
def test_a_pipe_is_named_and_never_opened(root, place, capsys):
    made = root / place
    made.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(made)

    code = main([str(root)])

    assert code == 1
    assert f"{made}:1: Ini bukan file biasa" in capsys.readouterr().out


def test_a_socket_and_a_pipe_in_the_place_of_a_file_hold_up_no_press(root):
    tree = files_of((root,))
    before = settled(tree, Readings(), now=MONDAY_NOON)
    assert isinstance(before, SettledFiles)
    (root / "halaman/tentang.md").unlink()
    os.mkfifo(root / "halaman/tentang.md")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(root / "kabar" / "soket.md"))

    found = settled(files_of((root,)), before.readings, now=MONDAY_NOON)

    assert isinstance(found, SettledFiles)
    assert sorted(Path(one.path).name for one in found.held) == ["soket.md", "tentang.md"]
    assert [page.slug for page in found.tree.of(PLAIN_PAGES.files)] == ["tentang"]


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", LINKS)
def test_the_check_names_the_link_and_its_mend(root, name, capsys):
    made = link(root, name)

    code = main([str(root)])

    said = capsys.readouterr().out
    assert code == 1
    assert f"{made}:1: Ini tautan ke file atau folder lain" in said
    assert "salin file aslinya" in said


@pytest.mark.parametrize("name", LINKS)
def test_nothing_behind_a_link_is_built(root, name):
    link(root, name)

    with pytest.raises(ContentRefused):
        build(root)

    assert SECRET.encode() not in everything_below(root.parent / "site")


@pytest.mark.parametrize("name", LINKS)
def test_nothing_behind_a_link_is_packed_for_the_cloud(root, name, tmp_path):
    before = pack(tmp_path / "before.zip", folder=root)
    link(root, name)

    after = pack(tmp_path / "after.zip", folder=root)

    with zipfile.ZipFile(tmp_path / "after.zip") as archive:
        packed = b"".join(archive.read(one) for one in archive.namelist())
    assert (after, SECRET.encode() in packed) == (before, False)


@pytest.mark.parametrize("place", ["static/css/base.css", "templates/guide.html", "static/images/icon.svg"])
def test_a_link_in_the_theme_stops_the_build(root, tmp_path, place):
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "static").mkdir()
    (theme / "templates").mkdir()
    for file in own_files(TINY_THEME):
        copy = theme / file.relative_to(TINY_THEME)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    linked = theme / place
    linked.parent.mkdir(parents=True, exist_ok=True)
    linked.unlink(missing_ok=True)
    linked.symlink_to(root.parent / "outside" / "settings.env")

    with pytest.raises(ContentRefused) as refused:
        build(root, THEME=str(theme))

    assert [problem.path for problem in refused.value.problems] == [linked.as_posix()]


def test_links_are_found_in_the_order_of_their_paths(root):
    made = [link(root, name) for name in ("a post", "a picture", "something that is gone")]

    assert list(links_below(root)) == sorted(made)
