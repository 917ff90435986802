"""Keeps audit events beside what they are about, in their order."""

from collections.abc import Iterator

from feedback_api.domain.audit import Act, AuditEvent
from feedback_api.dynamodb.items import Condition, Item, Put, Update, number, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.store.documents import moment, stamp
from feedback_api.store.dynamodb_table import ORDER, PARTITION

_ACT = "ACT#"


def appended(partition: str, event: AuditEvent) -> Put:
    """Return the write that keeps an event in the partition of what it is about."""
    kept: Item = {
        **_key(partition, event.number),
        "about": event.submission_id,
        "number": event.number,
        "at": stamp(event.at),
        "actor": event.actor,
        "act": event.act.value,
        "digest": event.digest,
        "head": event.head,
    }
    return Put(item=kept if event.salt is None else {**kept, "salt": event.salt})


def unsalted(partition: str, event_number: int) -> Update:
    """Return the write that forgets the salt of an event."""
    return Update(key=_key(partition, event_number), change="REMOVE #salt")


def events_of(table: OfficeTable, partition: str) -> Iterator[AuditEvent]:
    """Yield the events of a partition, first one first."""
    below = Condition(
        text=f"#{PARTITION} = :partition AND begins_with(#{ORDER}, :act)",
        values={"partition": partition, "act": _ACT},
    )
    return map(_event, table.query(Range(condition=below)))


def _key(partition: str, event_number: int) -> Item:
    return {PARTITION: partition, ORDER: f"{_ACT}{event_number:06d}"}


def _event(item: Item) -> AuditEvent:
    return AuditEvent(
        submission_id=text(item, "about"),
        number=number(item, "number"),
        at=moment(text(item, "at")),
        actor=text(item, "actor"),
        act=Act(text(item, "act")),
        salt=text(item, "salt") if "salt" in item else None,
        digest=text(item, "digest"),
        head=text(item, "head"),
    )
