"""Numbers an office keeps, in a SQLite file: reports by year, and how far what is published was looked through."""

import sqlite3

from feedback_api.domain.figures import YearOfReports
from feedback_api.store.numbers import LOOKED_THROUGH, name_of_year, year_of_name

_ADD = "INSERT INTO numbers (name, number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1"
_RAISE = """
INSERT INTO numbers (name, number) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = max(number, excluded.number)
"""


def count_report(connection: sqlite3.Connection, year: int) -> None:
    """Count a report, in the transaction that keeps it."""
    connection.execute(_ADD, [name_of_year(year)])


def years_of_reports(connection: sqlite3.Connection) -> tuple[YearOfReports, ...]:
    """Return the years in which reports were counted."""
    found = connection.execute("SELECT name, number FROM numbers ORDER BY name").fetchall()
    return tuple(YearOfReports(year=year, count=number) for name, number in found if (year := year_of_name(name)))


def looked_through(connection: sqlite3.Connection) -> int:
    """Return how far somebody came."""
    found = connection.execute("SELECT number FROM numbers WHERE name = ?", [LOOKED_THROUGH]).fetchone()
    return int(found[0]) if found else 0


def note_looked_through(connection: sqlite3.Connection, change: int) -> None:
    """Keep it, unless somebody came further."""
    connection.execute(_RAISE, [LOOKED_THROUGH, change])
