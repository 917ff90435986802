"""A template or module that is saved while an office is served is taken up, and a broken one is shown to nobody."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gunicorn_office import ask, wait_until_healthy
from tests.serving import ROOT, wait_for, write_settings

HOUSES = ("feedback_api", "publisher", "theme")


@pytest.fixture
def houses(tmp_path):
    """A copy of what the web server runs on, for it is going to be written to."""
    for house in HOUSES:
        shutil.copytree(ROOT / house, tmp_path / "copy" / house, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "copy"


@contextmanager
def served(houses: Path, data: Path):
    write_settings(data, {}, is_empty=True)
    (data / "log").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as door:
        port, number = door.getsockname()[1], door.fileno()
        command = [sys.executable, "-m", "publisher.one_machine.web", "--data", str(data), "--socket", str(number)]
        command += ["--origin", f"http://127.0.0.1:{port}", "--parent", str(os.getpid())]
        process = subprocess.Popen(command, cwd=houses, pass_fds=(number,), stderr=subprocess.PIPE, text=True)
        try:
            wait_until_healthy(port)
            yield port, process
        finally:
            process.terminate()
            process.communicate(timeout=30)


def test_a_saved_template_is_taken_up_and_broken_code_is_shown_to_nobody(houses, tmp_path):
    template, module = houses / "feedback_api/templates/layout.html", houses / "feedback_api/app.py"
    with served(houses, tmp_path / "data") as (port, process):
        template.write_text(template.read_text("utf-8").replace("</body>", "<p>Baru disimpan.</p></body>"), "utf-8")
        wait_for(lambda: b"Baru disimpan." in ask(port, "GET", "/lacak/")[1], seconds=30)

        module.write_text("def broken(:\n", "utf-8")

        assert process.wait(timeout=30) != 0
        assert "app.py" in (process.stderr.read() if process.stderr else "")
