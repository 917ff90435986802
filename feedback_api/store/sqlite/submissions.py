"""Submissions, their contacts and their audit chains in a SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import islice

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import SubmissionChanged, SubmissionSetAside
from feedback_api.domain.stored_format import SUBMISSION, readable
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import RETENTION, Submission
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import ASIDE_FROM, HANDED_IN_FROM, REPORTS_FROM, publication_of, stamp, submission_of
from feedback_api.store.protocol import NOTHING_ALONG, Along, PublicationDelta
from feedback_api.store.reading_on import Page
from feedback_api.store.sqlite import rows
from feedback_api.store.sqlite.flood import put_came
from feedback_api.store.sqlite.notices import drop_untried, put_notice, refuse_tried
from feedback_api.store.sqlite.numbers import count_report
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.tasks import put_task

LONGEST_NUMBER = 18
_AFTER_EVERY_ID = "~"
AFTER_ALL = 2**62
# The index of what this format may not be able to read; its words are all that this version knows.
BEYOND = f"beyond_format_{SUBMISSION.format}_with_papers"

# What is damaged in a way that no index can know is looked for where it would be missed: first in turn, and latest.
_LOOKED_AT = 50
_WAITING = "SELECT id, document FROM submissions WHERE queue_key < :reports ORDER BY queue_key LIMIT :latest"
_REPORTS = "SELECT id, document FROM submissions WHERE queue_key > :reports ORDER BY queue_key LIMIT :latest"
_PUBLISHED = "SELECT id, document FROM submissions WHERE is_published ORDER BY change DESC LIMIT :latest"
_CLOSED = """
SELECT erase_after || '/' || id, id, document FROM submissions
WHERE erase_after >= :after AND (erase_after, id) > (:after, :id) AND queue_key IS NULL ORDER BY erase_after, id
"""


class SqliteSubmissions:
    """A `SubmissionStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def add(
        self,
        submission: Submission,
        contact: bytes | None,
        event: AuditEvent,
        *,
        came: Came | None = None,
        year: int | None = None,
    ) -> Submission:
        new = rows.sealed_by(submission, event)
        with self._pool.writing() as connection:
            if not rows.inserted(connection, new):
                return rows.kept(connection, submission.id)
            if new.kind.is_confidential:
                count_report(connection, year or event.at.year)
            _keep_beside(connection, contact, event, came)
        return new

    def follow(
        self, second: Submission, words: bytes | None, event: AuditEvent, *, first: Submission, came: Came | None = None
    ) -> Submission:
        new = rows.sealed_by(second, event)
        with self._pool.writing() as connection:
            if not rows.inserted(connection, new):
                return rows.kept(connection, second.id)
            if rows.kept(connection, first.id).version != first.version:
                raise SubmissionChanged
            _keep_beside(connection, words, event, came)
        return new

    def get(self, submission_id: str) -> Submission:
        with self._pool.reading() as connection:
            return rows.kept(connection, submission_id)

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        with self._pool.writing() as connection:
            saved = rows.replaced(connection, submission, event, publishes=publishes)
            if along.owed is not None:
                refuse_tried(connection, along.owed)
            if along.untells:
                drop_untried(connection, submission.id)
            _keep_along(connection, along)
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
                "SELECT document, id FROM submissions WHERE erase_after <= ? ORDER BY erase_after", [stamp(now)]
            )
            with closing(found):
                return tuple(islice(readable(found, lambda row: submission_of(*row)), limit))

    def closed_since(self, moment: datetime, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        ends, _, last = (key_of(cursor) or f"{stamp(moment + RETENTION)}/{_AFTER_EVERY_ID}").partition("/")
        with self._pool.reading() as connection:
            found = connection.execute(_CLOSED, {"after": ends, "id": last})
            with closing(found):
                return rows.page(found, limit)

    def erase(
        self, submission: Submission, event: AuditEvent, *, publishes: bool = False, along: Along = NOTHING_ALONG
    ) -> Submission:
        with self._pool.erasing() as connection:
            _forget_beside(connection, submission.id)
            saved = rows.replaced(connection, submission, event, publishes=publishes)
            _keep_along(connection, along)
            return saved

    def replace_contact(self, submission: Submission, sealed: bytes | None, event: AuditEvent) -> Submission:
        with self._pool.erasing() as connection:
            connection.execute("DELETE FROM contacts WHERE submission_id = ?", [submission.id])
            if not submission.has_contact:
                connection.execute("DELETE FROM notices WHERE submission_id = ?", [submission.id])
            if sealed is not None:
                _put_contact(connection, submission.id, sealed)
            return rows.replaced(connection, submission, event, publishes=False)

    def seal(self, submission: Submission, sealed: bytes, event: AuditEvent, *, year: int | None = None) -> Submission:
        with self._pool.erasing() as connection:
            _forget_beside(connection, submission.id)
            count_report(connection, year or event.at.year)
            _put_contact(connection, submission.id, sealed)
            return rows.replaced(connection, submission, event, publishes=False)

    def reports(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT queue_key, id, document FROM submissions WHERE queue_key > ? ORDER BY queue_key",
                [max(key_of(cursor) or "", REPORTS_FROM)],
            )
            with closing(found):
                return rows.page(found, limit)

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        return self._turns(limit, cursor, village, begins="", end=HANDED_IN_FROM)

    def handed_in(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        return self._turns(limit, cursor, village, begins=HANDED_IN_FROM, end=ASIDE_FROM)

    def _turns(self, limit: int, cursor: str | None, village: str | None, *, begins: str, end: str) -> Page[Submission]:
        of_village = "AND village = :village" if village is not None else ""
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT queue_key, id, document FROM submissions WHERE queue_key > :after"  # noqa: S608 our own words
                f" AND queue_key < :end {of_village} ORDER BY queue_key",
                {"after": max(key_of(cursor) or "", begins), "end": end, "village": village},
            )
            with closing(found):
                return rows.page(found, limit)

    def published(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT change, id, document FROM submissions WHERE is_published AND change < ? ORDER BY change DESC",
                [_change_before(cursor)],
            )
            with closing(found):
                return rows.page(found, limit, read=publication_of)

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        with self._pool.reading() as connection:
            found = connection.execute(
                "SELECT change, is_published, id, document FROM submissions WHERE change > ? ORDER BY change LIMIT ?",
                [change, -1 if limit is None else limit],
            ).fetchall()
        return _delta(found, change)

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        with self._pool.reading() as connection:
            return rows.events_about(connection, submission_id)

    def set_aside(self, *, limit: int) -> tuple[str, ...]:
        with self._pool.reading() as connection:
            index = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [BEYOND]).fetchone()
            perhaps = index[0].partition(" WHERE ")[2]
            numbers = {"limit": limit, "latest": min(limit, _LOOKED_AT), "reports": REPORTS_FROM}
            of_index = f"SELECT id, document FROM submissions WHERE {perhaps} LIMIT :limit"  # noqa: S608 the index's own words
            queries = (of_index, _WAITING, _REPORTS, _PUBLISHED)
            found = [row for query in queries for row in connection.execute(query, numbers)]
            return tuple(dict.fromkeys(_unreadable(found)))


def _keep_beside(connection: sqlite3.Connection, contact: bytes | None, event: AuditEvent, came: Came | None) -> None:
    """Keep what lies beside a new submission."""
    rows.append(connection, event)
    if contact is not None:
        _put_contact(connection, event.submission_id, contact)
    if came is not None:
        put_came(connection, came)


def _put_contact(connection: sqlite3.Connection, submission_id: str, sealed: bytes) -> None:
    connection.execute("INSERT INTO contacts (submission_id, sealed) VALUES (?, ?)", [submission_id, sealed])


def _keep_along(connection: sqlite3.Connection, along: Along) -> None:
    if along.opens is not None:
        put_task(connection, along.opens)
    if along.tells is not None:
        put_notice(connection, along.tells)


def _forget_beside(connection: sqlite3.Connection, submission_id: str) -> None:
    """Forget what is kept beside a submission and the salts of its events; what is set aside is left alone."""
    rows.kept(connection, submission_id)
    for table in ("contacts", "notices", "senders"):
        connection.execute(f"DELETE FROM {table} WHERE submission_id = ?", [submission_id])  # noqa: S608 our own words
    connection.execute("UPDATE events SET salt = NULL WHERE submission_id = ?", [submission_id])


def _unreadable(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    for submission_id, document in found:
        try:
            publication_of(document, submission_id)
        except SubmissionSetAside:
            yield submission_id


def _delta(found: list[tuple[int, int, str, str]], change: int) -> PublicationDelta:
    """Return what these (change, whether it is published, id, document) rows change for the public."""
    published: list[Submission] = []
    set_aside: list[str] = []
    for _, is_published, submission_id, document in found:
        if not is_published:
            continue
        try:
            published.append(publication_of(document, submission_id))
        except SubmissionSetAside:
            set_aside.append(submission_id)
    return PublicationDelta(
        published=tuple(published),
        withdrawn=tuple(submission_id for _, is_published, submission_id, _ in found if not is_published),
        set_aside=tuple(set_aside),
        last_change=found[-1][0] if found else change,
    )


def _change_before(cursor: str | None) -> int:
    key = key_of(cursor) or ""
    return int(key) if key.isascii() and key.isdigit() and len(key) <= LONGEST_NUMBER else AFTER_ALL
