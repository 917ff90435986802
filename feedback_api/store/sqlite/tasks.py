"""Content tasks in a SQLite file."""

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import Any

from feedback_api.domain.errors import TaskNotFound, TaskSetAside
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.stored_format import Raw
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import stamp
from feedback_api.store.reading_on import Found, Page, page_of
from feedback_api.store.row_documents import TASK_FIELDS, looks_back, task_fields, task_of
from feedback_api.store.sqlite.columns import keep_row, named_rows, one_row
from feedback_api.store.sqlite.numbers import count_one
from feedback_api.store.sqlite.pool import ConnectionPool

# Where it stands among those that are open; no field of a task.
OPEN_KEY = "open_key"
# From here on they are for who looks back.
LOOKING_BACK_FROM, _AFTER_ALL = "~", "~~"


class SqliteTasks:
    """A `TaskStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def open(self, task: ContentTask) -> ContentTask:
        with self._pool.writing() as connection:
            known = _known(connection, task.id)
            if known is not None and known.is_open:
                return known
            replace_task(connection, task)
            return _kept(connection, task.id)

    def get(self, task_id: str) -> ContentTask:
        with self._pool.reading() as connection:
            return _kept(connection, task_id)

    def close(self, task_id: str, *, by: str, at: datetime, counted_as: str | None = None) -> ContentTask:
        with self._pool.writing() as connection:
            _kept(connection, task_id)  # what is set aside stays open
            closed = connection.execute(
                "UPDATE tasks SET closed_at = ?, closed_by = ?, open_key = NULL WHERE id = ? AND open_key IS NOT NULL",
                [stamp(at), by, task_id],
            )
            if closed.rowcount and counted_as is not None:
                count_one(connection, counted_as)
            return _kept(connection, task_id)

    def waiting(self, *, limit: int, cursor: str | None = None, looking_back: bool = False) -> Page[ContentTask]:
        first, end = (LOOKING_BACK_FROM, _AFTER_ALL) if looking_back else ("", LOOKING_BACK_FROM)
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT * FROM tasks WHERE open_key > ? AND open_key < ? ORDER BY open_key",
                [max(key_of(cursor) or "", first), end],
            )
            with closing(found):
                return page_of(map(_found, named_rows(found)), limit)


def put_task(connection: sqlite3.Connection, task: ContentTask) -> None:
    """Keep a task in a transaction that somebody else began, in place of any of its id but one that is set aside."""
    try:
        _known(connection, task.id)
    except TaskSetAside:
        return
    replace_task(connection, task)


def replace_task(connection: sqlite3.Connection, task: ContentTask) -> None:
    """Keep a task in place of any of its id."""
    fields = task_fields(task)
    placed = {**fields, OPEN_KEY: open_key(fields)}
    keep_row(connection, "tasks", placed, columns=(*TASK_FIELDS, OPEN_KEY), or_else="REPLACE")


def open_key(fields: Raw) -> str | None:
    """Return the place of a task among those that are open."""
    if fields.get("closed_at"):
        return None
    place = f"{fields['opened_at']}/{fields['id']}"
    return f"{LOOKING_BACK_FROM}{place}" if looks_back(fields) else place


def read_task(row: dict[str, Any]) -> ContentTask:
    """Return the task of a row, or raise `TaskSetAside`."""
    return task_of({name: value for name, value in row.items() if name != OPEN_KEY})


def _found(row: dict[str, Any]) -> Found[ContentTask]:
    return Found(key=row[OPEN_KEY], read=lambda: read_task(row))


def _known(connection: sqlite3.Connection, task_id: str) -> ContentTask | None:
    row = one_row(connection.execute("SELECT * FROM tasks WHERE id = ?", [task_id]))
    return read_task(row) if row else None


def _kept(connection: sqlite3.Connection, task_id: str) -> ContentTask:
    task = _known(connection, task_id)
    if task is None:
        raise TaskNotFound
    return task
