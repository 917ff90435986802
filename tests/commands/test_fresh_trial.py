"""The trial on a fresh machine says what it needs, hands on how registries are reached, and leaves nothing behind."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fresh import trying
from tests.fresh.needs import Machine, is_to_be_made, refusal
from tests.fresh.places import NAMESPACES, Place, started
from tests.fresh.registries import files_named, of_npm, of_pip
from tests.serving import wait_for

SCRATCH = Path("/var/tmp")  # noqa: S108 - nothing is written there
ANSWERING = """
import http.server, signal, sys
signal.signal(signal.SIGINT, lambda *_: sys.exit({code}))
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path in {paths} else 404)
        self.end_headers()
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Page)
print("Siap.", flush=True)
server.serve_forever()
"""
FAILING = "print('FAILED tests/x.py::test_y'); print('1 failed, 3 passed'); raise SystemExit(1)"


def a_machine(**changed):
    able = {
        "system": "linux",
        "is_root": True,
        "which": lambda name: f"/usr/bin/{name}",
        "gigabytes_free": lambda _: 100.0,
        "files_in": {Path("/debian"): ("etc", "usr"), Path("/empty"): (), Path("/photos"): ("cat.jpg",)}.get,
    }
    return Machine(**{**able, **changed})


def without(*names):
    return lambda name: None if name in names else f"/usr/bin/{name}"


@pytest.fixture
def place(tmp_path):
    return Place(key="here", folder=tmp_path, environment={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"})


@pytest.fixture
def checkout(tmp_path) -> Callable[[str], Path]:
    """A checkout whose `tasks.py` is only this."""

    def made(tasks: str) -> Path:
        (tmp_path / "tasks.py").write_text(tasks)
        return Path(tmp_path)

    return made


def test_a_machine_with_everything_is_not_refused():
    assert refusal(a_machine(), scratch=SCRATCH) is None


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({"system": "darwin"}, "Linux (this is darwin)"),
        ({"is_root": False}, "root, who alone may make and enter a Debian root"),
        ({"which": without("debootstrap")}, "debootstrap (`apt install debootstrap`)"),
        ({"which": without("unshare")}, "the program unshare"),
        ({"which": without("git")}, "git"),
        ({"gigabytes_free": lambda _: 1.25}, "6 GB in /var/tmp (1.2 are free)"),
    ],
)
def test_what_is_lacking_is_named_in_one_sentence(lacking, named):
    said = refusal(a_machine(**lacking), scratch=SCRATCH) or ""

    assert named in said
    assert said.startswith("A fresh machine cannot be tried here: it needs ")
    assert said.count("\n") == 0


def test_all_that_is_lacking_is_named_at_once():
    said = refusal(a_machine(is_root=False, which=without("debootstrap")), scratch=SCRATCH) or ""

    assert "root, who alone" in said
    assert "debootstrap" in said


def test_a_debian_that_is_there_needs_no_debootstrap():
    machine = a_machine(which=without("debootstrap"))

    assert refusal(machine, scratch=SCRATCH, root=Path("/debian")) is None
    assert "debootstrap" in (refusal(machine, scratch=SCRATCH, root=Path("/empty")) or "")


def test_this_machines_own_python_is_tried_without_root():
    assert refusal(a_machine(is_root=False, which=without("debootstrap")), scratch=SCRATCH, debian=False) is None


def test_a_folder_with_something_else_in_it_is_never_made_a_root():
    assert "an empty folder in /photos" in (refusal(a_machine(), scratch=SCRATCH, root=Path("/photos")) or "")


@pytest.mark.parametrize(("root", "made"), [(None, True), ("/empty", True), ("/nowhere", True), ("/debian", False)])
def test_a_root_is_made_where_there_is_none(root, made):
    assert is_to_be_made(a_machine(), root and Path(root)) is made


def test_pip_is_told_where_registries_are_and_nothing_of_this_machines_folders():
    listed = (
        ":env:.cert='/etc/ssl/own.pem'\n"
        "global.index-url='https://packages.example/simple'\n"
        "global.extra-index-url='file:///opt/simple https://more.example/simple'\n"
        "global.find-links='/opt/wheels'\n"
        "user.default-timeout='180'\n"
    )

    assert of_pip(listed) == {
        "PIP_INDEX_URL": "https://packages.example/simple",
        "PIP_EXTRA_INDEX_URL": "https://more.example/simple",
        "PIP_CERT": "/etc/ssl/own.pem",
        "PIP_DEFAULT_TIMEOUT": "180",
    }


def test_a_list_of_folders_only_is_no_setting():
    assert of_pip("global.extra-index-url='file:///opt/simple'\n") == {}


def test_npm_is_told_where_its_registry_is():
    listed = {"registry": "https://packages.example/", "noproxy": ["a.example", "b.example"], "nodedir": "/usr"}

    assert of_npm(json.dumps({**listed, "proxy": None})) == {
        "npm_config_registry": "https://packages.example/",
        "npm_config_noproxy": "a.example,b.example",
    }


def test_without_npm_nothing_is_told():
    assert of_npm("") == {}


def test_certificates_that_settings_name_go_along(tmp_path):
    (tmp_path / "own.pem").touch()
    settings = {"PIP_CERT": str(tmp_path / "own.pem"), "PIP_INDEX_URL": "https://x.example", "A": str(tmp_path)}

    assert list(files_named(settings)) == [tmp_path / "own.pem"]


def test_a_program_in_a_root_gets_mounts_and_processes_that_end_with_it(tmp_path):
    place = Place(key="debian", folder=tmp_path / "root", environment={}, root=tmp_path)

    command = place.command("python3", "tasks.py", at=tmp_path / "root" / "clone")

    assert command[: len(NAMESPACES)] == NAMESPACES
    assert {"--mount", "--pid", "--kill-child"} < set(NAMESPACES)
    assert command[-5:] == ("env", "-C", "/root/clone", "python3", "tasks.py")


def test_a_served_office_whose_pages_open_and_that_ends_on_ctrl_c_passes(place, checkout, tmp_path):
    clone = checkout(ANSWERING.format(code=0, paths=trying.LOOKS))

    tried = trying.serve(place, clone, tmp_path / "said")

    assert (tried.passed, tried.exit_code, tried.wrong) == (True, 0, ())
    assert tried.said == "/sehat / /panduan/ opened"


def test_an_office_that_ends_badly_on_ctrl_c_does_not_pass(place, checkout, tmp_path):
    clone = checkout(ANSWERING.format(code=3, paths=trying.LOOKS))

    tried = trying.serve(place, clone, tmp_path / "said")

    assert (tried.passed, tried.exit_code) == (False, 3)


def test_an_office_that_ends_before_its_pages_open_does_not_pass_and_is_quoted(place, checkout, tmp_path):
    tried = trying.serve(place, checkout("raise SystemExit('Python di komputer ini')"), tmp_path / "said")

    assert (tried.passed, tried.exit_code, tried.said) == (False, 1, "Python di komputer ini")


def test_a_green_test_command_passes_with_its_last_line(place, checkout, tmp_path):
    tried = trying.test(place, checkout("print('12 passed')"), tmp_path / "said")

    assert (tried.passed, tried.said, tried.wrong) == (True, "12 passed", ())


def test_what_failed_in_a_red_test_command_is_named(place, checkout, tmp_path):
    tried = trying.test(place, checkout(FAILING), tmp_path / "said")

    assert (tried.passed, tried.exit_code, tried.said) == (False, 1, "1 failed, 3 passed")
    assert tried.wrong == ("FAILED tests/x.py::test_y",)


def test_nothing_of_a_program_runs_on_when_the_trial_leaves_it(place, tmp_path):
    child = "import time; print('here', flush=True); time.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    command = place.command("python3", "-c", parent, at=tmp_path)

    with started(command, place.environment, tmp_path / "said") as program:
        wait_for(lambda: "here" in program.said, seconds=60)

    wait_for(lambda: is_gone(program.process.pid), seconds=60)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False
