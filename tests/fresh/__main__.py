"""`python -m tests.fresh`: tries the README's commands on a bare Debian 13 and on this machine's own Python.

It needs Linux, root, debootstrap, the network, 6 GB below /var/tmp, and half an hour to an hour of both cores. The root
is made anew and removed again; one given with --root is used as it is, or made there, and kept.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from tests.fresh import debian, trying
from tests.fresh.needs import is_to_be_made, refusal, this_machine
from tests.fresh.places import Place
from tests.fresh.registries import settings_of_this_machine
from tests.fresh.trying import System, Tried
from tests.serving import ROOT

SCRATCH = Path("/var/tmp")  # noqa: S108 - a folder of our own is made in it; /tmp may be memory
OUTPUT = ROOT / "output" / "fresh"
PLACES = ("debian", "here")
COMMANDS: dict[str, Callable[[Place, Path, Path], Tried]] = {"serve": trying.serve, "test": trying.test}
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TRIES = 20
NOT_REMOVED = "{folder} could not be removed."
STILL_MOUNTED = "{folder} is left alone: something is still mounted below it."


@dataclass(frozen=True, kw_only=True)
class PlaceTried:
    """A place and what came of its commands."""

    system: System
    tried: tuple[Tried, ...]


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    refused = refusal(this_machine(), scratch=SCRATCH, debian="debian" in options.place, root=options.root)
    if refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    for number in ENDINGS:
        signal.signal(number, _end)
    if _git("status", "--porcelain", "--untracked-files=no"):
        _say("What is not committed is not tried.")
    try:
        with _scratch() as scratch:
            # One commit for all: work goes on here while the trial runs.
            source = scratch / "source.git"
            _git("clone", "--quiet", "--bare", f"file://{ROOT}", str(source))
            commit = _git("--git-dir", str(source), "rev-parse", "HEAD")
            tried = [_tried(place, options.command, source) for place in _places(options, scratch)]
    except debian.CannotMakeRoot as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return _reported(commit, tried)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fresh", description=__doc__)
    parser.add_argument("--root", type=Path, help="a Debian 13 root to use, or an empty folder to make one in; kept")
    parser.add_argument("--mirror", help="where debootstrap gets Debian from")
    parser.add_argument("--place", action="append", choices=PLACES, help="only here (may be repeated)")
    parser.add_argument("--command", action="append", choices=tuple(COMMANDS), help="only this (may be repeated)")
    options = parser.parse_args(arguments)
    options.place, options.command = options.place or PLACES, options.command or tuple(COMMANDS)
    options.root = options.root and options.root.resolve()
    return options


def _places(options: argparse.Namespace, scratch: Path) -> Iterator[Place]:
    if "debian" in options.place:
        root, log = options.root or scratch / "debian", OUTPUT / "debian-root.log"
        if is_to_be_made(this_machine(), root):
            _say(f"debian: root in {root} ...")
            debian.make(root, log, options.mirror)
        yield debian.entered(root, settings_of_this_machine(), log)
    if "here" in options.place:
        yield _here(scratch / "here")


def _here(folder: Path) -> Place:
    """Return this machine without the environment that the trial itself runs in."""
    folder.mkdir()
    own = str(Path(sys.executable).parent)
    around = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}  # noqa: TID251 - handed on as it is
    path = os.pathsep.join(part for part in around.get("PATH", os.defpath).split(os.pathsep) if part != own)
    return Place(key="here", folder=folder, environment={**around, "PATH": path})


def _tried(place: Place, commands: tuple[str, ...], source: Path) -> PlaceTried:
    found = trying.system(place)
    tried = []
    for name in commands:
        output = OUTPUT / f"{place.key}-{name}.log"
        _say(f"{place.key}: {name} on {found.name}, Python {found.python}, pip {found.pip} ... ({output})")
        tried.append(COMMANDS[name](place, trying.cloned(place, name, source), output))
    return PlaceTried(system=found, tried=tuple(tried))


def _reported(commit: str, places: list[PlaceTried]) -> int:
    """Print what failed, a table, and one line of JSON; return the exit code."""
    rows = [("", "system", "Python", "pip", "command", "seconds", "exit", "said")]
    for place in places:
        for one in place.tried:
            _say("".join(f"{line}\n" for line in one.wrong), end="")
            about = (place.system.name, place.system.python, place.system.pip, one.command)
            rows.append(("ok" if one.passed else "FAIL", *about, str(one.seconds), str(one.exit_code), one.said))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        _say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    passed = all(one.passed for place in places for one in place.tried)
    _say(json.dumps({"commit": commit, "passed": passed, "places": [asdict(place) for place in places]}))
    return 0 if passed else 1


@contextmanager
def _scratch() -> Iterator[Path]:
    """Yield a folder for roots and clones; it is removed unless something is mounted in it."""
    folder = Path(tempfile.mkdtemp(prefix="fresh-", dir=SCRATCH))
    try:
        yield folder
    finally:
        if f" {folder}/" in Path("/proc/self/mountinfo").read_text("utf-8"):
            _say(STILL_MOUNTED.format(folder=folder))
        else:
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder; what was just killed may write a last file into it, so once is not always enough."""
    for _ in range(TRIES):
        trying.remove(folder)
        if not folder.exists():
            return
        time.sleep(0.5)
    _say(NOT_REMOVED.format(folder=folder))


def _git(*arguments: str) -> str:
    done = subprocess.run(("git", "-C", str(ROOT), *arguments), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _end(*_: object) -> NoReturn:
    """End at the first Ctrl-C; a second one does not stop the tidying up."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _say(text: str, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
