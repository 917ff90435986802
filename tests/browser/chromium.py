"""Finds the Chromium that the browser tests drive, or installs one where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "SEKALI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox inside containers; no chatter with its maker; no picture of the screen.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "Chromium belum ada. Pasang dengan `apt install chromium` atau `python -m playwright install chromium`, "
    f"atau tulis letaknya di {VARIABLE}."
)


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What looking for a Chromium needs to know of a machine."""

    environ: Mapping[str, str]
    which: Callable[[str], str | None]
    playwrights_own: Callable[[], Path | None]
    install: Callable[[], bool]


def find_chromium(machine: Machine | None = None, *, may_install: bool = False) -> Path | None:
    """Return the program: the one named by SEKALI_CHROMIUM, on PATH, Playwright's own, or a freshly installed one."""
    here = machine or this_machine()
    named = here.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named) if Path(named).is_file() else None
    found = _on_path(here) or here.playwrights_own()
    if found is None and may_install and here.install():
        found = _on_path(here)
    return found


def this_machine() -> Machine:
    return Machine(
        environ=os.environ,  # noqa: TID251 - where a tester's Chromium is; no setting of the programs
        which=shutil.which,
        playwrights_own=_playwrights_own,
        install=_install,
    )


def _on_path(machine: Machine) -> Path | None:
    return next((Path(found) for name in NAMES if (found := machine.which(name))), None)


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load, and needed last

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _install() -> bool:
    """Install the system's Chromium if we may; no questions are asked and none answered."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    commands = (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium"))
    codes = [_quietly(command) for command in commands]
    return codes[-1] == 0


def _quietly(command: tuple[str, ...]) -> int:
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode


def main() -> int:
    """Say where it is; the test command calls this before the tests."""
    found = find_chromium(may_install=True)
    sys.stdout.write(f"{found or MISSING}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
