"""Writes a submission as an item that is found in the lists it belongs to, and reads it back."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from feedback_api.aws.table.items import ConditionExpression, Item, Put, Update, Write, parted, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.domain.stored_format import Raw
from feedback_api.domain.submissions.submission import RETENTION, Submission
from feedback_api.store.cursors import key_of
from feedback_api.store.documents import (
    ASIDE_FROM,
    HANDED_IN_FROM,
    REPORTS_FROM,
    publication_of,
    stamp,
    submission_fields,
    submission_of,
)
from feedback_api.store.dynamodb.table import (
    EXPIRES,
    ORDER,
    PARTITION,
    SHELF,
    SHELF_ORDER,
    SHELF_PARTITION,
    TO_DO,
    TO_DO_ORDER,
    TO_DO_PARTITION,
    listed,
)
from feedback_api.store.dynamodb.wishes import change_order
from feedback_api.store.reading_on import Found, Page, page_of

DOCUMENT, CONTACT = "DOCUMENT", "CONTACT"
# How many of each list are looked at for what cannot be read.
LATEST = 40
AFTER_ALL = "~"
QUEUE, HANDED_IN, ASIDE, REPORTS = "QUEUE", "HANDED_IN", "ASIDE", "REPORTS"
ERASURE, PUBLISHED = "ERASURE", "PUBLISHED"
# Of a closed report whose sender wants it erased before its time: it stands in another list than that of erasures.
ERASE_AFTER = "erase_after"
_WRITTEN_ANEW = frozenset(
    {
        PARTITION,
        ORDER,
        "document",
        "version",
        "acts",
        ERASE_AFTER,
        TO_DO_PARTITION,
        TO_DO_ORDER,
        SHELF_PARTITION,
        SHELF_ORDER,
    }
)
# The longest order a key may have, in bytes; a longer cursor is none that we gave.
LONGEST_ORDER = 1024
# The least that can stand behind a key: what begins with it comes after it.
_NEXT = "\x01"


def partition_of(table: OfficeTable, submission_id: str) -> str:
    """Return the partition in which a submission lies with its contact and its acts."""
    return table.key("SUBMISSION", submission_id)


def document_key(table: OfficeTable, submission_id: str) -> Item:
    return {PARTITION: partition_of(table, submission_id), ORDER: DOCUMENT}


def contact_key(table: OfficeTable, submission_id: str) -> Item:
    return {PARTITION: partition_of(table, submission_id), ORDER: CONTACT}


def item_of(table: OfficeTable, submission: Submission) -> Item:
    """Return the item of a submission, with its place in both indexes."""
    return document_item(table, submission_fields(submission))


def document_item(table: OfficeTable, fields: Raw) -> Item:
    """Return the item of a submission's fields, with its place in both indexes."""
    item = {name: fields[name] for name in ("document", "version", "acts")}
    return {**document_key(table, fields["id"]), **item, **_to_do(table, fields), **_shelf(table, fields)}


def fields_of(table: OfficeTable, item: Item, change: int | None) -> Raw:
    """Return the fields that `document_item` made an item of; its change number stands elsewhere."""
    to_do, shelf, place = item.get(TO_DO_PARTITION), item.get(SHELF_PARTITION), str(item.get(TO_DO_ORDER))
    said = {name: item.get(name) for name in ("document", "version", "acts")}
    fields = {**said, "id": parted(text(item, PARTITION))[-1], "change": change}
    fields["is_published"] = int(shelf == table.key(PUBLISHED))
    if to_do in {table.key(name) for name in (QUEUE, HANDED_IN, ASIDE, REPORTS)}:
        village = parted(str(shelf))[-1] if shelf else None
        return {**fields, "queue_key": place, "village": village, ERASE_AFTER: item.get(ERASE_AFTER)}
    return {**fields, ERASE_AFTER: place.partition("/")[0] if to_do == table.key(ERASURE) else None}


def read(item: Item) -> Submission:
    """Return the submission of an item, or raise `SubmissionSetAside`."""
    return submission_of(str(item.get("document")), parted(text(item, PARTITION))[-1])


def read_publication(item: Item) -> Submission:
    """Return the submission of an item for those who list what is published."""
    return publication_of(str(item.get("document")), parted(text(item, PARTITION))[-1])


def unknown_beside(item: Item) -> Item:
    """Return what a later version wrote beside the document, to be written back with it."""
    return {name: value for name, value in item.items() if name not in _WRITTEN_ANEW}


def epoch(at: datetime) -> Item:
    """Return the attribute by which DynamoDB forgets an item some time after `at`."""
    return {EXPIRES: math.ceil(at.timestamp())}


def contact_ends(
    table: OfficeTable, before: Submission, after: Submission, *, others: tuple[Write, ...]
) -> tuple[Write, ...]:
    """Let the contact end by itself, should nobody erase it in time, and no more if the submission is open again.

    One that is written anew says so itself.
    """
    key = contact_key(table, after.id)
    is_written = any(isinstance(one, Put) and key.items() <= one.item.items() for one in others)
    if not after.has_something_sealed or is_written:
        return ()
    if after.erase_after is not None:
        return (Update(key=key, change=f"SET #{EXPIRES} = :{EXPIRES}", values=epoch(after.erase_after)),)
    is_open_again = before.erase_after is not None and after.closed_at is None
    return (Update(key=key, change=f"REMOVE #{EXPIRES}"),) if is_open_again else ()


def page(
    found: Iterator[Item], order: str, limit: int, *, reading: Callable[[Item], Submission] = read
) -> Page[Submission]:
    """Return the first `limit` items that can be read."""
    return page_of((Found(key=text(item, order), read=partial(reading, item)) for item in found), limit)


