"""Brings a SQLite file to the newest schema, however many processes open it at once."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from feedback_api.store.sqlite.pool import ConnectionPool

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(pool: ConnectionPool) -> None:
    """Run the numbered scripts that this file has not seen, all of them or none."""
    scripts = sorted(SCRIPTS.glob("[0-9]*.sql"))
    with pool.reading() as connection:
        if _version(connection) >= len(scripts):
            return
    pool.keep_a_log()
    with pool.writing() as connection:
        for script in scripts[_version(connection) :]:
            for statement in complete_statements(script.read_text("utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(scripts)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def complete_statements(script: str) -> Iterator[str]:
    """Yield the statements one by one: running a script at once would end the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
