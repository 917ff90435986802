"""An editor asks whether the pages of other sites are still there."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from plugins.kinds.tree import read_content_tree
from plugins.links.__main__ import main
from plugins.links.cited import cited_links
from plugins.links.external import LinkState, ask_all
from tests.unit.plugins.small_content import write_content

PATIENCE = 0.5
LEADS = {"pindah": "/200/baru", "putar": "/putar", "strip": "{path}/"}


class OtherSite(BaseHTTPRequestHandler):
    """Answers with the status its path names; `lama` keeps people waiting, `pindah` leads on to `/200`."""

    server: "Served"

    def do_GET(self) -> None:
        with self.server.counting:
            self.server.asked += 1
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        word = self.path.strip("/").partition("/")[0]
        if word == "lama":
            self.server.closing.wait(10)
        led = None if self.path.endswith("/") else LEADS.get(word, "").format(path=self.path)
        self.send_response(301 if led else int(word) if word.isdigit() else 200)
        if led:
            self.send_header("Location", led)
        with self.server.counting:
            self.server.at_once -= 1
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the output of the tests clean."""


class Served(ThreadingHTTPServer):
    """A site on this computer that counts its visitors."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), OtherSite)
        self.closing, self.counting = threading.Event(), threading.Lock()
        self.asked = self.at_once = self.most_at_once = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def served() -> Iterator[Served]:
    with Served() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def other_site() -> Iterator[Served]:
    with served() as server:
        yield server


def content_naming(tmp_path, *urls: str):
    """A content folder whose sources are these addresses."""
    rows = "".join(f"s{number}: {{judul: Sumber, url: {url}}}\n" for number, url in enumerate(urls))
    return write_content(tmp_path / "content", {"data/sumber.yaml": "buku-saku: {judul: B, url: null}\n" + rows})


def states(root) -> list[LinkState]:
    asked = cited_links(read_content_tree([root]))
    return [answer.state for answer in ask_all(asked, seconds=PATIENCE)]


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("200", LinkState.GOOD),
        ("strip/x", LinkState.GOOD),
        ("pindah", LinkState.MOVED),
        ("404", LinkState.GONE),
        ("410", LinkState.GONE),
        ("403", LinkState.CLOSED),
        ("429", LinkState.CLOSED),
        ("500", LinkState.BROKEN),
        ("putar", LinkState.BROKEN),
        ("lama", LinkState.SLOW),
    ],
)
def test_what_a_site_answers_has_its_word(tmp_path, other_site, path, state):
    root = content_naming(tmp_path, f"{other_site.address}/{path}")

    assert states(root) == [state]


def test_a_site_that_is_switched_off_is_silent(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        root = content_naming(tmp_path, f"http://127.0.0.1:{free.getsockname()[1]}/")

    assert states(root) == [LinkState.SILENT]


@pytest.mark.parametrize("foul", ["http://[::1", "http://127.0.0.1:nol/", "http://a b/", "http://127.0.0.1:99999/"])
def test_an_address_that_is_none_is_an_answer_too(tmp_path, foul):
    root = content_naming(tmp_path, f'"{foul}"')

    assert states(root) in ([], [LinkState.SILENT])


def test_a_site_is_asked_one_thing_at_a_time(tmp_path, other_site):
    root = content_naming(tmp_path, *(f"{other_site.address}/200/{number}" for number in range(12)))

    found = states(root)

    assert found == [LinkState.GOOD] * 12
    assert (other_site.asked, other_site.most_at_once) == (12, 1)


def test_several_sites_are_asked_at_once(tmp_path):
    with served() as one, served() as other:
        root = content_naming(tmp_path, f"{one.address}/lama", f"{other.address}/lama")

        found = states(root)

    assert found == [LinkState.SLOW] * 2
    assert (one.asked, other.asked) == (1, 1)


def test_the_same_address_is_asked_once_however_often_it_is_named(tmp_path, other_site):
    root = content_naming(tmp_path, f"{other_site.address}/404", f"{other_site.address}/404")

    (cited,) = cited_links(read_content_tree([root]))

    assert (cited.times, cited.line, cited.path) == (2, 2, f"{root.as_posix()}/data/sumber.yaml")


def test_links_in_a_body_are_asked_too(tmp_path, other_site):
    page = f"---\njudul: Cara\n---\nBaca [ini]({other_site.address}/410) dan [itu](/tentang/)."
    root = write_content(tmp_path / "content", {"halaman/cara.md": page})

    cited = cited_links(read_content_tree([root]))

    assert [(link.url, link.line) for link in cited[1:]] == [(f"{other_site.address}/410", 4)]


def test_the_report_is_a_table_and_nothing_in_it_fails(tmp_path, other_site, capsys):
    site = other_site.address
    root = content_naming(tmp_path, f"{site}/200", f"{site}/404", f"{site}/404", f"{site}/pindah")

    code = main([str(root), "--detik", "2"])

    lines = [re.sub(r"\s+", " ", line) for line in capsys.readouterr().out.splitlines()]
    place = f"{root.as_posix()}/data/sumber.yaml"
    assert code == 0
    assert lines[:6] == [
        "Membuka 3 tautan luar di 1 situs, masing-masing paling lama 2 detik ...",
        "Keadaan Ditulis di Tautan",
        f"tidak ada lagi (404) {place}:3 dan 1 tempat lain {site}/404",
        f"pindah {place}:5 {site}/pindah sekarang: {site}/200/baru",
        "",
        "3 tautan: 1 baik, 1 tidak ada lagi, 1 pindah.",
    ]


def test_a_computer_without_a_connection_is_told_so_once(tmp_path, capsys):
    root = content_naming(tmp_path, *(f"http://127.0.0.1:1/{number}" for number in range(3)))

    code = main([str(root)])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Tidak satu pun situs menjawab. Mungkin komputer ini tidak tersambung ke internet."
    ]


def test_content_without_links_is_said_so(tmp_path, capsys):
    (tmp_path / "content").mkdir()

    code = main([str(tmp_path / "content")])

    assert (code, capsys.readouterr().out) == (0, "Tidak ada tautan luar di folder ini.\n")


def test_content_with_mistakes_is_asked_all_the_same(tmp_path, other_site, capsys):
    root = content_naming(tmp_path, f"{other_site.address}/200")
    (root / "panduan/ktp-hilang.md").write_text("rusak", "utf-8")

    code = main([str(root)])

    assert code == 0
    assert "1 baik" in capsys.readouterr().out
