"""Reads everything an office has out of a DynamoDB table, and writes it back as it was.

This is the one place that reads a table from end to end: an operator's errand, which the function's role may not run.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.staff import StaffMember
from feedback_api.dynamodb.items import Item, from_wire, number, parted, text
from feedback_api.dynamodb.office_table import OfficeTable
from feedback_api.dynamodb.place import Place
from feedback_api.dynamodb.trouble import named_trouble
from feedback_api.moving.dynamodb_writing import write
from feedback_api.moving.things import Interest, KeptEntry, KeptSubmission, KnownPress, MissingPaper, Numbers, Thing
from feedback_api.store.documents import moment
from feedback_api.store.dynamodb import DynamodbStore
from feedback_api.store.dynamodb_documents import DOCUMENT
from feedback_api.store.dynamodb_table import BUILD, EXPIRES, ORDER, PARTITION
from feedback_api.store.dynamodb_tallies import PRESS_IS_KNOWN, trip_count
from feedback_api.store.dynamodb_wishes import LastNumbers


class DynamodbThings:
    """A `Movable`."""

    def __init__(self, table: OfficeTable, place: Place) -> None:
        self._table = table
        self._place = place
        self._store = DynamodbStore(table)
        self._reads: dict[str, Callable[[tuple[str, ...], Item], Thing | None]] = {
            "SUBMISSION": self._submission,
            "NOTEBOOK": self._entry,
            "STAFF": self._member,
            "TASK": self._task,
            "TRIPS": lambda parts, item: trip_count(parts[0], item),
            "MISSING": _missing,
            "INTEREST": _interest,
            "PRESS": _press,
        }

    def things(self) -> Iterator[Thing]:
        for item in self._everything():
            _, kind, *parts = parted(text(item, PARTITION))
            read = self._reads.get(kind)
            if read is not None and (thing := read(tuple(parts), item)) is not None:
                yield thing
        last = LastNumbers.of(self._table.get({PARTITION: self._table.key(BUILD), ORDER: BUILD}))
        yield Numbers(change=last.change, ordinal=last.ordinal)

    def keep(self, thing: Thing) -> None:
        write(self._table, thing)

    def _everything(self) -> Iterator[Item]:
        pages = self._table.client.get_paginator("scan").paginate(
            TableName=self._place.table,
            FilterExpression="begins_with(#pk, :office)",
            ExpressionAttributeNames={"#pk": PARTITION},
            ExpressionAttributeValues={":office": {"S": self._table.key("")}},
            ConsistentRead=True,
        )
        with named_trouble():
            for page in pages:
                yield from map(from_wire, page["Items"])

    def _submission(self, parts: tuple[str, ...], item: Item) -> KeptSubmission | None:
        if item[ORDER] != DOCUMENT:
            return None
        submissions, submission_id = self._store.submissions, parts[0]
        return KeptSubmission(
            submission=submissions.get(submission_id),
            contact=submissions.contact(submission_id),
            notice=self._store.notices.get(submission_id),
            events=tuple(submissions.events(submission_id)),
        )

    def _entry(self, parts: tuple[str, ...], item: Item) -> KeptEntry | None:
        kind, name = EntryKind(parts[0]), parts[1]
        entry: NotebookEntry | None = self._store.notebook.get(kind, name) if item[ORDER] == "ENTRY" else None
        return KeptEntry(entry=entry, events=tuple(self._store.notebook.events(kind, name))) if entry else None

    def _member(self, _: tuple[str, ...], item: Item) -> StaffMember:
        return self._store.staff.member(text(item, "name"))

    def _task(self, parts: tuple[str, ...], _: Item) -> ContentTask:
        return self._store.tasks.get(parts[0])


def _missing(parts: tuple[str, ...], item: Item) -> MissingPaper:
    at, _, press = text(item, ORDER).partition("/")
    return MissingPaper(guide=parts[0], document=parts[1], at=moment(at), press=press)


def _interest(parts: tuple[str, ...], item: Item) -> Interest:
    return Interest(visit=parts[0], guide=text(item, ORDER), count=number(item, "interested"))


def _press(parts: tuple[str, ...], item: Item) -> KnownPress:
    return KnownPress(digest=parts[0], at=datetime.fromtimestamp(number(item, EXPIRES), UTC) - PRESS_IS_KNOWN)
