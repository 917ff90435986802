"""Notices to senders in a DynamoDB table."""

from contextlib import suppress
from datetime import datetime
from itertools import islice

from feedback_api.aws.table.items import Check, ConditionExpression, Delete, Item, Put, Update, Write, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.errors import SubmissionSetAside
from feedback_api.domain.stored_format import NOTICE, Raw, readable
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import RETENTION
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.documents import epoch
from feedback_api.store.dynamodb.table import (
    NOTICES,
    ORDER,
    PARTITION,
    PLACES,
    TO_DO,
    TO_DO_ORDER,
    TO_DO_PARTITION,
    listed,
)
from feedback_api.store.row_documents import notice_fields, notice_of

_AFTER_ALL = "~"
_SAID_BY_KEYS = frozenset({"submission_id", "due_at"})


class DynamodbNotices:
    """A `NoticeStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def get(self, submission_id: str) -> Notice | None:
        with suppress(SubmissionSetAside):
            return kept_notice(self._table, submission_id)
        return None

    def due(self, *, now: datetime, limit: int) -> tuple[Notice, ...]:
        until_now = listed(self._table.key(NOTICES), TO_DO, before=f"{stamp(now)}/{_AFTER_ALL}")
        found = self._table.query(Range(condition=until_now, index=TO_DO, at_once=limit))
        return tuple(islice(readable(found, notice_in), limit))

    def take(self, notice: Notice, *, until: datetime) -> Notice | None:
        take = Update(
            key=notice_key(self._table, notice.submission_id),
            change=f"SET #tries = :next, #{TO_DO_ORDER} = :until",
            values={"next": notice.tries + 1, "until": _order(until, notice.submission_id)},
            only_if=_this_try(notice, also=f" AND attribute_exists(#{TO_DO_PARTITION})"),
        )
        try:
            return notice_in(self._table.update(take))
        except NotAsExpected:
            return None

    def close(self, notice: Notice, *, told_at: datetime | None) -> bool:
        told = {"told_at": stamp(told_at)} if told_at else {}
        close = Update(
            key=notice_key(self._table, notice.submission_id),
            change=f"{'SET #told_at = :told_at ' if told else ''}REMOVE #{TO_DO_PARTITION}, #{TO_DO_ORDER}",
            values=told,
            only_if=_this_try(notice),
        )
        try:
            self._table.update(close)
        except NotAsExpected:
            return False
        return True

    def forget(self, notice: Notice) -> None:
        with suppress(NotAsExpected):  # a later decision has put another in its place
            self._table.transact(Delete(key=notice_key(self._table, notice.submission_id), only_if=_this_try(notice)))


def notice_item(table: OfficeTable, notice: Notice) -> Item:
    """Return the item of a notice, which stands in the list while it is due; it ends with the contact it is about."""
    return {**item_of_fields(table, notice_fields(notice)), **epoch(notice.wanted_at + RETENTION)}


def item_of_fields(table: OfficeTable, fields: Raw) -> Item:
    """Return the item of a notice's fields, which does not end by itself."""
    about, due_at = fields["submission_id"], fields.get("due_at")
    listed = {TO_DO_PARTITION: table.key(NOTICES), TO_DO_ORDER: f"{due_at}/{about}"} if due_at else {}
    said = {name: value for name, value in fields.items() if name not in _SAID_BY_KEYS}
    return {**said, **notice_key(table, about), **listed}


def untold(table: OfficeTable, submission_id: str, notice: Notice | None) -> Put | Delete:
    """Return what takes a notice away, or puts another in its place, as long as no try of it began."""
    untried = ConditionExpression(
        text=f"attribute_not_exists(#{PARTITION}) OR (#tries = :none"
        " AND (attribute_not_exists(#reads_from) OR #reads_from <= :ours))",
        values={"none": 0, "ours": NOTICE.format},
    )
    if notice is None:
        return Delete(key=notice_key(table, submission_id), only_if=untried)
    return Put(item=notice_item(table, notice), only_if=untried)


def owed_still(table: OfficeTable, owed: Notice, told: Notice | None) -> Put | Check:
    """Return what keeps another notice in its place, or nothing, as long as this one is as it was."""
    as_read = _this_try(owed, also=f" AND attribute_exists(#{TO_DO_PARTITION})")
    if told is None:
        return Check(key=notice_key(table, owed.submission_id), only_if=as_read)
    return Put(item=notice_item(table, told), only_if=as_read)


def is_of_notices(table: OfficeTable, write: Write) -> bool:
    """Say whether a write is about a notice."""
    key = write.item if isinstance(write, Put) else write.key
    return key[PARTITION] == table.key(NOTICES)


def kept_notice(table: OfficeTable, submission_id: str) -> Notice | None:
    """Return the notice of a submission, or raise `SubmissionSetAside`."""
    found = table.get(notice_key(table, submission_id))
    return notice_in(found) if found else None


def may_tell(table: OfficeTable, submission_id: str) -> bool:
    """Say whether a notice could take the place of what is kept: what is set aside stays."""
    try:
        kept_notice(table, submission_id)
    except SubmissionSetAside:
        return False
    return True


def notice_in(item: Item) -> Notice:
    """Return the notice of an item, or raise `SubmissionSetAside`."""
    return notice_of(fields_of(item))


def notice_key(table: OfficeTable, submission_id: str) -> Item:
    """Return where the notice of a submission lies."""
    return {PARTITION: table.key(NOTICES), ORDER: submission_id}


def fields_of(item: Item) -> Raw:
    """Return the fields of the notice of an item."""
    said = {name: value for name, value in item.items() if name not in PLACES}
    due = {"due_at": text(item, TO_DO_ORDER).partition("/")[0]} if TO_DO_ORDER in item else {}
    return {**said, **due, "submission_id": item[ORDER]}


def _order(due_at: datetime, submission_id: str) -> str:
    return f"{stamp(due_at)}/{submission_id}"


def _this_try(notice: Notice, *, also: str = "") -> ConditionExpression:
    return ConditionExpression(
        text="#wanted_at = :read_wanted_at AND #tries = :read_tries"
        f" AND (attribute_not_exists(#reads_from) OR #reads_from <= :ours){also}",
        values={"read_wanted_at": stamp(notice.wanted_at), "read_tries": notice.tries, "ours": NOTICE.format},
    )
