"""Whoever watches folders hears of every saved, added and removed file, and of nothing else."""

from pathlib import Path

import pytest

from publisher.building.sources import Sources
from publisher.folder_events import FolderEvents, calm

OPEN = Path("/proc/self/fd")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "panduan").mkdir()
    (tmp_path / "panduan" / "ktp.md").write_text("lama", "utf-8")
    return tmp_path


class Counted:
    """Files that count how often they were looked at."""

    def __init__(self, *roots):
        self.roots, self.looks = roots, 0

    def fingerprint(self):
        self.looks += 1
        return Sources(roots=self.roots).fingerprint()


def test_nothing_is_looked_at_while_nothing_is_saved(folder):
    files = Counted(folder)
    with calm(files) as watched:
        watched.fingerprint()
        first = watched.fingerprint()

        assert [watched.fingerprint() for _ in range(5)] == [first] * 5
    assert files.looks <= 2


def test_a_file_saved_in_place_one_renamed_onto_it_and_one_removed_are_each_told(folder):
    file, beside = folder / "panduan" / "ktp.md", folder / "panduan" / "baru"
    told = []
    with calm(Sources(roots=(folder,))) as watched:
        told.append(watched.fingerprint())
        file.write_text("lebih panjang", "utf-8")
        told.append(watched.fingerprint())
        beside.write_text("dari penyunting yang menyimpan di samping", "utf-8")
        beside.replace(file)
        told.append(watched.fingerprint())
        file.unlink()
        told.append(watched.fingerprint())

    assert len(set(told)) == len(told)


def test_what_is_saved_in_a_folder_that_is_new_is_told(folder):
    with calm(Sources(roots=(folder,))) as watched:
        (folder / "desa" / "lama").mkdir(parents=True)
        before = watched.fingerprint()
        (folder / "desa" / "lama" / "wates.md").write_text("baru", "utf-8")

        assert watched.fingerprint() != before


def test_a_single_file_is_watched_also_when_it_is_replaced(folder):
    settings = folder / "settings.py"
    settings.write_text("satu", "utf-8")
    with calm(Sources(roots=(settings,))) as watched:
        before = watched.fingerprint()
        (folder / "beside").write_text("dua dua", "utf-8")
        (folder / "beside").replace(settings)

        assert watched.fingerprint() != before


def test_where_the_system_does_not_tell_every_question_means_a_look(folder):
    files = Counted(folder)
    events = FolderEvents(roots=(folder,))

    assert [events.may_have_changed() for _ in range(3)] == [True] * 3
    assert files.looks == 0


def test_now_and_then_it_is_looked_at_anyway(folder):
    clock = iter((0.0, 1.0, 11.0, 12.0))
    events = FolderEvents(roots=(folder,), clock=lambda: next(clock))
    events.open()

    told = [events.may_have_changed() for _ in range(4)]
    events.close()

    assert told == [True, False, True, False]


def test_nothing_stays_open_behind_it(folder):
    before = len(list(OPEN.iterdir()))
    with calm(Sources(roots=(folder,))):
        pass

    assert len(list(OPEN.iterdir())) == before
