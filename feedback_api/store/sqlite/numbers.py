"""Numbers an office keeps, in a SQLite file."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from feedback_api.store.numbers import name_of_year
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.presses import is_new_press

_ADD = "INSERT INTO numbers (name, number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1"
_KEEP = "INSERT INTO numbers (name, number) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number"
_BEGIN = "SELECT name, number FROM numbers WHERE name >= ? AND name < ? ORDER BY name"
_AFTER_ALL = "\U0010ffff"


class SqliteNumbers:
    """A `NumberStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def begin_with(self, start: str) -> Mapping[str, int]:
        with self._pool.reading() as connection:
            return numbers_beginning(connection, start)

    def keep(self, numbers: Mapping[str, int], *, growing: str) -> bool:
        with self._pool.writing() as connection:
            if numbers[growing] <= numbers_beginning(connection, growing).get(growing, 0):
                return False
            connection.executemany(_KEEP, numbers.items())
        return True

    def count(self, names: Iterable[str], *, press: str, at: datetime) -> bool:
        with self._pool.writing() as connection:
            if not is_new_press(connection, press, at):
                return False
            for name in names:
                count_one(connection, name)
        return True


def numbers_beginning(connection: sqlite3.Connection, start: str) -> Mapping[str, int]:
    """Return the numbers whose names begin so."""
    return dict(connection.execute(_BEGIN, [start, f"{start}{_AFTER_ALL}"]).fetchall())


def count_one(connection: sqlite3.Connection, name: str) -> None:
    """Add one, in a transaction that somebody else began."""
    connection.execute(_ADD, [name])


def count_report(connection: sqlite3.Connection, year: int) -> None:
    """Count a report, in the transaction that keeps it."""
    count_one(connection, name_of_year(year))
