"""The visit notebook in a DynamoDB table: each entry by its name, and once more by its day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.dynamodb.items import Condition, Delete, Item, Put, number, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.cursors import cursor_after
from feedback_api.store.dynamodb_acts import appended, events_of
from feedback_api.store.dynamodb_documents import order_of
from feedback_api.store.dynamodb_table import ORDER, PARTITION
from feedback_api.store.dynamodb_wishes import wish
from feedback_api.store.fieldwork_protocol import EntryPage

NOTEBOOK, ENTRY, DAYS = "NOTEBOOK", "ENTRY", "DAYS"


class DynamodbNotebook:
    """A `NotebookStore`. The list by day is written with the entry, for the press reads it at once after a decision."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        found = self._table.get({PARTITION: partition_of(self._table, kind, name), ORDER: ENTRY})
        return _entry(found) if found else None

    def write(self, entry: NotebookEntry, event: AuditEvent) -> NotebookEntry:
        before = self.get(entry.kind, entry.name)
        version, acts = (before.version, before.acts) if before else (0, 0)
        if entry.version != version or event.number != acts + 1:
            raise NoteChanged
        new = replace(entry, version=entry.version + 1, acts=acts + 1, audit_head=event.head)
        try:
            self._table.transact(
                Put(item=entry_item(self._table, new), only_if=_as_read(version, acts)),
                *by_day(self._table, before, new),
                appended(partition_of(self._table, entry.kind, entry.name), event),
                wish(self._table),
            )
        except NotAsExpected:
            raise NoteChanged from None
        return new

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        before = order_of(cursor)
        condition = Condition(
            text=f"#{PARTITION} = :partition" + (f" AND #{ORDER} < :before" if before else ""),
            values={"partition": self._table.key(DAYS, kind.value), **({"before": before} if before else {})},
        )
        found = list(self._table.query(Range(condition=condition, latest_first=True, limit=limit + 1)))
        is_last = len(found) <= limit
        return EntryPage(
            items=tuple(map(_entry, found[:limit])),
            next_cursor=None if is_last else cursor_after(text(found[limit - 1], ORDER)),
        )

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        return events_of(self._table, partition_of(self._table, kind, name))


def partition_of(table: OfficeTable, kind: EntryKind, name: str) -> str:
    """Return the partition in which an entry lies with its acts."""
    return table.key(NOTEBOOK, kind.value, name)


def entry_item(table: OfficeTable, entry: NotebookEntry) -> Item:
    """Return the item of an entry by its name."""
    return {PARTITION: partition_of(table, entry.kind, entry.name), ORDER: ENTRY, **_attributes(entry)}


def by_day(table: OfficeTable, before: NotebookEntry | None, after: NotebookEntry) -> tuple[Put | Delete, ...]:
    """Return what puts an entry in its place by day, and takes it from the place it had."""
    new = Put(item={**_day_key(table, after), **_attributes(after)})
    is_moved = before is not None and before.day != after.day
    return (new, Delete(key=_day_key(table, before))) if before and is_moved else (new,)


def _day_key(table: OfficeTable, entry: NotebookEntry) -> Item:
    return {PARTITION: table.key(DAYS, entry.kind.value), ORDER: f"{entry.day.isoformat()}/{entry.name}"}


def _as_read(version: int, acts: int) -> Condition:
    if version == 0:
        return Condition(text=f"attribute_not_exists(#{PARTITION})")
    return Condition(text="#version = :version AND #acts = :acts", values={"version": version, "acts": acts})


def _attributes(entry: NotebookEntry) -> Item:
    return {
        "kind": entry.kind.value,
        "name": entry.name,
        "day": entry.day.isoformat(),
        "document": entry.document,
        "version": entry.version,
        "acts": entry.acts,
        "audit_head": entry.audit_head,
    }


def _entry(item: Item) -> NotebookEntry:
    return NotebookEntry(
        kind=EntryKind(text(item, "kind")),
        name=text(item, "name"),
        day=date.fromisoformat(text(item, "day")),
        document=text(item, "document"),
        version=number(item, "version"),
        acts=number(item, "acts"),
        audit_head=text(item, "audit_head"),
    )
