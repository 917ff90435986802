"""What one transaction on submissions is made of: reading, replacing and sealing rows."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import SubmissionChanged, SubmissionNotFound
from feedback_api.domain.stored_format import readable
from feedback_api.domain.submissions.confidential import refuse_change
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.documents import stamp, submission_fields, submission_of
from feedback_api.store.reading_on import Found, Page, page_of
from feedback_api.store.row_documents import ACT_FIELDS, event_fields, event_of
from feedback_api.store.sqlite import findable_rows
from feedback_api.store.sqlite.columns import keep_row, named_rows, put_row

_UPDATE = """
UPDATE submissions SET version = :version, acts = :acts, village = :village, queue_key = :queue_key, change = :change,
  is_published = :is_published, erase_after = :erase_after, document = :document
WHERE id = :id
"""
_NEXT_CHANGE = """
UPDATE site SET wanted_at = coalesce(wanted_at, ?), wanted = wanted + 1, last_change = last_change + 1,
  last_ordinal = last_ordinal + ?
RETURNING last_change, last_ordinal
"""


def inserted(connection: sqlite3.Connection, submission: Submission) -> bool:
    """Keep a new row; `False`, and nothing written, if the id is taken."""
    is_new = put_row(connection, "submissions", submission_fields(submission), or_else="IGNORE")
    if is_new:
        findable_rows.put(connection, submission)
    return is_new


def kept(connection: sqlite3.Connection, submission_id: str) -> Submission:
    """Return the row, or raise `SubmissionNotFound`, or `SubmissionSetAside`."""
    found = connection.execute("SELECT document FROM submissions WHERE id = ?", [submission_id]).fetchone()
    if found is None:
        raise SubmissionNotFound
    return submission_of(found[0], submission_id)


def replaced(
    connection: sqlite3.Connection, submission: Submission, event: AuditEvent, *, publishes: bool
) -> Submission:
    """Write the next version of what was read, or raise `SubmissionChanged`."""
    before = kept(connection, submission.id)
    if before.version != submission.version or not _joins(event, before):
        raise SubmissionChanged
    refuse_change(before, submission, by=event.actor, publishes=publishes)
    saved = replace(sealed_by(submission, event), version=submission.version + 1, beyond=before.beyond)
    if publishes:
        saved = _numbered(connection, saved, event)
    connection.execute(_UPDATE, submission_fields(saved))
    findable_rows.put(connection, saved)
    append(connection, event)
    erase_after = stamp(saved.erase_after) if saved.erase_after else None
    connection.execute("UPDATE contacts SET erase_after = ? WHERE submission_id = ?", [erase_after, saved.id])
    return saved


def noted(connection: sqlite3.Connection, event: AuditEvent) -> Submission:
    """Append an event to the chain and leave the rest as it is, or raise `SubmissionChanged`."""
    before = kept(connection, event.submission_id)
    if not _joins(event, before):
        raise SubmissionChanged
    after = sealed_by(before, event)
    connection.execute(_UPDATE, submission_fields(after))
    findable_rows.put(connection, after)
    append(connection, event)
    return after


def sealed_by(submission: Submission, event: AuditEvent) -> Submission:
    """Return the submission with the event at the end of its chain."""
    return replace(submission.settled, acts=event.number, audit_head=event.head)


def append(connection: sqlite3.Connection, event: AuditEvent, *, table: str = "events") -> None:
    """Keep an event."""
    keep_row(connection, table, event_fields(event), columns=ACT_FIELDS)


def events_about(connection: sqlite3.Connection, about: str, *, table: str = "events") -> Iterator[AuditEvent]:
    """Return the events of a chain, first one first, but for those that cannot be read."""
    return readable(list(_events(connection, about, table)), event_of)


def _events(connection: sqlite3.Connection, about: str, table: str) -> Iterator[dict[str, Any]]:
    found = connection.execute(f"SELECT * FROM {table} WHERE submission_id = ? ORDER BY number", [about])  # noqa: S608 our own words
    return named_rows(found)


Reading = Callable[[str, str], Submission]


def page(found: sqlite3.Cursor, limit: int, *, read: Reading = submission_of) -> Page[Submission]:
    """Return the first `limit` of (key, id, document) rows that can be read."""
    return page_of((_found(key, name, document, read) for key, name, document in found), limit)


def _found(key: str | int, submission_id: str, document: str, read: Reading) -> Found[Submission]:
    return Found(key=str(key), read=lambda: read(document, submission_id))


def _joins(event: AuditEvent, before: Submission) -> bool:
    return event.number == before.acts + 1


def _numbered(connection: sqlite3.Connection, submission: Submission, event: AuditEvent) -> Submission:
    is_first = submission.ordinal is None
    change, ordinal = connection.execute(_NEXT_CHANGE, [stamp(event.at), int(is_first)]).fetchone()
    return replace(submission, change=change, ordinal=ordinal if is_first else submission.ordinal)
