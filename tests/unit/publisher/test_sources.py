"""Saving a file is noticed; an editor's own leftovers are not."""

import os

from publisher.building.sources import Sources


def test_saving_adding_and_removing_a_file_are_noticed(tmp_path):
    sources = Sources(roots=(tmp_path,))
    seen = [sources.fingerprint()]
    (tmp_path / "kia.md").write_text("satu")
    seen.append(sources.fingerprint())
    os.utime(tmp_path / "kia.md", ns=(1, 1))
    seen.append(sources.fingerprint())
    (tmp_path / "kia.md").rename(tmp_path / "kk.md")
    seen.append(sources.fingerprint())

    assert len(set(seen)) == 4


def test_nothing_saved_is_nothing_noticed(tmp_path):
    (tmp_path / "kia.md").write_text("satu")
    sources = Sources(roots=(tmp_path,))

    assert sources.fingerprint() == sources.fingerprint()


def test_hidden_files_and_backups_of_editors_do_not_count(tmp_path):
    sources = Sources(roots=(tmp_path,))
    before = sources.fingerprint()
    for name in (".kia.md.swp", "kia.md~", "__pycache__"):
        (tmp_path / name).write_text("x")

    assert sources.fingerprint() == before


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path):
    assert Sources(roots=(tmp_path / "demonstration",)).fingerprint() == Sources(roots=()).fingerprint()
