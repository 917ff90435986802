"""Readings in a SQLite file of the office's data folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from plugins.edition.readings.reading import LastGoodReading, Readings, digest_of

# Numbers the table as it stands in the file; a later version that changes it must still read this one.
FORMAT = 1
_TABLE = (
    "CREATE TABLE IF NOT EXISTS readings ("
    "name TEXT PRIMARY KEY, digest TEXT NOT NULL, text TEXT NOT NULL, good_at TEXT NOT NULL) STRICT"
)
_ONLY_FOR_US = 0o600
SET_ASIDE = ".rusak"


@dataclass(frozen=True, kw_only=True)
class SqliteReadings:
    """A `ReadingsPlace`. A file that is no database any more is set aside, so that the press can go on without it."""

    path: Path

    def read(self) -> Readings | None:
        if not self.path.exists():
            return None
        try:
            with self._opened() as connection:
                rows = connection.execute("SELECT name, digest, text, good_at FROM readings").fetchall()
        except sqlite3.OperationalError as trouble:
            if "no such table" in str(trouble):
                return None
            raise  # locked, or the disk: it may be readable the next time
        except sqlite3.DatabaseError:
            self.path.replace(self.path.with_name(self.path.name + SET_ASIDE))
            return None
        return _readings(rows)

    def write(self, readings: Readings) -> None:
        """Write what is different only: mostly that is one file, or nothing."""
        before = self.read()
        if before == readings:
            return
        old = before.by_name if before else {}
        new = [one for name, one in readings.by_name.items() if old.get(name) != one]
        gone = [(name,) for name in old if name not in readings.by_name]
        self.path.touch(mode=_ONLY_FOR_US)
        with self._opened() as connection, connection:
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.executemany("DELETE FROM readings WHERE name = ?", gone)
            connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", map(_row, new))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path)) as connection:
            yield connection


def _row(reading: LastGoodReading) -> tuple[str, str, str, str]:
    return (reading.name, reading.digest, reading.text, reading.good_at.astimezone(UTC).isoformat())


def _readings(rows: list[tuple[str, str, str, str]]) -> Readings:
    """Return the readings whose text is still the one its digest was made of."""
    sound = (row for row in rows if digest_of(row[2]) == row[1])
    return Readings(
        by_name={
            name: LastGoodReading(name=name, text=text, good_at=datetime.fromisoformat(good_at))
            for name, _, text, good_at in sound
        }
    )
