"""Content tasks in a SQLite file."""

import sqlite3
from datetime import datetime

from feedback_api.domain.content_task import ContentTask, TaskReason
from feedback_api.domain.errors import TaskNotFound
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.cursors import cursor_after, key_of
from feedback_api.store.documents import moment, stamp
from feedback_api.store.fieldwork_protocol import TaskPage

TASK_COLUMNS = "id, reason, opened_at, guide, document, submission, closed_at, closed_by"
_PUT = """
INSERT INTO tasks (id, reason, opened_at, guide, document, submission, closed_at, closed_by, open_key)
VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?)
ON CONFLICT (id) DO UPDATE SET
  reason = excluded.reason, opened_at = excluded.opened_at, closed_at = NULL, closed_by = NULL,
  open_key = excluded.open_key
"""
_OPEN = f"{_PUT} WHERE tasks.open_key IS NULL"
_Row = tuple[str, str, str, str | None, str | None, str | None, str | None, str | None]


class SqliteTasks:
    """A `TaskStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def open(self, task: ContentTask) -> ContentTask:
        with self._pool.writing() as connection:
            connection.execute(_OPEN, _columns(task))
            return _kept(connection, task.id)

    def get(self, task_id: str) -> ContentTask:
        with self._pool.reading() as connection:
            return _kept(connection, task_id)

    def close(self, task_id: str, *, by: str, at: datetime) -> ContentTask:
        with self._pool.writing() as connection:
            connection.execute(
                "UPDATE tasks SET closed_at = ?, closed_by = ?, open_key = NULL WHERE id = ? AND open_key IS NOT NULL",
                [stamp(at), by, task_id],
            )
            return _kept(connection, task_id)

    def waiting(self, *, limit: int, cursor: str | None = None) -> TaskPage:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {TASK_COLUMNS}, open_key FROM tasks WHERE open_key > ? ORDER BY open_key LIMIT ?",  # noqa: S608 our own columns
                [key_of(cursor) or "", limit + 1],
            ).fetchall()
        is_last = len(found) <= limit
        return TaskPage(
            items=tuple(task_of(row[:-1]) for row in found[:limit]),
            next_cursor=None if is_last else cursor_after(found[limit - 1][-1]),
        )


def put_task(connection: sqlite3.Connection, task: ContentTask) -> None:
    """Keep an open task in a transaction that somebody else began, in place of any of its id."""
    connection.execute(_PUT, _columns(task))


def _columns(task: ContentTask) -> list[str | None]:
    at = stamp(task.opened_at)
    return [task.id, task.reason.value, at, task.guide, task.document, task.submission, f"{at}/{task.id}"]


def _kept(connection: sqlite3.Connection, task_id: str) -> ContentTask:
    found = connection.execute(f"SELECT {TASK_COLUMNS} FROM tasks WHERE id = ?", [task_id]).fetchone()  # noqa: S608 our own columns
    if found is None:
        raise TaskNotFound
    return task_of(found)


def task_of(row: _Row) -> ContentTask:
    """Return the task that these columns hold."""
    task_id, reason, opened_at, guide, document, submission, closed_at, closed_by = row
    return ContentTask(
        id=task_id,
        reason=TaskReason(reason),
        opened_at=moment(opened_at),
        guide=guide,
        document=document,
        submission=submission,
        closed_at=moment(closed_at) if closed_at else None,
        closed_by=closed_by,
    )
