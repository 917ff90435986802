"""Notices to senders in a SQLite file."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import islice

from feedback_api.domain.errors import CannotBeUndone, SubmissionChanged, SubmissionSetAside
from feedback_api.domain.stored_format import NOTICE, readable
from feedback_api.domain.submissions.notice import Notice
from feedback_api.store.documents import stamp
from feedback_api.store.row_documents import NOTICE_FIELDS, notice_fields, notice_of
from feedback_api.store.sqlite.columns import keep_row, named_rows, one_row
from feedback_api.store.sqlite.pool import ConnectionPool

_MAY_BE_ACTED_ON = f"coalesce(reads_from, 0) <= {NOTICE.format}"
_THIS_TRY = f"submission_id = ? AND wanted_at = ? AND tries = ? AND {_MAY_BE_ACTED_ON}"


class SqliteNotices:
    """A `NoticeStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def get(self, submission_id: str) -> Notice | None:
        with self._pool.reading() as connection, suppress(SubmissionSetAside):
            return kept_notice(connection, submission_id)
        return None

    def due(self, *, now: datetime, limit: int) -> tuple[Notice, ...]:
        with self._pool.reading() as connection:
            found = connection.execute("SELECT * FROM notices WHERE due_at <= ? ORDER BY due_at", [stamp(now)])
            with closing(found):
                return tuple(islice(readable(named_rows(found), notice_of), limit))

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
    """Keep a notice in a transaction that somebody else began.

    It takes the place of any of its submission but one that is set aside.
    """
    with suppress(SubmissionSetAside):
        kept_notice(connection, notice.submission_id)
        keep_row(connection, "notices", notice_fields(notice), columns=NOTICE_FIELDS, or_else="REPLACE")


def drop_untried(connection: sqlite3.Connection, submission_id: str) -> None:
    """Forget a notice in a transaction that somebody else began, or raise `CannotBeUndone` if a try of it began."""
    notice = kept_notice(connection, submission_id)
    if notice is not None and notice.tries:
        raise CannotBeUndone
    connection.execute("DELETE FROM notices WHERE submission_id = ?", [submission_id])


def refuse_tried(connection: sqlite3.Connection, owed: Notice) -> None:
    """Raise `SubmissionChanged`, in a transaction that somebody else began, if this notice is no longer as it was."""
    found = connection.execute(f"SELECT 1 FROM notices WHERE {_THIS_TRY} AND due_at IS NOT NULL", _this_try(owed))  # noqa: S608 our own words
    if found.fetchone() is None:
        raise SubmissionChanged


def kept_notice(connection: sqlite3.Connection, submission_id: str) -> Notice | None:
    """Return the notice of a submission, read in somebody's transaction, or raise `SubmissionSetAside`."""
    row = one_row(connection.execute("SELECT * FROM notices WHERE submission_id = ?", [submission_id]))
    return notice_of(row) if row else None


def _this_try(notice: Notice) -> list[str | int]:
    return [notice.submission_id, stamp(notice.wanted_at), notice.tries]
