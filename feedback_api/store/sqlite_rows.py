"""What one transaction on submissions is made of: reading, replacing and sealing rows."""

import sqlite3
from dataclasses import replace
from typing import Any

from feedback_api.domain.audit import Act, AuditEvent
from feedback_api.domain.errors import SubmissionChanged, SubmissionNotFound
from feedback_api.domain.submission import Status, Submission
from feedback_api.store.cursors import cursor_after
from feedback_api.store.documents import moment, stamp, submission_of, written
from feedback_api.store.protocol import Page

EVENT_COLUMNS = "submission_id, number, at, actor, act, salt, digest, head"
_INSERT = """
INSERT OR IGNORE INTO submissions (
  id, version, acts, village, queue_key, change, is_published, erase_after, document
) VALUES (:id, :version, :acts, :village, :queue_key, :change, :is_published, :erase_after, :document)
"""
_UPDATE = """
UPDATE submissions SET version = :version, acts = :acts, village = :village, queue_key = :queue_key, change = :change,
  is_published = :is_published, erase_after = :erase_after, document = :document
WHERE id = :id
"""
_NEXT_CHANGE = """
UPDATE site SET wanted = wanted + 1, last_change = last_change + 1, last_ordinal = last_ordinal + ?
RETURNING last_change, last_ordinal
"""


def inserted(connection: sqlite3.Connection, submission: Submission) -> bool:
    """Keep a new row; `False`, and nothing written, if the id is taken."""
    return connection.execute(_INSERT, _row(submission)).rowcount == 1


def kept(connection: sqlite3.Connection, submission_id: str) -> Submission:
    """Return the row, or raise `SubmissionNotFound`."""
    found = connection.execute("SELECT document FROM submissions WHERE id = ?", [submission_id]).fetchone()
    if found is None:
        raise SubmissionNotFound
    return submission_of(found[0])


def replaced(
    connection: sqlite3.Connection, submission: Submission, event: AuditEvent, *, publishes: bool
) -> Submission:
    """Write the next version of what was read, or raise `SubmissionChanged`."""
    before = kept(connection, submission.id)
    if before.version != submission.version or not _joins(event, before):
        raise SubmissionChanged
    saved = replace(sealed_by(submission, event), version=submission.version + 1)
    if publishes:
        saved = _numbered(connection, saved)
    connection.execute(_UPDATE, _row(saved))
    append(connection, event)
    erase_after = _stamp_or_none(saved)
    connection.execute("UPDATE contacts SET erase_after = ? WHERE submission_id = ?", [erase_after, saved.id])
    return saved


def noted(connection: sqlite3.Connection, event: AuditEvent) -> Submission:
    """Append an event to the chain and leave the rest as it is, or raise `SubmissionChanged`."""
    before = kept(connection, event.submission_id)
    if not _joins(event, before):
        raise SubmissionChanged
    after = sealed_by(before, event)
    connection.execute(_UPDATE, _row(after))
    append(connection, event)
    return after


def sealed_by(submission: Submission, event: AuditEvent) -> Submission:
    """Return the submission with the event at the end of its chain."""
    return replace(submission, acts=event.number, audit_head=event.head)


def append(connection: sqlite3.Connection, event: AuditEvent) -> None:
    """Keep an event."""
    connection.execute(
        f"INSERT INTO events ({EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 our own columns
        [
            event.submission_id,
            event.number,
            stamp(event.at),
            event.actor,
            event.act.value,
            event.salt,
            event.digest,
            event.head,
        ],
    )


def event_of(row: tuple[Any, ...]) -> AuditEvent:
    """Return the event of a row, its columns in the order they are written."""
    submission_id, number, at, actor, act, salt, digest, head = row
    return AuditEvent(
        submission_id=submission_id,
        number=number,
        at=moment(at),
        actor=actor,
        act=Act(act),
        salt=salt,
        digest=digest,
        head=head,
    )


def page(found: list[tuple[str | int, str]], limit: int) -> Page:
    """Return the first `limit` of (key, document) rows; one row more says that there is a next page."""
    items = found[:limit]
    is_last = len(found) <= limit
    return Page(
        items=tuple(submission_of(document) for _, document in items),
        next_cursor=None if is_last else cursor_after(str(items[-1][0])),
    )


def _joins(event: AuditEvent, before: Submission) -> bool:
    return event.number == before.acts + 1


def _numbered(connection: sqlite3.Connection, submission: Submission) -> Submission:
    is_first = submission.ordinal is None
    change, ordinal = connection.execute(_NEXT_CHANGE, [int(is_first)]).fetchone()
    return replace(submission, change=change, ordinal=ordinal if is_first else submission.ordinal)


def _row(submission: Submission) -> dict[str, str | int | None]:
    """Return the columns of a submission, as SQLite takes them."""
    return {
        "id": submission.id,
        "version": submission.version,
        "acts": submission.acts,
        "village": submission.village,
        "queue_key": _queue_key(submission),
        "change": submission.change,
        "is_published": int(submission.status is Status.PUBLISHED),
        "erase_after": _stamp_or_none(submission),
        "document": written(submission),
    }


def _queue_key(submission: Submission) -> str | None:
    if not submission.status.is_open:
        return None
    return f"{submission.due.isoformat()}/{stamp(submission.received_at)}/{submission.id}"


def _stamp_or_none(submission: Submission) -> str | None:
    return None if submission.erase_after is None else stamp(submission.erase_after)
