"""Who knows Flask and Pelican starts them as they know it, and it works."""

import http.client
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from publisher.data_directory import DataDirectory
from tests.serving import ROOT, Visitor, free_port, wait_for
from tests.unit.plugins.building import page, part
from tests.unit.plugins.small_content import write_content

BIN = Path(sys.executable).parent


@pytest.fixture
def data(tmp_path):
    """An office that was made and never served."""
    made = DataDirectory(root=tmp_path / "var")
    made.make_settings(demonstration=True)
    return made


@contextmanager
def flask_run(**environment: str):
    """Yield a visitor of what `flask run` serves."""
    port = free_port()
    command = (str(BIN / "flask"), "--app", "feedback_api.app", "run", "--port", str(port))
    process = subprocess.Popen(
        command, cwd=ROOT, env={"PATH": os.defpath, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    visitor = Visitor(port=port)
    try:
        wait_for(lambda: process.poll() is not None or answers(visitor), seconds=60)
        yield visitor
    finally:
        process.terminate()
        process.wait(timeout=30)


def answers(visitor: Visitor) -> bool:
    try:
        return visitor.get("/sehat").status == http.client.OK
    except OSError:
        return False


def test_flask_run_takes_the_office_of_the_data_folder(data):
    with flask_run(SEKALI_DATA=str(data.root)) as visitor:
        form = visitor.get("/kirim/").form("/kirim/")
        sent = visitor.post("/kirim/", {**form, "jenis": "saran", "desa": "", "panduan": "", "isi": "Tambah bangku."})

    assert (sent.status, data.database.exists()) == (303, True)


def test_flask_run_takes_what_the_environment_says(tmp_path):
    store = f"sqlite:{tmp_path / 'feedback.sqlite'}"
    with flask_run(SEKALI_STORE=store, SEKALI_SECRET="x" * 40) as visitor:
        assert visitor.get("/kirim/").status == 200


def test_flask_without_an_office_says_in_one_sentence_what_to_do(tmp_path):
    command = (str(BIN / "flask"), "--app", "feedback_api.app", "routes")
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": os.defpath, "SEKALI_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "python3 tasks.py serve" in ran.stderr


def test_pelican_content_builds_the_site(tmp_path):
    content = write_content(tmp_path / "content")
    ran = subprocess.run(
        (str(BIN / "pelican"), str(content), "-o", str(tmp_path / "site")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, "Done:" in ran.stdout + ran.stderr) == (0, True)
    assert part(page(tmp_path / "site", "/panduan/ktp-hilang/"), "h1").text == "KTP hilang"


def test_pelican_listen_serves_it(tmp_path):
    content, port = write_content(tmp_path / "content"), free_port()
    output = str(tmp_path / "site")
    subprocess.run((str(BIN / "pelican"), str(content), "-o", output), cwd=ROOT, capture_output=True, check=True)
    command = (str(BIN / "pelican"), "--listen", "--port", str(port), str(content), "-o", output)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        visitor = Visitor(port=port)
        wait_for(lambda: process.poll() is not None or serves(visitor), seconds=60)
        guide = visitor.get("/panduan/ktp-hilang/")
        process.terminate()

    assert (guide.status, "KTP hilang" in guide.text) == (200, True)


def serves(visitor: Visitor) -> bool:
    try:
        return visitor.get("/").status == http.client.OK
    except OSError:
        return False


def test_inv_lists_every_command_with_a_line_of_help():
    ran = subprocess.run((str(BIN / "inv"), "--list"), cwd=ROOT, capture_output=True, text=True, check=True)

    commands = [line.split() for line in ran.stdout.splitlines() if line.startswith("  ") and line[2:3].isalpha()]
    assert {"serve", "test", "periksa", "prove"} <= {words[0] for words in commands}
    assert [words[0] for words in commands if len(words) < 3] == []
