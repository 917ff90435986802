"""The directory that readers are served from is never left half written, and never emptied by mistake."""

import threading

import pytest

from publisher.target.directory import DirectoryTarget, NotOurDirectory
from tests.unit.publisher.sites import a_site, everything


def test_a_directory_with_other_peoples_files_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "skripsi.doc").write_text("not ours")

    with pytest.raises(NotOurDirectory):
        DirectoryTarget(root=tmp_path / "site").publish(a_site(tmp_path / "built"))

    assert everything(tmp_path / "site") == {"skripsi.doc": b"not ours"}


def test_a_reader_sees_each_page_whole_while_it_is_replaced(tmp_path):
    target = DirectoryTarget(root=tmp_path / "site")
    old, new = a_site(tmp_path / "old", kia_html="A" * 50_000), a_site(tmp_path / "new", kia_html="B" * 50_000)
    target.publish(old)
    seen, ended = set(), threading.Event()

    def read() -> None:
        while not ended.is_set():
            seen.add((target.root / "kia.html").read_text())

    reader = threading.Thread(target=read)
    reader.start()
    for built in (new, old) * 20:
        target.publish(built)
    ended.set()
    reader.join()

    assert seen <= {"A" * 50_000, "B" * 50_000}


def test_two_presses_at_once_leave_one_whole_site(tmp_path):
    sites = [a_site(tmp_path / name, kia_html=name * 1000, **{f"{name}_html": name}) for name in ("satu", "dua")]
    target = DirectoryTarget(root=tmp_path / "site")

    presses = [threading.Thread(target=target.publish, args=(site,)) for site in sites * 5]
    for press in presses:
        press.start()
    for press in presses:
        press.join()

    left = everything(target.root)
    assert left["kia.html"] in {b"satu" * 1000, b"dua" * 1000}
    assert ("satu.html" in left) is (left["kia.html"] == b"satu" * 1000)
