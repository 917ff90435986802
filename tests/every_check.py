"""Prepares what the tests drive, runs every checker and every test, and says at the end what failed."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tests import node
from tests.aws import ministack
from tests.browser import chromium
from tests.equipment import Equipment, Prepared, prepared
from tests.pages import checker

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
# A third of the time a test waits for a browser or a served office: one process more than cores keeps all of them busy.
PROCESSES = (os.cpu_count() or 1) + 1
# A file's tests share what they opened, so files stay whole, and some folders too: see `scheduling.py`.
TOGETHER = ("--numprocesses", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder")
# Shuffled, but the same way each time: what was green here is green elsewhere. `inv prove` shuffles anew.
SHUFFLED = ("--randomly-seed", "2019")

# Tests start hundreds of processes: where Python may not keep what it compiled, each compiles all programs anew, and
# every process of the tests all tests.
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # noqa: TID251 - what else there is goes along as it is

# On a loaded machine one test of thousands may meet a moment it does not stand for. Alone it decides; one that fails
# then too ends this second run at once, and whatever else ended the first run leaves nothing to run.
WHAT_FAILED = ("--last-failed", "--last-failed-no-failures", "none", "--exitfirst", "-p", "no:randomly")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One command, under the heading people see above its output; what failed in it may be tried once more, alone.

    One that `is_beside` begins with the first and is told last: it takes long, and leaves a core to the others.
    """

    heading: str
    command: tuple[str, ...]
    what_failed: tuple[str, ...] = ()
    is_beside: bool = False


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How a check went, and the last line it printed; `wavered` if it passed only when what failed ran alone."""

    heading: str
    passed: bool
    seconds: float
    last_line: str
    wavered: bool = False


EQUIPMENT = (
    Equipment(name="node", prepare=node.prepare),
    Equipment(name="chromium", prepare=chromium.prepare),
    Equipment(name="html", prepare=checker.prepare),
    Equipment(name="aws", prepare=ministack.prepare),
)
CHECKS = (
    Check(heading="format", command=(str(BIN / "ruff"), "format", "--check", ".")),
    Check(heading="lint", command=(str(BIN / "ruff"), "check", ".")),
    Check(heading="types", command=(str(BIN / "mypy"), "."), is_beside=True),
    Check(heading="imports", command=(str(BIN / "lint-imports"), "--no-cache", "--no-logo")),
    Check(heading="content", command=(PYTHON, "-m", "plugins.check")),
    Check(
        heading="tests",
        command=(PYTHON, "-m", "pytest", *TOGETHER, *SHUFFLED, "--durations=10"),
        what_failed=(PYTHON, "-m", "pytest", *WHAT_FAILED),
    ),
)


def main(equipment: tuple[Equipment, ...] = EQUIPMENT, checks: tuple[Check, ...] = CHECKS) -> int:
    """Run everything, whatever fails; return 0 only if nothing did. Without its equipment nothing is run at all."""
    _heading("equipment")
    missing = [one.said for one in map(_prepared, equipment) if not one.is_there]
    if missing:
        _heading("missing")
        for sentence in missing:
            _say(sentence)
        return 1
    results = _run_all(checks)
    _heading("summary")
    for result in results:
        _say(f"{'ok  ' if result.passed else 'FAIL'} {result.heading:<10} {result.seconds:6.1f} s{_noted(result)}")
    # Whoever reads only the end of this output reads how the tests closed.
    _say(next(result.last_line for result in results if result.heading == "tests"))
    return 0 if all(result.passed for result in results) else 1


def _prepared(equipment: Equipment) -> Prepared:
    came_of_it = prepared(equipment)
    _say(f"{came_of_it.name}: {came_of_it.said if came_of_it.is_there else 'missing'}")
    return came_of_it


def _run_all(checks: tuple[Check, ...]) -> tuple[Checked, ...]:
    with ThreadPoolExecutor() as beside:
        begun = [beside.submit(_run_unseen, check) for check in checks if check.is_beside]
        results = [_run(check) for check in checks if not check.is_beside]
        for one in begun:
            result, lines = one.result()
            _heading(result.heading)
            for line in lines:
                _say(line)
            results.append(result)
    return tuple(results)


def _run_unseen(check: Check) -> tuple[Checked, list[str]]:
    """Run it and return what it said, which nobody could read among the lines of another."""
    started = time.monotonic()
    with _begun(check.command) as process:
        lines = [line.rstrip("\n") for line in process.stdout or ()]
    return _checked(check.heading, process, started, lines[-1] if lines else ""), lines


def _run(check: Check) -> Checked:
    """Run it; what failed runs once more if the check says how, and what wavered is said, never hidden."""
    first = _run_once(check.heading, check.command)
    if first.passed or not check.what_failed:
        return first
    second = _run_once(f"{check.heading}: what failed, once more and alone", check.what_failed)
    return replace(
        first,
        passed=second.passed,
        wavered=second.passed,
        seconds=first.seconds + second.seconds,
        last_line=f"{first.last_line} Once more: {second.last_line}",
    )


def _run_once(heading: str, command: tuple[str, ...]) -> Checked:
    _heading(heading)
    started, last_line = time.monotonic(), ""
    with _begun(command) as process:
        for line in process.stdout or ():
            _say(line.rstrip("\n"))
            last_line = line.strip() or last_line
    return _checked(heading, process, started, last_line)


def _begun(command: tuple[str, ...]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _checked(heading: str, process: subprocess.Popen[str], started: float, last_line: str) -> Checked:
    seconds = time.monotonic() - started
    return Checked(heading=heading, passed=process.returncode == 0, seconds=seconds, last_line=last_line)


def _noted(result: Checked) -> str:
    return "  wavered: a test above failed first and passed alone; it wants mending" if result.wavered else ""


def _heading(text: str) -> None:
    _say(f"\n=== {text} " + "=" * (60 - len(text)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
