"""Submissions, their contacts and their audit chains in a SQLite file."""

from collections.abc import Iterator
from datetime import datetime

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.submission import Submission
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store import sqlite_rows as rows
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import stamp, submission_of
from feedback_api.store.protocol import NOTHING_ALONG, Along, Page, PublicationDelta
from feedback_api.store.sqlite_notices import put_notice
from feedback_api.store.sqlite_tasks import put_task

LONGEST_NUMBER = 18
AFTER_ALL = 2**62


class SqliteSubmissions:
    """A `SubmissionStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def add(self, submission: Submission, contact: bytes | None, event: AuditEvent) -> Submission:
        new = rows.sealed_by(submission, event)
        with self._pool.writing() as connection:
            if not rows.inserted(connection, new):
                return rows.kept(connection, submission.id)
            rows.append(connection, event)
            if contact is not None:
                connection.execute("INSERT INTO contacts (submission_id, sealed) VALUES (?, ?)", [new.id, contact])
        return new

    def get(self, submission_id: str) -> Submission:
        with self._pool.reading() as connection:
            return rows.kept(connection, submission_id)

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        with self._pool.writing() as connection:
            saved = rows.replaced(connection, submission, event, publishes=publishes)
            if along.opens is not None:
                put_task(connection, along.opens)
            if along.tells is not None:
                put_notice(connection, along.tells)
            return saved

    def note(self, event: AuditEvent) -> Submission:
        with self._pool.writing() as connection:
            return rows.noted(connection, event)

    def contact(self, submission_id: str) -> bytes | None:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT sealed FROM contacts WHERE submission_id = ?", [submission_id]
            ).fetchone()
        return None if found is None else bytes(found[0])

    def erasable(self, *, now: datetime, limit: int) -> tuple[Submission, ...]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT document FROM submissions WHERE erase_after <= ? ORDER BY erase_after LIMIT ?",
                [stamp(now), limit],
            ).fetchall()
        return tuple(submission_of(document) for (document,) in found)

    def erase(self, submission: Submission, event: AuditEvent) -> Submission:
        with self._pool.erasing() as connection:
            for table in ("contacts", "notices"):
                connection.execute(f"DELETE FROM {table} WHERE submission_id = ?", [submission.id])  # noqa: S608 our own words
            connection.execute("UPDATE events SET salt = NULL WHERE submission_id = ?", [submission.id])
            return rows.replaced(connection, submission, event, publishes=False)

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page:
        of_village = "AND village = :village" if village is not None else ""
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT queue_key, document FROM submissions WHERE queue_key > :after {of_village}"  # noqa: S608 our own words
                " ORDER BY queue_key LIMIT :limit",
                {"after": key_of(cursor) or "", "village": village, "limit": limit + 1},
            ).fetchall()
        return rows.page(found, limit)

    def published(self, *, limit: int, cursor: str | None = None) -> Page:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT change, document FROM submissions WHERE is_published AND change < ?"
                " ORDER BY change DESC LIMIT ?",
                [_change_before(cursor), limit + 1],
            ).fetchall()
        return rows.page(found, limit)

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT change, is_published, id, document FROM submissions WHERE change > ? ORDER BY change LIMIT ?",
                [change, -1 if limit is None else limit],
            ).fetchall()
        return PublicationDelta(
            published=tuple(submission_of(row[3]) for row in found if row[1]),
            withdrawn=tuple(row[2] for row in found if not row[1]),
            last_change=found[-1][0] if found else change,
        )

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {rows.EVENT_COLUMNS} FROM events WHERE submission_id = ? ORDER BY number",  # noqa: S608 our own columns
                [submission_id],
            ).fetchall()
        return (rows.event_of(row) for row in found)


def _change_before(cursor: str | None) -> int:
    key = key_of(cursor) or ""
    return int(key) if key.isascii() and key.isdigit() and len(key) <= LONGEST_NUMBER else AFTER_ALL