def queue(table: OfficeTable, village: str | None, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of the office's queue, or of one desa's."""
    return _turns(_in_list(table, QUEUE, village), limit=limit, cursor=cursor)


def handed_in(table: OfficeTable, village: str | None, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of the papers that were handed in, of the whole office or of one desa."""
    return _turns(_in_list(table, HANDED_IN, village), limit=limit, cursor=cursor)


def reports(table: OfficeTable, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of the open reports."""
    return _turns(_WhatWaits(table=table, name=table.key(REPORTS)), limit=limit, cursor=cursor)


def aside(table: OfficeTable, batch: str | None, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of what was put aside, or of one batch of it."""
    begins = "" if batch is None else f"{ASIDE_FROM}{batch}/"
    return _turns(_WhatWaits(table=table, name=table.key(ASIDE), begins=begins), limit=limit, cursor=cursor)


@dataclass(frozen=True, kw_only=True)
class _WhatWaits:
    """One list of what waits: in which index it stands, under which name, and how the turns in it begin."""

    table: OfficeTable
    name: str
    index: str = TO_DO
    partition: str = TO_DO_PARTITION
    order: str = TO_DO_ORDER
    begins: str = ""


def _in_list(table: OfficeTable, listed_as: str, village: str | None) -> _WhatWaits:
    if village is None:
        return _WhatWaits(table=table, name=table.key(listed_as))
    name = table.key(listed_as, village)
    return _WhatWaits(table=table, index=SHELF, partition=SHELF_PARTITION, order=SHELF_ORDER, name=name)


def _turns(waits: _WhatWaits, *, limit: int, cursor: str | None) -> Page[Submission]:
    after = max(order_of(cursor) or "", waits.begins)
    values = {"partition": waits.name}
    turns = ""
    if waits.begins:
        turns = f" AND #{waits.order} BETWEEN :after AND :ends"
        values |= {"after": f"{after}{_NEXT}", "ends": f"{waits.begins}{AFTER_ALL}"}
    elif after:
        turns = f" AND #{waits.order} > :after"
        values |= {"after": after}
    condition = ConditionExpression(text=f"#{waits.partition} = :partition{turns}", values=values)
    found = waits.table.query(Range(condition=condition, index=waits.index, at_once=limit + 1))
    return page(found, waits.order, limit)


def erasable(table: OfficeTable, now: datetime, *, at_once: int) -> Iterator[Item]:
    """Yield what was closed long ago, then such reports whose senders asked for an erasure that nobody confirmed."""
    due = listed(table.key(ERASURE), TO_DO, before=f"{stamp(now)}/{AFTER_ALL}")
    yield from table.query(Range(condition=due, index=TO_DO, at_once=at_once))
    for item in table.query(Range(condition=listed(table.key(REPORTS), TO_DO), index=TO_DO)):
        if ERASE_AFTER in item and text(item, ERASE_AFTER) <= stamp(now):
            yield item


def closed_since(table: OfficeTable, moment: datetime, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of what was closed after a moment and will be erased."""
    after = order_of(cursor) or f"{stamp(moment + RETENTION)}/{AFTER_ALL}"
    condition = listed(table.key(ERASURE), TO_DO, after=after)
    return page(table.query(Range(condition=condition, index=TO_DO, at_once=limit + 1)), TO_DO_ORDER, limit)


def set_aside(table: OfficeTable, limit: int) -> tuple[str, ...]:
    """Return the ids of what cannot be read among the latest of each list: to read all would cost too much."""
    lists = (*((TO_DO, name) for name in (QUEUE, HANDED_IN, ASIDE, REPORTS, ERASURE)), (SHELF, PUBLISHED))
    named: list[str] = []
    for index, name in lists:
        latest = Range(
            condition=listed(table.key(name), index), index=index, latest_first=True, limit=min(limit, LATEST)
        )
        found = (Found(key="", read=partial(read_publication, item)) for item in table.query(latest))
        named += page_of(found, limit).set_aside
    return tuple(dict.fromkeys(named))


def order_of(cursor: str | None) -> str | None:
    """Return the order a cursor was made of; `None`, which is the beginning, for what no page gave."""
    key = key_of(cursor)
    return key if key and len(key.encode()) <= LONGEST_ORDER else None


def _to_do(table: OfficeTable, fields: Raw) -> Item:
    if turn := fields.get("queue_key"):
        also = {ERASE_AFTER: fields[ERASE_AFTER]} if fields.get(ERASE_AFTER) else {}
        return {TO_DO_PARTITION: table.key(_list_of(str(turn))), TO_DO_ORDER: turn, **also}
    if ends := fields.get(ERASE_AFTER):
        return {TO_DO_PARTITION: table.key(ERASURE), TO_DO_ORDER: f"{ends}/{fields['id']}"}
    return {}


def _list_of(turn: str) -> str:
    """Return the list that a turn stands in."""
    return {HANDED_IN_FROM: HANDED_IN, ASIDE_FROM: ASIDE, REPORTS_FROM: REPORTS}.get(turn[:1], QUEUE)


def _shelf(table: OfficeTable, fields: Raw) -> Item:
    village, change = fields.get("village"), fields.get("change")
    if (turn := fields.get("queue_key")) and village is not None:
        return {SHELF_PARTITION: table.key(_list_of(str(turn)), village), SHELF_ORDER: turn}
    if fields["is_published"] and change is not None:
        return {SHELF_PARTITION: table.key(PUBLISHED), SHELF_ORDER: change_order(change)}
    return {}
