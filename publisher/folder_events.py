"""Says whether files below some folders may have changed: the system tells, which costs nothing while none does."""

import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from publisher.building.sources import NOT_SOURCES

# Folders that another machine writes into, or that are lent to a virtual one, tell of nothing.
LOOKS_ANYWAY_AFTER = 10.0
_MODIFY, _ATTRIB, _CLOSE_WRITE, _MOVED, _CREATE, _DELETE, _SELF = 0x2, 0x4, 0x8, 0xC0, 0x100, 0x200, 0xC00
_EVENTS = _MODIFY | _ATTRIB | _CLOSE_WRITE | _MOVED | _CREATE | _DELETE | _SELF
_A_READ = 1 << 16


class Fingerprinted(Protocol):
    """Files whose state is told in one text."""

    @property
    def roots(self) -> tuple[Path, ...]: ...

    def fingerprint(self) -> str: ...


@dataclass(kw_only=True)
class FolderEvents:
    """Events of all folders below `roots`; a root that is a file, or not there yet, is watched in its folder.

    Where the system cannot tell (only Linux does, and only so often), anything may have changed at any time.
    """

    roots: tuple[Path, ...]
    looks_anyway_after: float = LOOKS_ANYWAY_AFTER
    clock: Callable[[], float] = time.monotonic
    _told_by: int | None = None
    _asked_at: float = float("-inf")

    def open(self) -> None:
        """Begin; what happened before does not count."""
        self._told_by = _opened()
        self._watch_all()

    def close(self) -> None:
        if self._told_by is not None:
            os.close(self._told_by)
            self._told_by = None

    def may_have_changed(self) -> bool:
        """Return whether anything was saved, added or removed since this was last asked, or nobody can tell."""
        if self._told_by is None:
            return True
        happened = self._drained()
        if happened:
            self._watch_all()  # before anybody looks: what is saved in a new folder from now on is told
        now = self.clock()
        if happened or now - self._asked_at >= self.looks_anyway_after:
            self._asked_at = now
            return True
        return False

    def _drained(self) -> bool:
        happened = False
        while self._told_by is not None:
            try:
                told = os.read(self._told_by, _A_READ)
            except BlockingIOError:
                return happened
            happened = happened or bool(told)
        return happened

    def _watch_all(self) -> None:
        for folder in {one for root in self.roots for one in _folders(root)}:
            if self._told_by is not None and not _watches(self._told_by, folder):
                self.close()  # there are more folders than the system watches


@dataclass(kw_only=True)
class CalmFingerprint:
    """The fingerprint of some files, which are looked at only when one of them may have changed."""

    files: Fingerprinted
    events: FolderEvents
    _last: str | None = None

    @property
    def roots(self) -> tuple[Path, ...]:
        return self.files.roots

    def fingerprint(self) -> str:
        may_differ = self.events.may_have_changed()
        if self._last is None or may_differ:
            self._last = self.files.fingerprint()
        return self._last


@contextmanager
def calm(files: Fingerprinted, *, looks_anyway_after: float = LOOKS_ANYWAY_AFTER) -> Iterator[CalmFingerprint]:
    """Yield the same files, watched."""
    events = FolderEvents(roots=files.roots, looks_anyway_after=looks_anyway_after)
    events.open()
    try:
        yield CalmFingerprint(files=files, events=events)
    finally:
        events.close()


def _folders(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root.parent
        return
    for folder, names, _ in os.walk(root):
        names[:] = [name for name in names if name not in NOT_SOURCES and not name.startswith(".")]
        yield Path(folder)


def _opened() -> int | None:
    if sys.platform != "linux":
        return None
    number = _libc().inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    return None if number < 0 else int(number)


def _watches(told_by: int, folder: Path) -> bool:
    """Watch a folder; one that is gone meanwhile is no trouble."""
    if _libc().inotify_add_watch(told_by, os.fsencode(folder), _EVENTS) >= 0:
        return True
    return ctypes.get_errno() in {errno.ENOENT, errno.ENOTDIR}


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
