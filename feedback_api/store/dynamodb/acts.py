"""Keeps audit events beside what they are about, in their order."""

from collections.abc import Iterator

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Update
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.stored_format import Raw, readable
from feedback_api.store.dynamodb.table import ORDER, PARTITION
from feedback_api.store.row_documents import event_fields, event_of

_ACT = "ACT#"
# What an event is about is called so here.
_ABOUT = "about"


def appended(partition: str, event: AuditEvent) -> Put:
    """Return the write that keeps an event in the partition of what it is about."""
    return Put(item=act_item(partition, event_fields(event)))


def act_item(partition: str, fields: Raw) -> Item:
    """Return the item of an event's fields."""
    said = {_ABOUT if name == "submission_id" else name: value for name, value in fields.items()}
    return {**said, **_key(partition, fields["number"])}


def unsalted(partition: str, event_number: int) -> Update:
    """Return the write that forgets the salt of an event."""
    return Update(key=_key(partition, event_number), change="REMOVE #salt")


def events_of(table: OfficeTable, partition: str) -> Iterator[AuditEvent]:
    """Yield the events of a partition, first one first, but for those that cannot be read."""
    below = ConditionExpression(
        text=f"#{PARTITION} = :partition AND begins_with(#{ORDER}, :act)",
        values={"partition": partition, "act": _ACT},
    )
    return readable(map(fields_of, table.query(Range(condition=below))), event_of)


def fields_of(item: Item) -> Raw:
    """Return the fields of the event of an item."""
    said = {name: value for name, value in item.items() if name not in {PARTITION, ORDER, _ABOUT}}
    return {**said, "submission_id": item.get(_ABOUT, "")}


def _key(partition: str, event_number: int) -> Item:
    return {PARTITION: partition, ORDER: f"{_ACT}{event_number:06d}"}
