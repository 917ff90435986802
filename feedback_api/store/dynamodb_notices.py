"""Notices to senders in a DynamoDB table."""

from contextlib import suppress
from datetime import datetime

from feedback_api.domain.notice import Notice
from feedback_api.domain.submission import RETENTION
from feedback_api.dynamodb.items import Condition, Delete, Item, Update, number, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected
from feedback_api.store.documents import moment, stamp
from feedback_api.store.dynamodb_documents import epoch
from feedback_api.store.dynamodb_table import NOTICES, ORDER, PARTITION, TO_DO, TO_DO_ORDER, TO_DO_PARTITION

_AFTER_ALL = "~"


class DynamodbNotices:
    """A `NoticeStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def get(self, submission_id: str) -> Notice | None:
        found = self._table.get(notice_key(self._table, submission_id))
        return _notice(found) if found else None

    def due(self, *, now: datetime, limit: int) -> tuple[Notice, ...]:
        until_now = Condition(
            text=f"#{TO_DO_PARTITION} = :partition AND #{TO_DO_ORDER} < :end",
            values={"partition": self._table.key(NOTICES), "end": f"{stamp(now)}/{_AFTER_ALL}"},
        )
        return tuple(map(_notice, self._table.query(Range(condition=until_now, index=TO_DO, limit=limit))))

    def take(self, notice: Notice, *, until: datetime) -> Notice | None:
        take = Update(
            key=notice_key(self._table, notice.submission_id),
            change=f"SET #tries = :next, #{TO_DO_ORDER} = :until",
            values={"next": notice.tries + 1, "until": _order(until, notice.submission_id)},
            only_if=_this_try(notice, also=f" AND attribute_exists(#{TO_DO_PARTITION})"),
        )
        try:
            return _notice(self._table.update(take))
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
    listed = (
        {TO_DO_PARTITION: table.key(NOTICES), TO_DO_ORDER: _order(notice.due_at, notice.submission_id)}
        if notice.due_at
        else {}
    )
    told: Item = {"told_at": stamp(notice.told_at)} if notice.told_at else {}
    return {
        **notice_key(table, notice.submission_id),
        **listed,
        **told,
        "wanted_at": stamp(notice.wanted_at),
        "tries": notice.tries,
        **epoch(notice.wanted_at + RETENTION),
    }


def notice_key(table: OfficeTable, submission_id: str) -> Item:
    """Return where the notice of a submission lies."""
    return {PARTITION: table.key(NOTICES), ORDER: submission_id}


def _order(due_at: datetime, submission_id: str) -> str:
    return f"{stamp(due_at)}/{submission_id}"


def _this_try(notice: Notice, *, also: str = "") -> Condition:
    return Condition(
        text=f"#wanted_at = :read_wanted_at AND #tries = :read_tries{also}",
        values={"read_wanted_at": stamp(notice.wanted_at), "read_tries": notice.tries},
    )


def _notice(found: Item) -> Notice:
    return Notice(
        submission_id=text(found, ORDER),
        wanted_at=moment(text(found, "wanted_at")),
        due_at=moment(text(found, TO_DO_ORDER).partition("/")[0]) if TO_DO_ORDER in found else None,
        tries=number(found, "tries"),
        told_at=moment(text(found, "told_at")) if "told_at" in found else None,
    )
