"""Finds the Chromium that the browser tests drive, installs one where that is allowed, and starts it."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests import equipment
from tests.equipment import EquipmentMissing
from tests.node import NODE

if TYPE_CHECKING:  # slow to load
    from playwright.sync_api import Browser, Playwright

VARIABLE = "SEKALI_CHROMIUM"
# The same browser without its windows: a whole one draws a window for each visitor, which costs five times a visitor.
WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    f"Chromium belum ada. Pasang dengan `apt install {WITHOUT_WINDOWS}` atau `python -m playwright install chromium`, "
    f"atau tulis letaknya di {VARIABLE}."
)
NOT_WHERE_NAMED = f"{VARIABLE} menunjuk ke {{path}}, tetapi di sana tidak ada program. Betulkan atau kosongkan."
NOT_INSTALLED_BY_APT = (
    "Chromium belum ada, dan apt-get tidak bisa memasangnya (pesannya di atas). "
    f"Betulkan sumber paketnya, atau tulis letak Chromium di {VARIABLE}, lalu ulangi perintah ini."
)
DOES_NOT_START = (
    "Chromium di {path} tidak mau jalan: {said}. Pasang yang disebut itu, "
    f"atau tulis letak Chromium lain di {VARIABLE}, lalu ulangi perintah ini."
)


@dataclass(frozen=True, kw_only=True)
class Machine:
    """What looking for a Chromium needs to know of a machine."""

    environ: Mapping[str, str]
    which: Callable[[str], str | None]
    playwrights_own: Callable[[], Path | None]
    may_install: Callable[[], bool]
    install: Callable[[str], bool]
    complaint: Callable[[Path], str | None]


def find_chromium(machine: Machine | None = None) -> Path | None:
    """Return the program: the one named by SEKALI_CHROMIUM, one on PATH, or Playwright's own."""
    here = machine or this_machine()
    named = here.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named) if Path(named).is_file() else None
    return _on_path(here) or here.playwrights_own()


def prepare(machine: Machine | None = None) -> str:
    """Return where a Chromium is that starts; raises `EquipmentMissing`.

    Where that is allowed, one without windows is installed; if it is not to be had, any that is there will do.
    """
    here = machine or this_machine()
    found = _without_windows(here) or find_chromium(here) or _installed(here)
    said = here.complaint(found)
    if said:
        raise EquipmentMissing(DOES_NOT_START.format(path=found, said=said.rstrip(".")))
    return str(found)


@contextmanager
def a_browser() -> Iterator["Browser"]:
    """Yield a running browser, which is closed at the end."""
    program = find_chromium()
    if program is None:
        raise EquipmentMissing(MISSING)
    with _playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def this_machine() -> Machine:
    return Machine(
        environ=os.environ,  # noqa: TID251 - where a tester's Chromium is; no setting of the programs
        which=shutil.which,
        playwrights_own=_playwrights_own,
        may_install=equipment.may_install,
        install=equipment.install,
        complaint=lambda program: equipment.complaint(str(program), "--version"),
    )


def _on_path(machine: Machine) -> Path | None:
    return next((Path(found) for name in NAMES if (found := machine.which(name))), None)


def _without_windows(machine: Machine) -> Path | None:
    if machine.environ.get(VARIABLE, "").strip():
        return None
    there = machine.which(WITHOUT_WINDOWS)
    if there is None and machine.may_install() and machine.install(WITHOUT_WINDOWS):
        there = machine.which(WITHOUT_WINDOWS)
    return Path(there) if there else None


def _installed(machine: Machine) -> Path:
    named = machine.environ.get(VARIABLE, "").strip()
    if named:
        raise EquipmentMissing(NOT_WHERE_NAMED.format(path=named))
    if not machine.may_install():
        raise EquipmentMissing(MISSING)
    found = _on_path(machine) if machine.install("chromium") else None
    if found is None:
        raise EquipmentMissing(NOT_INSTALLED_BY_APT)
    return found


def _playwrights_own() -> Path | None:
    with _playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


@contextmanager
def _playwright() -> Iterator["Playwright"]:
    """Yield the driver, run by the Node.js of the tests: the driver's own needs a library that Debian leaves out."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to load

    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)  # noqa: TID251 - it takes it from nowhere else
    with sync_playwright() as playwright:
        yield playwright
