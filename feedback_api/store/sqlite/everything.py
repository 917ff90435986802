"""Reads an office's rows out of a SQLite file, and writes them back as they were."""

import base64
import math
import sqlite3
from collections.abc import Iterator, Sequence

from feedback_api.domain.stored_format import MORE, Raw
from feedback_api.domain.stored_parts import moment
from feedback_api.store.everything import NAMED_BY, OF_THE_PLACE, StoredRow, row_of, to_the_second
from feedback_api.store.row_documents import MARKS
from feedback_api.store.sqlite.columns import Row, in_columns, named_rows, put_row
from feedback_api.store.sqlite.finding import caught_up
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.tasks import OPEN_KEY, open_key

_TO_THE_SECOND = {"contacts": "erase_after", "presses": "at"}


class SqliteRows:
    """A `RowStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def rows(self) -> Iterator[StoredRow]:
        with self._pool.reading() as connection:
            connection.execute("BEGIN")  # everything as it is now
            for table in NAMED_BY:
                for fields in named_rows(connection.execute(f"SELECT * FROM {table}"), without=(OPEN_KEY,)):  # noqa: S608 our own words
                    yield row_of(table, _as_everywhere(table, fields))

    def keep(self, rows: Sequence[StoredRow]) -> None:
        with self._pool.erasing() as connection:
            for row in rows:
                put_row(connection, row.table, _in_columns(connection, row), or_else="REPLACE")
            caught_up(connection, most=len(rows))

    def forget(self, rows: Sequence[StoredRow]) -> None:
        with self._pool.erasing() as connection:
            for row in rows:
                about = NAMED_BY[row.table][0]
                connection.execute(f"DELETE FROM {row.table} WHERE {about} = ?", row.name[1:])  # noqa: S608 our own words


def _as_everywhere(table: str, said: Raw) -> Raw:
    """Return fields as every store would give them."""
    if (name := _TO_THE_SECOND.get(table, "")) in said:
        said = {**said, name: to_the_second(math.ceil(moment(said[name]).timestamp()))}
    match table:
        case "contacts":
            return {**said, "sealed": base64.b64encode(said["sealed"]).decode()}
        case "submissions" if "queue_key" not in said:  # only a queue is looked through by desa
            return {**said, "village": None}
        case "site":
            return {name: value for name, value in said.items() if name not in {"id", *OF_THE_PLACE}}
        case _:
            return said


def _in_columns(connection: sqlite3.Connection, row: StoredRow) -> Row:
    """Return one value for each column of the table, also those that a later version added."""
    here = connection.execute(f"SELECT * FROM {row.table} LIMIT 1")  # noqa: S608 our own words
    columns, said = [column[0] for column in here.description], dict(row.fields)
    match row.table:
        case "contacts":
            said["sealed"] = base64.b64decode(said["sealed"])
        case "site":
            said = {**next(named_rows(here)), **said}
        case "tasks":
            said[OPEN_KEY] = open_key(said)
    if MORE not in columns:
        return {name: said.get(name) for name in columns}
    return in_columns(said, tuple(name for name in columns if name not in MARKS))
