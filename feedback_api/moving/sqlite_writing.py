"""Writes one thing into a SQLite file in the place of what had its name."""

import sqlite3
from collections.abc import Mapping

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.trip import TripCount
from feedback_api.moving.things import Interest, KeptEntry, KeptSubmission, KnownPress, MissingPaper, Numbers, Thing
from feedback_api.store import sqlite_rows as rows
from feedback_api.store.documents import stamp
from feedback_api.store.sqlite_notices import put_notice

Row = Mapping[str, str | int | bytes | None]


def write(connection: sqlite3.Connection, thing: Thing) -> None:
    """Write it inside the caller's transaction."""
    match thing:
        case KeptSubmission():
            _write_submission(connection, thing)
        case KeptEntry():
            _write_entry(connection, thing)
        case Numbers():
            connection.execute("UPDATE site SET last_change = ?, last_ordinal = ?", [thing.change, thing.ordinal])
        case StaffMember() | ContentTask():
            _replace(connection, *_row(thing))
        case _:
            _replace(connection, *_count_row(thing))


def _write_submission(connection: sqlite3.Connection, thing: KeptSubmission) -> None:
    about = thing.submission.id
    for table in ("events", "contacts", "notices"):
        connection.execute(f"DELETE FROM {table} WHERE submission_id = ?", [about])  # noqa: S608 our own words
    connection.execute("DELETE FROM submissions WHERE id = ?", [about])
    rows.inserted(connection, thing.submission)
    for event in thing.events:
        rows.append(connection, event)
    if thing.contact is not None:
        ends = thing.submission.erase_after
        contact: Row = {"submission_id": about, "sealed": thing.contact, "erase_after": stamp(ends) if ends else None}
        _replace(connection, "contacts", contact)
    if thing.notice is not None:
        put_notice(connection, thing.notice)


def _write_entry(connection: sqlite3.Connection, thing: KeptEntry) -> None:
    entry = thing.entry
    kept: Row = {
        "kind": entry.kind.value,
        "name": entry.name,
        "day": entry.day.isoformat(),
        "document": entry.document,
        "version": entry.version,
        "acts": entry.acts,
        "audit_head": entry.audit_head,
    }
    _replace(connection, "notebook", kept)
    for event in thing.events:
        _replace(connection, "notebook_events", _event_row(event))


def _replace(connection: sqlite3.Connection, table: str, row: Row) -> None:
    columns, places = ", ".join(row), ", ".join(f":{column}" for column in row)
    connection.execute(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", row)  # noqa: S608 our own words


def _event_row(event: AuditEvent) -> Row:
    return {**vars(event), "at": stamp(event.at), "act": event.act.value}


def _row(thing: StaffMember | ContentTask) -> tuple[str, Row]:
    match thing:
        case StaffMember():
            return "staff", {**vars(thing), "role": thing.role.value}
        case ContentTask():
            opened = stamp(thing.opened_at)
            return "tasks", {
                **vars(thing),
                "reason": thing.reason.value,
                "opened_at": opened,
                "closed_at": stamp(thing.closed_at) if thing.closed_at else None,
                "open_key": f"{opened}/{thing.id}" if thing.is_open else None,
            }


def _count_row(thing: TripCount | MissingPaper | Interest | KnownPress) -> tuple[str, Row]:
    match thing:
        case TripCount():
            return "trips", {**vars(thing), "village": thing.village or ""}
        case MissingPaper():
            return "missing_papers", {**vars(thing), "at": stamp(thing.at)}
        case Interest():
            return "interest", vars(thing)
        case KnownPress():
            return "presses", {**vars(thing), "at": stamp(thing.at)}
