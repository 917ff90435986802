"""The visit notebook in a DynamoDB table: each entry by its name, and once more by its day."""

from collections.abc import Iterator
from dataclasses import replace

from feedback_api.aws.table.items import ConditionExpression, Delete, Item, Put, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import NoteChanged, StaffAlreadyExists
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.stored_format import Raw
from feedback_api.domain.visits.carried_fields import carried
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store.dynamodb.acts import appended, events_of
from feedback_api.store.dynamodb.documents import order_of
from feedback_api.store.dynamodb.staff import added_member
from feedback_api.store.dynamodb.table import ORDER, PARTITION, listed
from feedback_api.store.dynamodb.wishes import wish
from feedback_api.store.entry_pages import entry_page
from feedback_api.store.fieldwork_protocol import EntryPage
from feedback_api.store.row_documents import ENTRY_FIELDS, entry_fields, entry_of

NOTEBOOK, ENTRY, DAYS = "NOTEBOOK", "ENTRY", "DAYS"
_WRITTEN_ANEW = frozenset({PARTITION, ORDER, *ENTRY_FIELDS})


class DynamodbNotebook:
    """A `NotebookStore`. The list by day is written with the entry, for the press reads it at once after a decision."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        found = self._item(kind, name)
        return entry_of(found) if found else None

    def write(self, entry: NotebookEntry, event: AuditEvent, *, newcomer: StaffMember | None = None) -> NotebookEntry:
        found = self._item(entry.kind, entry.name) or {}
        before = entry_of(found) if found else None
        version, acts = (before.version, before.acts) if before else (0, 0)
        if entry.version != version or event.number != acts + 1:
            raise NoteChanged
        document = carried(entry.kind, before.document, entry.document) if before else entry.document
        new = replace(entry, document=document, version=version + 1, acts=acts + 1, audit_head=event.head)
        comes = (added_member(self._table, newcomer),) if newcomer else ()
        beside = {name: value for name, value in found.items() if name not in _WRITTEN_ANEW}
        try:
            self._table.transact(
                Put(item={**beside, **entry_item(self._table, entry_fields(new))}, only_if=_as_read(version, acts)),
                *by_day(self._table, found, {**beside, **entry_fields(new)}),
                appended(partition_of(self._table, entry.kind, entry.name), event),
                *((wish(self._table, at=event.at),) if entry.kind.is_on_pages else ()),
                *comes,
            )
        except NotAsExpected as refused:
            raise (NoteChanged if 0 in refused.found else StaffAlreadyExists) from None
        return new

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        condition = listed(self._table.key(DAYS, kind.value), before=order_of(cursor))
        found = self._table.query(Range(condition=condition, latest_first=True, at_once=limit + 1))
        return entry_page(((text(item, ORDER), item) for item in found), limit)

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        return events_of(self._table, partition_of(self._table, kind, name))

    def _item(self, kind: EntryKind, name: str) -> Item | None:
        return self._table.get({PARTITION: partition_of(self._table, kind, name), ORDER: ENTRY})


def partition_of(table: OfficeTable, kind: str, name: str) -> str:
    """Return the partition in which an entry lies with its acts."""
    return table.key(NOTEBOOK, kind, name)


def entry_item(table: OfficeTable, fields: Raw) -> Item:
    """Return the item of an entry by its name."""
    return {**fields, PARTITION: partition_of(table, fields["kind"], fields["name"]), ORDER: ENTRY}


def by_day(table: OfficeTable, before: Item, after: Item) -> tuple[Put | Delete, ...]:
    """Return what puts the fields of an entry in their place by day, and takes what was kept from the place it had."""
    new = Put(item={**after, **_day_key(table, after)})
    is_moved = before and before["day"] != after["day"]
    return (new, Delete(key=_day_key(table, before))) if is_moved else (new,)


def _day_key(table: OfficeTable, fields: Item) -> Item:
    return {PARTITION: table.key(DAYS, text(fields, "kind")), ORDER: f"{text(fields, 'day')}/{text(fields, 'name')}"}


def _as_read(version: int, acts: int) -> ConditionExpression:
    if version == 0:
        return ConditionExpression(text=f"attribute_not_exists(#{PARTITION})")
    return ConditionExpression(text="#version = :version AND #acts = :acts", values={"version": version, "acts": acts})
