"""Groups that letters came from, and letters that were put aside, in a DynamoDB table."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial

from feedback_api.aws.table.items import ConditionExpression, Delete, Item, Put, Update, Write, number, text
from feedback_api.aws.table.office_table import MOST_WRITES_AT_ONCE, OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.stored_parts import moment
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb import documents, findable_items
from feedback_api.store.dynamodb.acts import appended
from feedback_api.store.dynamodb.documents import epoch
from feedback_api.store.dynamodb.table import ORDER, PARTITION, TO_DO, listed
from feedback_api.store.flood_protocol import Move
from feedback_api.store.reading_on import Page

SENDERS = "SENDERS"
# What is not settled goes by itself after a day, even if nobody looks after it; what is says nothing of anybody.
KEPT, KEPT_SETTLED = timedelta(days=1), timedelta(days=7)
# Of the longest letters so many fit into one transaction, which holds four megabytes and a hundred writes: the letter,
# its act, and by what it is found on the shelf it comes from and on the one it goes to.
AT_ONCE = 25
# So that thousands are moved while one request may last.
SIDE_BY_SIDE = 4


class DynamodbFlood:
    """A `FloodStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def came(self) -> tuple[Came, ...]:
        return tuple(map(_came, self._table.query(Range(condition=listed(self._table.key(SENDERS))))))

    def settle(self, came: Sequence[Came]) -> None:
        self._write([put_came(self._table, one) for one in came])

    def forget(self, came: Sequence[Came]) -> None:
        self._write([Delete(key=came_key(self._table, one.submission_id, stamp(one.at))) for one in came])

    def move(self, moves: Sequence[Move], *, batch: str | None) -> tuple[Submission, ...]:
        able = [one for one in moves if one.submission.status.is_open and not one.submission.kind.is_confidential]
        portions = [able[start : start + AT_ONCE] for start in range(0, len(able), AT_ONCE)]
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            moved = pool.map(partial(self._moved, batch=batch), portions)
            return tuple(one for portion in moved for one in portion)

    def aside(self, *, limit: int, cursor: str | None = None, batch: str | None = None) -> Page[Submission]:
        return documents.aside(self._table, batch, limit=limit, cursor=cursor)

    def holds_more_than(self, *, letters: int, size: int) -> bool:
        found = heavy = 0
        for name in (documents.QUEUE, documents.ASIDE):
            for item in self._table.query(Range(condition=listed(self._table.key(name), TO_DO), index=TO_DO)):
                found, heavy = found + 1, heavy + len(text(item, "document").encode())
                if found > letters or heavy > size:
                    return True
        return False

    def _moved(self, moves: Sequence[Move], *, batch: str | None) -> tuple[Submission, ...]:
        """Move these in one transaction; without those that somebody changed since they were read."""
        left = list(moves)
        while left:
            after = [_moved(one, batch) for one in left]
            both = list(zip(left, after, strict=True))
            kept = [write for one, to in both for write in _writes(self._table, one, to)]
            found = [write for one, to in both for write in findable_items.changed(self._table, one.submission, to)]
            try:
                self._table.transact(*kept, *found)
            except NotAsExpected as refused:
                left = [one for place, one in enumerate(left) if place * _WRITES_OF_ONE not in refused.found]
            else:
                return tuple(after)
        return ()

    def _write(self, writes: Sequence[Write]) -> None:
        for start in range(0, len(writes), MOST_WRITES_AT_ONCE):
            self._table.transact(*writes[start : start + MOST_WRITES_AT_ONCE])


# The letter with its condition, then its act.
_WRITES_OF_ONE = 2


def put_came(table: OfficeTable, came: Came) -> Put:
    """Return the write that keeps from which group a letter came."""
    said: Item = {"sender": came.group, **({} if came.sent is None else {"sent": came.sent})}
    ends = epoch(came.at + (KEPT_SETTLED if came.says_nothing else KEPT))
    return Put(item={**came_key(table, came.submission_id, stamp(came.at)), **said, **ends})


def came_key(table: OfficeTable, submission_id: str, at: str) -> Item:
    return {PARTITION: table.key(SENDERS), ORDER: f"{at}/{submission_id}"}


def _came(item: Item) -> Came:
    at, _, submission_id = text(item, ORDER).partition("/")
    sent = number(item, "sent") if "sent" in item else None
    return Came(submission_id=submission_id, group=text(item, "sender"), at=moment(at), sent=sent)


def _moved(move: Move, batch: str | None) -> Submission:
    return replace(
        move.submission,
        batch=batch,
        acts=move.event.number,
        audit_head=move.event.head,
        version=move.submission.version + 1,
    )


def _writes(table: OfficeTable, move: Move, after: Submission) -> tuple[Write, Write]:
    """Return what moves a letter if it is as it was read; attributes that only a later version knows stay."""
    before = move.submission
    as_read = ConditionExpression(
        text="#version = :before AND #acts = :acts_before",
        values={"before": before.version, "acts_before": move.event.number - 1},
    )
    item = documents.item_of(table, after)
    said = {name: value for name, value in item.items() if name not in {PARTITION, ORDER}}
    change = "SET " + ", ".join(f"#{name} = :{name}" for name in said)
    key = documents.document_key(table, after.id)
    return (
        Update(key=key, change=change, values=said, only_if=as_read),
        appended(documents.partition_of(table, after.id), move.event),
    )
