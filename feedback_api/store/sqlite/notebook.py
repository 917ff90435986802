"""The visit notebook in a SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.visits.carried_fields import carried
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import stamp
from feedback_api.store.entry_pages import entry_page
from feedback_api.store.fieldwork_protocol import EntryPage
from feedback_api.store.row_documents import ENTRY_FIELDS, entry_fields, entry_of
from feedback_api.store.sqlite import rows
from feedback_api.store.sqlite.columns import named_rows, one_row
from feedback_api.store.sqlite.pool import ConnectionPool
from feedback_api.store.sqlite.staff import add_member

_AFTER_ALL = "~"
_COLUMNS = ", ".join(ENTRY_FIELDS)
# In place, so that columns of a later version keep what they hold.
_PUT = f"""
INSERT INTO notebook ({_COLUMNS}) VALUES ({", ".join(f":{name}" for name in ENTRY_FIELDS)})
ON CONFLICT (kind, name) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in ENTRY_FIELDS)}
"""  # noqa: S608 our own columns


class SqliteNotebook:
    """A `NotebookStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        with self._pool.reading() as connection:
            return _kept(connection, kind, name)

    def write(self, entry: NotebookEntry, event: AuditEvent, *, newcomer: StaffMember | None = None) -> NotebookEntry:
        with self._pool.writing() as connection:
            before = _kept(connection, entry.kind, entry.name)
            version, acts = (before.version, before.acts) if before else (0, 0)
            if entry.version != version or event.number != acts + 1:
                raise NoteChanged
            if newcomer is not None:
                add_member(connection, newcomer)
            document = carried(entry.kind, before.document, entry.document) if before else entry.document
            new = replace(entry, document=document, version=version + 1, acts=acts + 1, audit_head=event.head)
            connection.execute(_PUT, entry_fields(new))
            rows.append(connection, event, table="notebook_events")
            if entry.kind.is_on_pages:
                connection.execute(
                    "UPDATE site SET wanted_at = coalesce(wanted_at, ?), wanted = wanted + 1", [stamp(event.at)]
                )
        return new

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        with self._pool.reading() as connection:
            found = connection.execute(
                f"SELECT {_COLUMNS} FROM notebook WHERE kind = ? AND day || '/' || name < ?"  # noqa: S608 our own columns
                " ORDER BY day DESC, name DESC",
                [kind.value, key_of(cursor) or _AFTER_ALL],
            )
            with closing(found):
                return entry_page(((f"{row['day']}/{row['name']}", row) for row in named_rows(found)), limit)

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        with self._pool.reading() as connection:
            return rows.events_about(connection, f"{kind.value}/{name}", table="notebook_events")


def _kept(connection: sqlite3.Connection, kind: EntryKind, name: str) -> NotebookEntry | None:
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM notebook WHERE kind = ? AND name = ?",  # noqa: S608 our own columns
        [kind.value, name],
    )
    row = one_row(found)
    return entry_of(row) if row else None
