"""Reads an office's rows out of a DynamoDB table, and writes them back as they were."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from feedback_api.aws.table.items import (
    Delete,
    Item,
    Put,
    Update,
    Write,
    number,
    packed,
    parted,
    text,
)
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.domain.stored_format import BUILD_RECORD, FORMAT, READS_FROM, Raw, readable
from feedback_api.domain.stored_parts import moment
from feedback_api.domain.submissions.submission import RETENTION
from feedback_api.domain.visits.carried_fields import said_in
from feedback_api.store.documents import submission_of
from feedback_api.store.dynamodb import (
    acts,
    documents,
    findable_items,
    member_mail,
    notebook,
    notices,
    numbers,
    presses,
    staff,
    tallies,
    tasks,
)
from feedback_api.store.dynamodb.table import BUILD, EXPIRES, NOTICES, ORDER, PARTITION, PLACES, listed
from feedback_api.store.dynamodb.wishes import CHANGES, build_key, in_sequence
from feedback_api.store.everything import OF_THE_PLACE, StoredRow, row_of, to_the_second
from feedback_api.store.row_documents import ENTRY_FIELDS

# A site that never published has none yet.
_NUMBERS = {"last_change": 0, "last_ordinal": 0}
_NEW_SITE = {**_NUMBERS, FORMAT: BUILD_RECORD.format, READS_FROM: BUILD_RECORD.reads_from}
_BY_THEMSELVES = {staff.STAFF: "staff", tasks.TASK: "tasks", member_mail.MEMBER_MAIL: "member_mail"}
_NO_TRIPS = {"finished": 0, "missing_paper": 0, "other": 0}


class DynamodbRows:
    """A `RowStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def rows(self) -> Iterator[StoredRow]:
        changes = _changes(self._table)
        for item in self._table.everything():
            kind, *parts = parted(text(item, PARTITION))[1:]
            if (kind, item[ORDER]) == ("SUBMISSION", documents.DOCUMENT):
                yield row_of("submissions", documents.fields_of(self._table, item, changes.get(parts[0])))
            elif kind != BUILD and (found := _row_in(kind, parts, item)):
                yield row_of(*found)
        site = self._table.get(build_key(self._table)) or {}
        kept = {name: value for name, value in site.items() if name not in PLACES | OF_THE_PLACE}
        yield row_of("site", {**_NEW_SITE, **kept})

    def keep(self, rows: Sequence[StoredRow]) -> None:
        """Keep by what letters are found first: what is found and is not there yet is passed over."""
        letters = [row for row in rows if row.table == "submissions"]
        found = [write for row in letters for write in _findable(self._table, row.fields)]
        if found:
            self._table.transact(*found)
        self._table.transact(*(write for row in rows for write in _writes(self._table, row.table, row.fields)))

    def forget(self, rows: Sequence[StoredRow]) -> None:
        key = {
            "contacts": documents.contact_key,
            "notices": notices.notice_key,
            "member_mail": member_mail.mail_key,
        }
        self._table.transact(*(Delete(key=key[row.table](self._table, row.name[1])) for row in rows))


def _changes(table: OfficeTable) -> Mapping[str, int]:
    """Return the number of each submission that has a place among the changes."""
    numbered = table.query(Range(condition=listed(table.key(CHANGES))))
    return {text(one, "id"): int(text(one, ORDER)) for one in numbered}


def _change_of(table: OfficeTable, kept: Item, submission_id: str) -> int | None:
    """Return the number of a submission as its document says it, which need not be understood or even be whole."""
    if not (said := said_in(str(kept.get("document")))):
        return _changes(table).get(submission_id)
    return found if isinstance(found := said.get("change"), int) else None


def _row_in(kind: str, parts: list[str], item: Item) -> tuple[str, Raw] | None:
    """Return the table and the fields of an item that is one row by itself; sessions and lists are none."""
    order, said = text(item, ORDER), {name: packed(value) for name, value in item.items() if name not in PLACES}
    match kind, order.partition("#")[0]:
        case "SUBMISSION" | notebook.NOTEBOOK, "ACT":
            return "events" if kind == "SUBMISSION" else "notebook_events", acts.fields_of(item)
        case "SUBMISSION", documents.CONTACT:
            ends = {"erase_after": to_the_second(number(item, EXPIRES))} if EXPIRES in item else {}
            sealed = base64.b64encode(item["sealed"]).decode()  # type: ignore[arg-type]  # a contact is bytes
            return "contacts", {"submission_id": parts[0], "sealed": sealed, **ends}
        case notebook.NOTEBOOK, _:
            return "notebook", {name: item.get(name) for name in ENTRY_FIELDS}
        case _ if kind == NOTICES:
            return "notices", notices.fields_of(item)
        case _ if kind in _BY_THEMSELVES:
            return _BY_THEMSELVES[kind], said
        case _:
            return _count_in(kind, parts, order, {**_NO_TRIPS, **said}, item)


def _count_in(kind: str, parts: list[str], order: str, said: Raw, item: Item) -> tuple[str, Raw] | None:  # noqa: PLR0911 one for each table
    match kind:
        case tallies.TRIPS:
            return "trips", {**said, "month": parts[0]}
        case tallies.MISSING:
            at, _, press = order.partition("/")
            return "missing_papers", {"guide": parts[0], "document": parts[1], "at": at, "press": press}
        case tallies.INTEREST:
            return "interest", {"visit": parts[0], "guide": order, "count": said["interested"]}
        case tallies.OPINION:
            return "opinions", {"page": parts[0], "said": order, "count": said["said_so"]}
        case numbers.NUMBERS:
            return "numbers", {"name": order, "number": said["number"]}
        case presses.PRESS:
            pressed = number(item, EXPIRES) - presses.PRESS_IS_KNOWN.total_seconds()
            return "presses", {"digest": parts[0], "at": to_the_second(pressed)}
        case _:
            return None


def _writes(table: OfficeTable, name: str, said: Raw) -> tuple[Write, ...]:
    """Return what keeps a row, with the lists it stands in."""
    match name:
        case "submissions":
            before = table.get(documents.document_key(table, said["id"]))
            was = _change_of(table, before, said["id"]) if before else None
            numbered = in_sequence(table, said["id"], before=was, after=said.get("change"))
            return (*numbered, Put(item=documents.document_item(table, said)))
        case "notebook":
            item = notebook.entry_item(table, said)
            before = table.get({PARTITION: item[PARTITION], ORDER: item[ORDER]})
            return (*notebook.by_day(table, before or {}, said), Put(item=item))
        case "site":
            kept = {field: value for field, value in said.items() if value != _NUMBERS.get(field)}
            change = ", ".join(f"#{field} = :{field}" for field in kept)
            return (Update(key=build_key(table), change=f"SET {change}", values=kept),)
        case _:
            return (Put(item=_item_of(table, name, said)),)


def _findable(table: OfficeTable, said: Raw) -> tuple[Write, ...]:
    """Return what lets a letter be found as it comes, in the place of what is kept; what is set aside is not."""
    kept = table.get(documents.document_key(table, said["id"]))
    before = next(readable([kept] if kept else [], documents.read), None)
    after = next(readable([said], lambda row: submission_of(str(row["document"]), row["id"])), None)
    if after is None:
        return findable_items.taken(table, before) if before else ()
    return findable_items.changed(table, before, after) if before else findable_items.put(table, after)


def _item_of(table: OfficeTable, name: str, said: Raw) -> Item:  # noqa: PLR0911 one for each table
    about = str(said.get("submission_id"))
    match name:
        case "contacts":
            ends = documents.epoch(moment(said["erase_after"])) if "erase_after" in said else {}
            return {**documents.contact_key(table, about), "sealed": base64.b64decode(said["sealed"]), **ends}
        case "events":
            return acts.act_item(documents.partition_of(table, about), said)
        case "notebook_events":
            return acts.act_item(notebook.partition_of(table, *about.split("/", 1)), said)
        case "notices":
            ends = {}
            with suppress(ValueError, LookupError, TypeError):  # one that is damaged does not end by itself
                ends = documents.epoch(moment(said["wanted_at"]) + RETENTION)
            return {**notices.item_of_fields(table, said), **ends}
        case "staff":
            return {**said, **staff.member_key(table, said["name"])}
        case "member_mail":
            return member_mail.mail_item(table, said)
        case "tasks":
            return tasks.item_of_fields(table, said)
        case _:
            return _count_item(table, name, said)


def _count_item(table: OfficeTable, name: str, said: Raw) -> Item:
    match name:
        case "trips":
            counts = {field: value for field, value in said.items() if field != "month"}
            return {**counts, **tallies.trip_key(table, said["month"], said["guide"], said["village"])}
        case "numbers":
            return numbers.number_item(table, said["name"], said["number"])
        case "missing_papers":
            return tallies.missing_item(table, said["guide"], said["document"], f"{said['at']}/{said['press']}")
        case "interest":
            return {**tallies.interest_key(table, said["visit"], said["guide"]), "interested": said["count"]}
        case "opinions":
            return {**tallies.opinion_key(table, said["page"], said["said"]), "said_so": said["count"]}
        case _:
            return presses.press_item(table, said["digest"], moment(said["at"]))
