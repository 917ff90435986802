"""A virtual environment that holds exactly what its lock file names."""

from __future__ import annotations  # `tasks.py` imports this before it knows which Python it runs on

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CannotMakeEnvironment(Exception):
    """Python could not create the virtual environment; what it printed says why."""


class CannotInstallLock(Exception):
    """pip could not install the lock, or the installed packages do not fit together; what it printed says why."""


class LockedEnvironment:
    """An environment in `folder` with what `lock` names; the locks in `includes` are parts of it, pin for pin.

    Stamps in the folder say which locks are installed. They are written last, so an interrupted installation
    leaves none and the next one starts from an empty folder.
    """

    def __init__(self, *, folder: Path, lock: Path, includes: tuple[Path, ...] = ()) -> None:
        self.folder = folder
        self.lock = lock
        self.includes = includes

    def program(self, name: str) -> str:
        return str(self.folder / "bin" / name)

    def is_installed(self) -> bool:
        """Say whether exactly this lock, with this Python, is installed."""
        return self._holds(self.lock) and self._stamps_are_current()

    def install(self) -> None:
        """Install the lock as it stands; does nothing where it is installed.

        A changed lock or Python makes the environment anew. Raises `CannotMakeEnvironment` or `CannotInstallLock`.
        """
        if self.is_installed():
            return
        if not self._can_be_added_to():
            self._make()
        pip = (self.program("python"), "-m", "pip", "--disable-pip-version-check", "--no-input")
        # `--no-deps`: the lock is the whole answer. Without it pip resolves again and, since a lock pins `coverage`
        # and not `coverage[toml]`, stops as soon as the registry has a newer release.
        exactly = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(self.lock))
        if not _succeeds((*pip, "install", *exactly)) or not _is_consistent((*pip, "check")):
            raise CannotInstallLock(self.lock.name)
        for lock in (self.lock, *self.includes):
            self._stamp(lock).write_text(_fingerprint(lock), encoding="ascii")

    def _can_be_added_to(self) -> bool:
        """Say whether all that is installed is an included lock, still the same, in an environment that works."""
        return any(self._holds(lock) for lock in self.includes) and self._stamps_are_current() and self._works()

    def _stamps_are_current(self) -> bool:
        return all(self._holds(lock) for lock in (self.lock, *self.includes) if self._stamp(lock).exists())

    def _holds(self, lock: Path) -> bool:
        try:
            is_current = self._stamp(lock).read_text(encoding="ascii") == _fingerprint(lock)
        except OSError:
            return False
        return is_current and (self.folder / "bin" / "python").exists()

    def _make(self) -> None:
        if not _succeeds((sys.executable, "-m", "venv", "--clear", str(self.folder))):
            raise CannotMakeEnvironment(str(self.folder))

    def _works(self) -> bool:
        """Say whether the environment has a Python that starts and a pip; its first Python may have been removed."""
        return _succeeds((self.program("python"), "-m", "pip", "--version"), output=subprocess.DEVNULL)

    def _stamp(self, lock: Path) -> Path:
        return self.folder / f".installed-{lock.name}"


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def _is_consistent(check: tuple[str, ...]) -> bool:
    """Run the check of what is installed; print what it says only where something is missing."""
    checked = subprocess.run(check, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if checked.returncode:
        sys.stderr.write(checked.stdout + checked.stderr)
    return checked.returncode == 0


def _succeeds(command: tuple[str, ...], output: int | None = None) -> bool:
    try:
        return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=output).returncode == 0
    except OSError:
        return False
