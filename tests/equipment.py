"""What the tests drive: found, installed where that is allowed, or named in one sentence before anything runs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

DEBIAN = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
# Who has no network is not kept waiting for it.
IMPATIENT = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15")


class EquipmentMissing(Exception):
    """Something is not to be had; the text is one sentence that names it and says how to get it."""


@dataclass(frozen=True, kw_only=True)
class Equipment:
    """One thing under its name; `prepare` returns what was found, or raises `EquipmentMissing`."""

    name: str
    prepare: Callable[[], str]


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What was looked for, what came of it in words, and whether it is there."""

    name: str
    said: str
    is_there: bool


def prepared(equipment: Equipment) -> Prepared:
    """Look for it, and install it where that is allowed."""
    try:
        return Prepared(name=equipment.name, said=equipment.prepare(), is_there=True)
    except EquipmentMissing as missing:
        return Prepared(name=equipment.name, said=str(missing), is_there=False)


def prepared_or_end(prepare: Callable[[], str]) -> None:
    """Prepare it, or end this command with the sentence that says what is missing."""
    try:
        prepare()
    except EquipmentMissing as missing:
        sys.exit(str(missing))


def may_install() -> bool:
    """Say whether packages of the system may be installed here: by root, on a Debian."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install packages of the system; no questions are asked and none answered. What goes wrong is printed."""
    command = (*DEBIAN, "-qq", *IMPATIENT, "install", "-y", "--no-install-recommends", *packages)
    if _quietly(command, errors=subprocess.DEVNULL) == 0:
        return True
    _quietly((*DEBIAN, "-qq", *IMPATIENT, "update"))  # one of several archives may be away
    return _quietly(command) == 0


def complaint(*program: str) -> str | None:
    """Start a program and return what it says when it does not work; nothing when it does."""
    try:
        ran = subprocess.run(program, check=False, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return str(trouble)
    said = (ran.stderr or ran.stdout).decode("utf-8", "replace").strip().splitlines()
    return None if ran.returncode == 0 else (said or [f"exit code {ran.returncode}"])[-1]


def _quietly(command: tuple[str, ...], errors: int | None = None) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, check=False, stdin=quiet, stdout=quiet, stderr=errors).returncode
