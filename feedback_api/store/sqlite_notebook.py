"""The visit notebook in a SQLite file."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.sqlite_pool import ConnectionPool
from feedback_api.store import sqlite_rows as rows
from feedback_api.store.cursors import cursor_after, key_of
from feedback_api.store.documents import stamp
from feedback_api.store.fieldwork_protocol import EntryPage

ENTRY_COLUMNS = "kind, name, day, document, version, acts, audit_head"
_AFTER_ALL = "~"
_Row = tuple[str, str, str, str, int, int, str]


class SqliteNotebook:
    """A `NotebookStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        with self._pool.reading() as connection:
            return _kept(connection, kind, name)

    def write(self, entry: NotebookEntry, event: AuditEvent) -> NotebookEntry:
        with self._pool.writing() as connection:
            before = _kept(connection, entry.kind, entry.name)
            version, acts = (before.version, before.acts) if before else (0, 0)
            if entry.version != version or event.number != acts + 1:
                raise NoteChanged
            new = replace(entry, version=entry.version + 1, acts=acts + 1, audit_head=event.head)
            connection.execute(
                f"INSERT OR REPLACE INTO notebook ({ENTRY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 our own columns
                [new.kind.value, new.name, new.day.isoformat(), new.document, new.version, new.acts, new.audit_head],
            )
            _append(connection, event)
            connection.execute("UPDATE site SET wanted = wanted + 1")
        return new

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM notebook WHERE kind = ? AND day || '/' || name < ?"  # noqa: S608 our own columns
                " ORDER BY day DESC, name DESC LIMIT ?",
                [kind.value, key_of(cursor) or _AFTER_ALL, limit + 1],
            ).fetchall()
        items = tuple(entry_of(row) for row in found[:limit])
        is_last = len(found) <= limit
        return EntryPage(
            items=items,
            next_cursor=None if is_last else cursor_after(f"{items[-1].day.isoformat()}/{items[-1].name}"),
        )

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {rows.EVENT_COLUMNS} FROM notebook_events WHERE submission_id = ? ORDER BY number",  # noqa: S608 our own columns
                [f"{kind.value}/{name}"],
            ).fetchall()
        return (rows.event_of(row) for row in found)


def _kept(connection: sqlite3.Connection, kind: EntryKind, name: str) -> NotebookEntry | None:
    found = connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM notebook WHERE kind = ? AND name = ?",  # noqa: S608 our own columns
        [kind.value, name],
    ).fetchone()
    return entry_of(found) if found else None


def _append(connection: sqlite3.Connection, event: AuditEvent) -> None:
    connection.execute(
        f"INSERT INTO notebook_events ({rows.EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 our own columns
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


def entry_of(row: _Row) -> NotebookEntry:
    """Return the entry that these columns hold."""
    kind, name, day, document, version, acts, head = row
    return NotebookEntry(
        kind=EntryKind(kind),
        name=name,
        day=date.fromisoformat(day),
        document=document,
        version=version,
        acts=acts,
        audit_head=head,
    )
