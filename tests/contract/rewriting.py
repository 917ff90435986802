"""Writes documents into a store as another version of this product would have written them."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from feedback_api.aws.table.items import Item, Put, text
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.aws.table.place import TablePlace
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store.dynamodb.table import EXPIRES, ORDER, PARTITION, TO_DO_ORDER, TO_DO_PARTITION

Fields = dict[str, Any]
Change = Callable[[Fields], Fields]


class Rewriter(Protocol):
    """Replaces what a document says, and nothing of where it is found."""

    def submission(self, submission_id: str, change: Change) -> None:
        """Change the document of a submission."""

    def entry(self, kind: EntryKind, name: str, change: Change) -> None:
        """Change the document of an entry of the notebook."""

    def row(self, kind: str, name: str, change: Change) -> None:
        """Change the fields of what is kept field by field: act, notice, staff, session, task, build."""


def later(*, reads_from: int, **fields: object) -> Change:
    """Return what a version makes of a document whose format is far beyond ours."""
    return lambda said: {**said, "format": 90, "reads_from": reads_from, **fields}


def seen_by(look: Callable[[Fields], object]) -> Change:
    """Return what only looks at a document."""

    def looked_at(fields: Fields) -> Fields:
        look(fields)
        return fields

    return looked_at


def said(fields: Fields) -> Change:
    """Return what makes a document say this and no more."""
    return lambda _: fields


@contextmanager
def rewriter(url: str):
    """Yield what rewrites documents of the store at this URL."""
    kind, _, place = url.partition(":")
    if kind == "sqlite":
        with closing(sqlite3.connect(place, timeout=10, isolation_level=None)) as connection:
            yield _InSqlite(connection=connection)
    else:
        with closing(OfficeTable(TablePlace.parsed(place))) as table:
            yield _InDynamodb(table=table)


_TABLES = {
    "act": ("events", "submission_id"),
    "notice": ("notices", "submission_id"),
    "staff": ("staff", "name"),
    "session": ("sessions", "token_digest"),
    "task": ("tasks", "id"),
    "build": ("site", "id"),
}


@dataclass(frozen=True, kw_only=True)
class _InSqlite:
    """A later version adds a column for each of its fields."""

    connection: sqlite3.Connection

    def submission(self, submission_id: str, change: Change) -> None:
        self._document("submissions", {"id": submission_id}, change)

    def entry(self, kind: EntryKind, name: str, change: Change) -> None:
        self._document("notebook", {"kind": kind.value, "name": name}, change)

    def row(self, kind: str, name: str, change: Change) -> None:
        table, key = _TABLES[kind]
        found = self.connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [name])  # noqa: S608 our own words
        names = [column[0] for column in found.description]
        before = dict(zip(names, found.fetchone(), strict=True))
        after = change({field: value for field, value in before.items() if value is not None})
        for field in after.keys() - set(names):
            self.connection.execute(f"ALTER TABLE {table} ADD COLUMN {field} TEXT")
        for field in {*after, "format", "reads_from", "more"}:
            self.connection.execute(f"UPDATE {table} SET {field} = ? WHERE {key} = ?", [after.get(field), name])  # noqa: S608 our own words

    def _document(self, table: str, key: Mapping[str, str], change: Change) -> None:
        where = " AND ".join(f"{name} = :{name}" for name in key)
        (before,) = self.connection.execute(f"SELECT document FROM {table} WHERE {where}", key).fetchone()  # noqa: S608 our own words
        after = json.dumps(change(json.loads(before)), ensure_ascii=False)
        self.connection.execute(f"UPDATE {table} SET document = :after WHERE {where}", {**key, "after": after})  # noqa: S608 our own words


@dataclass(frozen=True, kw_only=True)
class _InDynamodb:
    """A later version adds attributes."""

    table: OfficeTable

    def submission(self, submission_id: str, change: Change) -> None:
        self._document({PARTITION: self.table.key("SUBMISSION", submission_id), ORDER: "DOCUMENT"}, change)

    def entry(self, kind: EntryKind, name: str, change: Change) -> None:
        key = {PARTITION: self.table.key("NOTEBOOK", kind.value, name), ORDER: "ENTRY"}
        day = text(self.table.get(key) or {}, "day")
        self._document(key, change)
        self._document({PARTITION: self.table.key("DAYS", kind.value), ORDER: f"{day}/{name}"}, change)

    def row(self, kind: str, name: str, change: Change) -> None:
        key = {
            "act": {PARTITION: self.table.key("SUBMISSION", name), ORDER: "ACT#000001"},
            "notice": {PARTITION: self.table.key("NOTICES"), ORDER: name},
            "staff": {PARTITION: self.table.key("STAFF"), ORDER: f"NAME#{name}"},
            "session": {PARTITION: self.table.key("SESSION", name), ORDER: "SESSION"},
            "task": {PARTITION: self.table.key("TASK", name), ORDER: "TASK"},
            "build": {PARTITION: self.table.key("BUILD"), ORDER: "BUILD"},
        }[kind]
        item = self.table.get(key) or {}
        places = {PARTITION, ORDER, TO_DO_PARTITION, TO_DO_ORDER, EXPIRES}
        after = change({field: value for field, value in item.items() if field not in places})
        kept = {field: value for field, value in item.items() if field in places}
        self.table.put(Put(item={**kept, **_as_dynamodb_calls_them(kind, after)}))

    def _document(self, key: Item, change: Change) -> None:
        item = self.table.get(key) or {}
        after = json.dumps(change(json.loads(text(item, "document"))), ensure_ascii=False)
        self.table.put(Put(item={**item, "document": after}))


def _as_dynamodb_calls_them(kind: str, fields: Fields) -> Fields:
    other_names = {"act": {"submission_id": "about"}, "session": {"staff_name": "name"}}.get(kind, {})
    in_keys = {"notice": {"submission_id", "due_at"}, "session": {"token_digest"}}.get(kind, set())
    return {other_names.get(name, name): value for name, value in fields.items() if name not in in_keys}
