"""The directory that readers are served from is never left half written, and never emptied by mistake."""

import gzip
import threading

import brotli
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


def test_every_text_has_its_compressed_copies(tmp_path):
    target = DirectoryTarget(root=tmp_path / "site")

    target.publish(a_site(tmp_path / "built", tanya__index_html="tanya " * 50))

    page = target.root / "tanya" / "index.html"
    zipped, brotlied = page.with_name("index.html.gz"), page.with_name("index.html.br")
    assert gzip.decompress(zipped.read_bytes()) == brotli.decompress(brotlied.read_bytes()) == page.read_bytes()


def test_the_copies_of_a_page_go_with_it(tmp_path):
    target = DirectoryTarget(root=tmp_path / "site")
    target.publish(a_site(tmp_path / "first", tanya__abc__index_html="ditarik"))

    target.publish(a_site(tmp_path / "second"))

    assert not (target.root / "tanya").exists()


def test_pictures_are_not_compressed_again(tmp_path):
    target = DirectoryTarget(root=tmp_path / "site")

    target.publish(a_site(tmp_path / "built", gambar__kia_webp="not really a picture"))

    assert "gambar/kia.webp.gz" not in everything(target.root)
