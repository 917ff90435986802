"""An editor looks at the site on a phone while writing."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import segno

from feedback_api.app import create_app
from publisher.building.sources import Sources
from publisher.preview.__main__ import previewed_site, serve
from publisher.preview.app import OF_THE_FUNCTION, preview_app
from publisher.preview.network import local_address
from publisher.preview.previewed_site import PreviewedSite
from publisher.preview.terminal_code import HALVES, MARGIN, terminal_code
from tests.builders import some_services
from tests.serving import ROOT
from tests.unit.plugins.small_content import GUIDE, write_content

A_GUIDE = "panduan/ktp-hilang.md"
LONGEST_WAIT = 60.0
COMMAND = (sys.executable, "-m", "publisher.preview", "--alamat", "127.0.0.1")


class Phone:
    """Reads pages over the network."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return answer.status, text

    def wait_for(self, path: str, holds: Callable[[str], bool]) -> str:
        """Reload until the page is as it should be."""
        until = time.monotonic() + LONGEST_WAIT
        text = self.get(path)[1]
        while not holds(text) and time.monotonic() < until:
            time.sleep(0.1)
            text = self.get(path)[1]
        return text


def heard(capsys, words: str) -> str:
    """Wait for words in the terminal and return everything that was said until then."""
    said, until = "", time.monotonic() + LONGEST_WAIT
    while words not in said and time.monotonic() < until:
        time.sleep(0.05)
        said += capsys.readouterr().out
    return said


@pytest.fixture
def content(tmp_path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def preview(tmp_path, capsys) -> Iterator[Callable[[Path], Phone]]:
    """Start the preview of a content folder, as the command does but for the signals."""
    stop, running = threading.Event(), []

    def start(content: Path) -> Phone:
        (tmp_path / "workshop").mkdir()
        door = socket.socket()
        door.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        site = previewed_site(tmp_path / "workshop", content, address)
        thread = threading.Thread(target=serve, args=(site, door, address), kwargs={"pause": lambda _: stop.wait(0.05)})
        thread.start()
        running.append((thread, door))
        heard(capsys, "Ctrl-C")
        return Phone(door.getsockname()[1])

    yield start
    stop.set()
    for thread, door in running:
        thread.join()
        door.close()


def test_a_phone_reads_the_site(preview, content):
    status, page = preview(content).get("/panduan/ktp-hilang/")

    assert status == 200
    assert "<h1>KTP hilang</h1>" in page


def test_what_was_saved_is_there_at_the_next_reload(preview, content):
    phone = preview(content)

    (content / A_GUIDE).write_text(GUIDE.replace("judul: KTP hilang", "judul: KTP raib"), "utf-8")

    assert "<h1>KTP raib</h1>" in phone.wait_for("/panduan/ktp-hilang/", lambda page: "KTP raib" in page)


def test_a_mistake_keeps_the_page_and_is_named_in_the_terminal(preview, content, capsys):
    phone = preview(content)

    (content / A_GUIDE).write_text(GUIDE.replace("judul:", "jdul:"), "utf-8")
    said = heard(capsys, "judul")

    assert "Halaman lama tetap tampil." in said
    assert 'ktp-hilang.md:2: "jdul" tidak dikenal di bagian ini. Maksud Anda "judul"?' in said
    assert phone.get("/panduan/ktp-hilang/")[0] == 200


def test_while_there_is_no_site_the_phone_is_told_what_to_put_right(preview, content):
    (content / A_GUIDE).write_text(GUIDE.replace("judul:", "jdul:"), "utf-8")

    phone = preview(content)

    status, page = phone.get("/")
    assert status == 503
    assert "<h1>Ada yang perlu dibetulkan</h1>" in page
    assert "ktp-hilang.md:2: " in page


@pytest.mark.parametrize("address", ["/kirim/?desa=wates", "/kirim", "/lacak/", "/moderasi/masuk", "/api/v1/search"])
def test_a_form_says_that_it_is_not_part_of_the_preview(tmp_path, address):
    answer = preview_app(tmp_path, tuple).test_client().get(address)

    assert answer.status_code == 404
    assert "Tidak ada di pratinjau" in answer.text
    assert "python3 tasks.py serve" in answer.text


def test_every_address_of_the_function_is_known_as_such(tmp_path):
    with some_services(tmp_path) as services:
        rules = [rule.rule for rule in create_app(services).url_map.iter_rules()]

    assert {rule.split("/")[1] for rule in rules} == set(OF_THE_FUNCTION)


def test_nothing_is_built_anew_while_nothing_was_saved(tmp_path):
    builds = []

    def build(into: Path, _today: date) -> tuple[str, ...]:
        builds.append(into)
        return ()

    (tmp_path / "workshop").mkdir()
    days = [date(2026, 11, 21), date(2026, 11, 21), date(2026, 11, 22)]
    sources = Sources(roots=(tmp_path / "content",))
    site = PreviewedSite(workshop=tmp_path / "workshop", sources=sources, build=build, today=lambda: days.pop(0))

    looks = [site.renew(), site.renew(), site.renew()]

    assert [look is not None for look in looks] == [True, False, True]  # the third is a new day
    assert [path.name for path in (tmp_path / "workshop").iterdir() if path.name.startswith("build-")] == ["build-2"]


def test_the_code_in_the_terminal_is_the_address():
    address = "http://192.168.1.20:8080/"

    lines = terminal_code(address, in_colour=False).split("\n")

    halves = {sign: pair for pair, sign in HALVES.items()}
    rows = [[not halves[sign][half] for sign in line] for line in lines for half in (0, 1)]
    drawn = [
        [bool(module) for module in row]
        for row in segno.make(address, error="l", micro=False).matrix_iter(border=MARGIN)
    ]
    assert rows[: len(drawn)] == drawn


def test_a_terminal_with_colours_gets_a_code_that_every_phone_reads():
    first, *_ = terminal_code("http://192.168.1.20:8080/", in_colour=True).split("\n")

    assert re.fullmatch(r"\x1b\[97;40m█+\x1b\[0m", first)


def test_the_address_of_this_machine_is_an_address():
    assert re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", local_address())


def test_the_command_says_how_to_get_there_and_what_it_cannot_show_and_ends_on_ctrl_c(content):
    command = [
        sys.executable,
        "-m",
        "publisher.preview",
        "--port",
        "0",
        "--alamat",
        "127.0.0.1",
        "--folder",
        str(content),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        said = ""
        for line in running.stdout or ():
            said += line
            if "Ctrl-C" in line:
                break
        running.send_signal(signal.SIGINT)
        said += running.stdout.read() if running.stdout else ""

    assert running.returncode == 0
    assert re.search(r"^Alamat: http://127\.0\.0\.1:\d+/$", said, re.MULTILINE)
    assert "membaca tanpa sinyal, dan memasang situs di layar HP" in said
    assert "python3 tasks.py serve" in said
    assert said.endswith("Pratinjau selesai.\n")


def test_a_port_that_is_taken_is_named_with_another_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ended = subprocess.run([*COMMAND, "--port", str(port)], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert f"Port {port} sedang dipakai program lain." in ended.stderr
    assert f"--port {port + 1}" in ended.stderr
