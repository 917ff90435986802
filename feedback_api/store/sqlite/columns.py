"""Puts the fields of a document into the columns of a row, and takes them out again, also those of a later version."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from feedback_api.domain.stored_format import FORMAT, MORE, READS_FROM, Raw
from feedback_api.store.row_documents import MARKS

Row = Mapping[str, str | int | bytes | None]


def named_rows(cursor: sqlite3.Cursor, *, without: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Yield what the columns of each row say by their names, but for the store's own."""
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield {name: value for name, value in zip(names, row, strict=True) if value is not None and name not in without}


def one_row(cursor: sqlite3.Cursor) -> dict[str, Any] | None:
    """Return the only row there is, if there is one."""
    found = list(named_rows(cursor))
    return found[0] if found else None


def keep_row(
    connection: sqlite3.Connection, table: str, fields: Raw, *, columns: tuple[str, ...], or_else: str = "ABORT"
) -> bool:
    """Insert a row, or do what SQLite's conflict clause says; say whether a row was written."""
    return put_row(connection, table, in_columns(fields, columns), or_else=or_else)


def put_row(connection: sqlite3.Connection, table: str, row: Row, *, or_else: str = "ABORT") -> bool:
    """Insert what is one value for each column; say whether a row was written."""
    places = ", ".join(f":{name}" for name in row)
    written = connection.execute(
        f"INSERT OR {or_else} INTO {table} ({', '.join(row)}) VALUES ({places})",  # noqa: S608 our own words
        row,
    )
    return written.rowcount == 1


def in_columns(fields: Raw, columns: tuple[str, ...]) -> Row:
    """Return one value for each column; fields that have none stand together in `more`."""
    row = {name: fields.get(name) for name in (*columns, FORMAT, READS_FROM)}
    others = {name: value for name, value in fields.items() if name not in {*columns, *MARKS}}
    return {**row, MORE: json.dumps(others, sort_keys=True) if others else fields.get(MORE)}
