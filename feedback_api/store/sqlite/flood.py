"""Groups that letters came from, and letters that were put aside, in a SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from feedback_api.domain.errors import SubmissionChanged, SubmissionNotFound, SubmissionSetAside
from feedback_api.domain.stored_parts import moment
from feedback_api.domain.submissions.flood import NOBODYS, Came
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import ASIDE_FROM, REPORTS_FROM, stamp
from feedback_api.store.flood_protocol import Move
from feedback_api.store.reading_on import Page
from feedback_api.store.sqlite import rows
from feedback_api.store.sqlite.pool import ConnectionPool

# How many are moved in one transaction: others who write wait no longer than that takes.
AT_ONCE = 500
_HEAVIER = """
SELECT count(*) > :letters OR sum(length(CAST(document AS BLOB))) > :size
FROM (SELECT document FROM submissions WHERE queue_key > '' AND queue_key < :end LIMIT :letters + 1)
"""
_SWEEP = "DELETE FROM senders WHERE at <= ? AND sender NOT LIKE ?"
_LAST = "~"
KEPT = timedelta(days=1)


class SqliteFlood:
    """A `FloodStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def came(self) -> tuple[Came, ...]:
        with self._pool.reading() as connection:
            found = connection.execute("SELECT submission_id, sender, at, sent FROM senders ORDER BY at, submission_id")
            return tuple(
                Came(submission_id=name, group=sender, at=moment(at), sent=sent) for name, sender, at, sent in found
            )

    def settle(self, came: Sequence[Came]) -> None:
        with self._pool.writing() as connection:
            for one in came:
                put_came(connection, one)

    def forget(self, came: Sequence[Came]) -> None:
        if not came:  # each erasure empties the log
            return
        with self._pool.erasing() as connection:
            names = [(one.submission_id,) for one in came]
            connection.executemany("DELETE FROM senders WHERE submission_id = ?", names)

    def move(self, moves: Sequence[Move], *, batch: str | None) -> tuple[Submission, ...]:
        moved: list[Submission] = []
        for start in range(0, len(moves), AT_ONCE):
            with self._pool.writing() as connection:
                moved += _moved(connection, moves[start : start + AT_ONCE], batch)
        return tuple(moved)

    def aside(self, *, limit: int, cursor: str | None = None, batch: str | None = None) -> Page[Submission]:
        begins = ASIDE_FROM if batch is None else f"{ASIDE_FROM}{batch}/"
        ends = REPORTS_FROM if batch is None else f"{begins}{_LAST}"
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT queue_key, id, document FROM submissions WHERE queue_key > ? AND queue_key < ?"
                " ORDER BY queue_key",
                [max(key_of(cursor) or "", begins), ends],
            )
            with closing(found):
                return rows.page(found, limit)

    def holds_more_than(self, *, letters: int, size: int) -> bool:
        with self._pool.reading() as connection:
            known = {"letters": letters, "size": size, "end": REPORTS_FROM}
            return bool(connection.execute(_HEAVIER, known).fetchone()[0])


def put_came(connection: sqlite3.Connection, came: Came) -> None:
    """Keep from which group a letter came; names that were made of an address end after a day in any case."""
    connection.execute(_SWEEP, [stamp(came.at - KEPT), f"{NOBODYS}%"])
    connection.execute(
        "INSERT OR REPLACE INTO senders (submission_id, sender, at, sent) VALUES (?, ?, ?, ?)",
        [came.submission_id, came.group, stamp(came.at), came.sent],
    )


def _moved(connection: sqlite3.Connection, moves: Sequence[Move], batch: str | None) -> Iterator[Submission]:
    for one in moves:
        if not one.submission.status.is_open or one.submission.kind.is_confidential:
            continue
        try:
            yield rows.replaced(connection, replace(one.submission, batch=batch), one.event, publishes=False)
        except (SubmissionChanged, SubmissionNotFound, SubmissionSetAside):
            continue
