"""Tries both commands of the README, each in an empty clone of its own, as somebody new would."""

import http.client
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.fresh.places import Place, Program, started
from tests.serving import READY, Visitor, free_port

PYTHON = "import ensurepip, sys; print(sys.version.split()[0], ensurepip.version())"
LONGEST_START = 1200.0
LONGEST_TEST = 3 * 3600.0
LOOKS = ("/sehat", "/", "/panduan/")
WENT_WRONG = ("FAIL ", "FAILED ", "ERROR ")
MOST_LINES = 40


@dataclass(frozen=True, kw_only=True)
class Tried:
    """How a command went: in seconds, with which exit code, and in its own last words."""

    command: str
    passed: bool
    seconds: float
    exit_code: int
    said: str
    output: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class System:
    """What a place is, as it says itself."""

    name: str
    python: str
    pip: str


def system(place: Place) -> System:
    """Ask a place what it is, and which pip its Python makes environments with."""
    release = (place.root or Path("/")) / "etc" / "os-release"
    told = dict(line.split("=", 1) for line in release.read_text("utf-8").splitlines() if "=" in line)
    python, _, pip = place.says("python3", "-c", PYTHON).partition(" ")
    return System(name=told["PRETTY_NAME"].strip('"'), python=python, pip=pip)


def cloned(place: Place, name: str, source: Path) -> Path:
    """Return an empty clone, made anew."""
    clone = place.folder / f"sekali-datang-{name}"
    remove(clone)
    subprocess.run(("git", "clone", "--quiet", f"file://{source}", str(clone)), check=True, stdin=subprocess.DEVNULL)
    return clone


def remove(folder: Path) -> None:
    """Remove a folder, but nothing that is mounted in it."""
    subprocess.run(("rm", "-rf", "--one-file-system", str(folder)), check=False, stdin=subprocess.DEVNULL)


def serve(place: Place, clone: Path, output: Path) -> Tried:
    """Start `serve`, wait until its pages open, and press Ctrl-C."""
    port = free_port()
    program = ("python3", "tasks.py", "serve", "--port", str(port))
    begun = time.monotonic()
    with started(place.command(*program, at=clone), place.environment, output) as office:
        is_open = _opens(office, port)
        seconds = time.monotonic() - begun
        code = office.interrupt()
    said = f"{' '.join(LOOKS)} opened" if is_open else _last_line(output)
    passed = is_open and code == 0
    return _tried(program, output, passed=passed, seconds=seconds, exit_code=code, said=said)


def test(place: Place, clone: Path, output: Path) -> Tried:
    """Run `test` to its end."""
    program = ("python3", "tasks.py", "test")
    begun = time.monotonic()
    with started(place.command(*program, at=clone), place.environment, output) as checks:
        try:
            code = checks.process.wait(LONGEST_TEST)
        except subprocess.TimeoutExpired:
            code = checks.kill()
    seconds = time.monotonic() - begun
    return _tried(program, output, passed=code == 0, seconds=seconds, exit_code=code, said=_last_line(output))


def _opens(office: Program, port: int) -> bool:
    until = time.monotonic() + LONGEST_START
    while not office.has_ended and time.monotonic() < until:
        if READY in office.said and all(_is_there(port, path) for path in LOOKS):
            return True
        time.sleep(0.1)
    return False


def _is_there(port: int, path: str) -> bool:
    try:
        return Visitor(port=port).get(path).status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False


def _tried(  # noqa: PLR0913 - what there is to say of a run
    program: tuple[str, ...], output: Path, *, passed: bool, seconds: float, exit_code: int, said: str
) -> Tried:
    return Tried(
        command=" ".join(program),
        passed=passed,
        seconds=round(seconds, 1),
        exit_code=exit_code,
        said=said,
        output=str(output),
        wrong=() if passed else _wrong(output),
    )


def _wrong(output: Path) -> tuple[str, ...]:
    """Return the lines that name a failure; without any, the last lines there are."""
    lines = output.read_text("utf-8", "replace").splitlines()
    named = [line for line in lines if line.startswith(WENT_WRONG)]
    return tuple((named or lines)[-MOST_LINES:])


def _last_line(output: Path) -> str:
    lines = output.read_text("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""
