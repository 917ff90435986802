"""Runs every checker and every test, one after the other, and says at the end what failed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.aws import ministack
from tests.browser.chromium import MISSING, find_chromium
from tests.pages import checker

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
# Half the tests wait for a browser or a served office; a file's tests share what they opened, so files stay whole.
TOGETHER = ("--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One command, under the heading people see above its output."""

    heading: str
    command: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How a check went, and the last line it printed."""

    heading: str
    passed: bool
    seconds: float
    last_line: str


CHECKS = (
    Check(heading="format", command=(str(BIN / "ruff"), "format", "--check", ".")),
    Check(heading="lint", command=(str(BIN / "ruff"), "check", ".")),
    Check(heading="types", command=(str(BIN / "mypy"), ".")),
    Check(heading="imports", command=(str(BIN / "lint-imports"), "--no-cache", "--no-logo")),
    Check(heading="content", command=(PYTHON, "-m", "plugins.check")),
    Check(heading="tests", command=(PYTHON, "-m", "pytest", *TOGETHER, "--durations=10")),
)


def main() -> int:
    """Run everything, whatever fails; return 0 only if nothing did."""
    equipment = tuple(_equipment())
    results = (*equipment, *(_run(check) for check in CHECKS))
    _heading("summary")
    for result in results:
        _say(f"{'ok  ' if result.passed else 'FAIL'} {result.heading:<10} {result.seconds:6.1f} s")
    # Whoever reads only the end of this output reads how the tests closed.
    _say(next(result.last_line for result in results if result.heading == "tests"))
    return 0 if all(result.passed for result in results) else 1


def _equipment() -> Iterator[Checked]:
    """Find or install what the tests drive; one clear sentence if it is not to be had."""
    _heading("equipment")
    for heading, found, missing in (
        ("chromium", find_chromium(may_install=True), MISSING),
        ("html", checker.install(), checker.NOT_INSTALLED),
        ("aws", ministack.install(), ministack.NOT_INSTALLED),
    ):
        _say(f"{heading}: {found if found is not True else 'ok'}" if found else missing)
        yield Checked(heading=heading, passed=bool(found), seconds=0.0, last_line="")


def _run(check: Check) -> Checked:
    _heading(check.heading)
    started, last_line = time.monotonic(), ""
    with subprocess.Popen(
        check.command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            _say(line.rstrip("\n"))
            last_line = line.strip() or last_line
    return Checked(
        heading=check.heading,
        passed=process.returncode == 0,
        seconds=time.monotonic() - started,
        last_line=last_line,
    )


def _heading(text: str) -> None:
    _say(f"\n=== {text} " + "=" * (60 - len(text)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
