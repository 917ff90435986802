"""Notices to senders in a SQLite file."""

import sqlite3
from datetime import datetime

from feedback_api.domain.notice import Notice
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store.documents import moment, stamp

NOTICE_COLUMNS = "submission_id, wanted_at, due_at, tries, told_at"
_PUT = f"INSERT OR REPLACE INTO notices ({NOTICE_COLUMNS}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 our own columns
_THIS_TRY = "submission_id = ? AND wanted_at = ? AND tries = ?"
_Row = tuple[str, str, str | None, int, str | None]


class SqliteNotices:
    """A `NoticeStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def get(self, submission_id: str) -> Notice | None:
        with self._pool.reading() as connection:
            return kept_notice(connection, submission_id)

    def due(self, *, now: datetime, limit: int) -> tuple[Notice, ...]:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {NOTICE_COLUMNS} FROM notices WHERE due_at <= ? ORDER BY due_at LIMIT ?",  # noqa: S608 our own columns
                [stamp(now), limit],
            ).fetchall()
        return tuple(map(notice_of, found))

    def take(self, notice: Notice, *, until: datetime) -> Notice | None:
        with self._pool.writing() as connection:
            taken = connection.execute(
                f"UPDATE notices SET due_at = ?, tries = tries + 1 WHERE {_THIS_TRY} AND due_at IS NOT NULL",  # noqa: S608 our own words
                [stamp(until), *_this_try(notice)],
            ).rowcount
            return kept_notice(connection, notice.submission_id) if taken else None

    def close(self, notice: Notice, *, told_at: datetime | None) -> bool:
        with self._pool.writing() as connection:
            closed = connection.execute(
                f"UPDATE notices SET due_at = NULL, told_at = ? WHERE {_THIS_TRY}",  # noqa: S608 our own words
                [stamp(told_at) if told_at else None, *_this_try(notice)],
            ).rowcount
        return closed > 0

    def forget(self, notice: Notice) -> None:
        with self._pool.writing() as connection:
            connection.execute(f"DELETE FROM notices WHERE {_THIS_TRY}", _this_try(notice))  # noqa: S608 our own words


def put_notice(connection: sqlite3.Connection, notice: Notice) -> None:
    """Keep a notice in a transaction that somebody else began, in place of any of its submission."""
    connection.execute(_PUT, columns_of(notice))


def columns_of(notice: Notice) -> list[str | int | None]:
    """Return what the columns hold."""
    due, told = (None if at is None else stamp(at) for at in (notice.due_at, notice.told_at))
    return [notice.submission_id, stamp(notice.wanted_at), due, notice.tries, told]


def notice_of(row: _Row) -> Notice:
    """Return the notice that these columns hold."""
    submission_id, wanted_at, due_at, tries, told_at = row
    return Notice(
        submission_id=submission_id,
        wanted_at=moment(wanted_at),
        due_at=moment(due_at) if due_at else None,
        tries=tries,
        told_at=moment(told_at) if told_at else None,
    )


def kept_notice(connection: sqlite3.Connection, submission_id: str) -> Notice | None:
    """Return the notice of a submission, read in somebody's transaction."""
    found = connection.execute(
        f"SELECT {NOTICE_COLUMNS} FROM notices WHERE submission_id = ?",  # noqa: S608 our own columns
        [submission_id],
    ).fetchone()
    return notice_of(found) if found else None


def _this_try(notice: Notice) -> list[str | int]:
    return [notice.submission_id, stamp(notice.wanted_at), notice.tries]
