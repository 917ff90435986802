"""Writes a submission as an item that is found in the lists it belongs to, and reads it back."""

import math
from collections.abc import Iterator
from datetime import datetime

from feedback_api.domain.submission import Status, Submission
from feedback_api.dynamodb.items import Condition, Item, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.store.cursors import cursor_after, key_of
from feedback_api.store.documents import stamp, submission_of, written
from feedback_api.store.dynamodb_table import (
    EXPIRES,
    ORDER,
    PARTITION,
    SHELF,
    SHELF_ORDER,
    SHELF_PARTITION,
    TO_DO,
    TO_DO_ORDER,
    TO_DO_PARTITION,
)
from feedback_api.store.dynamodb_wishes import change_order
from feedback_api.store.protocol import Page

DOCUMENT, CONTACT = "DOCUMENT", "CONTACT"
QUEUE, ERASURE, PUBLISHED = "QUEUE", "ERASURE", "PUBLISHED"
# The longest order a key may have, in bytes; a longer cursor is none that we gave.
LONGEST_ORDER = 1024


def partition_of(table: OfficeTable, submission_id: str) -> str:
    """Return the partition in which a submission lies with its contact and its acts."""
    return table.key("SUBMISSION", submission_id)


def document_key(table: OfficeTable, submission_id: str) -> Item:
    return {PARTITION: partition_of(table, submission_id), ORDER: DOCUMENT}


def contact_key(table: OfficeTable, submission_id: str) -> Item:
    return {PARTITION: partition_of(table, submission_id), ORDER: CONTACT}


def item_of(table: OfficeTable, submission: Submission) -> Item:
    """Return the item of a submission, with its place in both indexes."""
    return {
        **document_key(table, submission.id),
        "document": written(submission),
        "version": submission.version,
        "acts": submission.acts,
        **_to_do(table, submission),
        **_shelf(table, submission),
    }


def read(item: Item) -> Submission:
    """Return the submission of an item."""
    return submission_of(text(item, "document"))


def epoch(at: datetime) -> Item:
    """Return the attribute by which DynamoDB forgets an item some time after `at`."""
    return {EXPIRES: math.ceil(at.timestamp())}


def page(found: Iterator[Item], order: str, limit: int) -> Page:
    """Return the first `limit` items; one item more says that there is a next page."""
    items = list(found)
    is_last = len(items) <= limit
    return Page(
        items=tuple(map(read, items[:limit])),
        next_cursor=None if is_last else cursor_after(text(items[limit - 1], order)),
    )


def queue(table: OfficeTable, village: str | None, *, limit: int, cursor: str | None) -> Page:
    """Return a page of the office's queue, or of one desa's."""
    if village is None:
        index, partition, order, name = TO_DO, TO_DO_PARTITION, TO_DO_ORDER, table.key(QUEUE)
    else:
        index, partition, order, name = SHELF, SHELF_PARTITION, SHELF_ORDER, table.key(QUEUE, village)
    after = order_of(cursor)
    condition = Condition(
        text=f"#{partition} = :partition" + (f" AND #{order} > :after" if after else ""),
        values={"partition": name, **({"after": after} if after else {})},
    )
    return page(table.query(Range(condition=condition, index=index, limit=limit + 1)), order, limit)


def order_of(cursor: str | None) -> str | None:
    """Return the order a cursor was made of; `None`, which is the beginning, for what no page gave."""
    key = key_of(cursor)
    return key if key and len(key.encode()) <= LONGEST_ORDER else None


def _to_do(table: OfficeTable, submission: Submission) -> Item:
    if submission.status.is_open:
        return {TO_DO_PARTITION: table.key(QUEUE), TO_DO_ORDER: _turn(submission)}
    if submission.erase_after is None:
        return {}
    return {TO_DO_PARTITION: table.key(ERASURE), TO_DO_ORDER: f"{stamp(submission.erase_after)}/{submission.id}"}


def _shelf(table: OfficeTable, submission: Submission) -> Item:
    if submission.status.is_open and submission.village is not None:
        return {SHELF_PARTITION: table.key(QUEUE, submission.village), SHELF_ORDER: _turn(submission)}
    if submission.status is Status.PUBLISHED and submission.change is not None:
        return {SHELF_PARTITION: table.key(PUBLISHED), SHELF_ORDER: change_order(submission.change)}
    return {}


def _turn(submission: Submission) -> str:
    """Return when it is a submission's turn: by its due date, then by when it came."""
    return f"{submission.due.isoformat()}/{stamp(submission.received_at)}/{submission.id}"
