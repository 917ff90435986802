"""The files that a press left where it builds, looked up in its state one by one."""

import os
import sqlite3
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.edition.fingerprint import Fingerprint

_AT_ONCE = 1000


class FilesOfState:
    """`LeftFiles` of one folder in the file of a press; it can be read for as long as this is there."""

    def __init__(self, state: Path, folder: Path) -> None:
        self._file = sqlite3.connect(state)
        weakref.finalize(self, self._file.close)
        self._start = f"{folder}/"

    def found(self, path: str) -> tuple[bytes, Fingerprint | None] | None:
        row = self._row(path, "digest, shown, size, saved")
        return row[:2] if row and row[2:] == as_it_lies(path) else None

    def has(self, path: str) -> bool:
        return self._row(path, "1") is not None

    def paths(self) -> Iterator[str]:
        asked, last = "SELECT path FROM files WHERE path > ? ORDER BY path LIMIT ?", ""
        while rows := self._file.execute(asked, (last, _AT_ONCE)).fetchall():
            yield from (self._start + name for (name,) in rows)
            (last,) = rows[-1]

    def count(self) -> int:
        """Return how many there were when the last build was over."""
        row = self._file.execute("SELECT files FROM site").fetchone()
        return int(row[0]) if row else 0

    def _row(self, path: str, what: str) -> tuple[Any, ...] | None:
        if not path.startswith(self._start):
            return None
        asked = f"SELECT {what} FROM files WHERE path = ?"  # noqa: S608 - one of two lists of columns
        found: tuple[Any, ...] | None = self._file.execute(asked, (path[len(self._start) :],)).fetchone()
        return found


def as_it_lies(path: str) -> tuple[int, int] | None:
    """Return size and time of a file; `None` if it is none any more."""
    try:
        status = os.stat(path)  # noqa: PTH116 - of every file there is: as a `Path` it would take three times as long
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
