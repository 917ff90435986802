"""Writes one thing into a DynamoDB table in the place of what had its name."""

from datetime import datetime

from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.errors import SubmissionNotFound
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.domain.trip import TripCount
from feedback_api.dynamodb.items import Delete, Put, Update, Write
from feedback_api.dynamodb.office_table import MOST_WRITES_AT_ONCE, OfficeTable
from feedback_api.moving.things import Interest, KeptEntry, KeptSubmission, KnownPress, MissingPaper, Numbers, Thing
from feedback_api.store import dynamodb_documents as documents
from feedback_api.store import dynamodb_tallies as tallies
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb_acts import appended
from feedback_api.store.dynamodb_notebook import DynamodbNotebook, by_day, entry_item, partition_of
from feedback_api.store.dynamodb_notices import notice_item, notice_key
from feedback_api.store.dynamodb_staff import member_item
from feedback_api.store.dynamodb_submissions import DynamodbSubmissions
from feedback_api.store.dynamodb_tasks import task_item
from feedback_api.store.dynamodb_wishes import build_key, in_sequence


def write(table: OfficeTable, thing: Thing) -> None:
    """Write it; what has more acts than a transaction holds is whole with its last part."""
    match thing:
        case KeptSubmission():
            writes = _submission_writes(table, thing)
        case KeptEntry():
            writes = _entry_writes(table, thing)
        case StaffMember():
            writes = [Put(item=member_item(table, thing))]
        case ContentTask():
            writes = [Put(item=task_item(table, thing))]
        case Numbers():
            writes = _number_writes(table, thing)
        case _:
            writes = [_count_write(table, thing)]
    for start in range(0, len(writes), MOST_WRITES_AT_ONCE):
        table.transact(*writes[start : start + MOST_WRITES_AT_ONCE])


def _submission_writes(table: OfficeTable, thing: KeptSubmission) -> list[Write]:
    submission = thing.submission
    partition = documents.partition_of(table, submission.id)
    return [
        *(appended(partition, event) for event in thing.events),
        _contact_write(table, thing),
        _notice_write(table, thing),
        *in_sequence(table, _before(table, submission.id), submission),
        Put(item=documents.item_of(table, submission)),
    ]


def _contact_write(table: OfficeTable, thing: KeptSubmission) -> Write:
    key, ends = documents.contact_key(table, thing.submission.id), thing.submission.erase_after
    if thing.contact is None:
        return Delete(key=key)
    return Put(item={**key, "sealed": thing.contact, **(documents.epoch(ends) if ends else {})})


def _notice_write(table: OfficeTable, thing: KeptSubmission) -> Write:
    if thing.notice is None:
        return Delete(key=notice_key(table, thing.submission.id))
    return Put(item=notice_item(table, thing.notice))


def _before(table: OfficeTable, submission_id: str) -> Submission | None:
    try:
        return DynamodbSubmissions(table).get(submission_id)
    except SubmissionNotFound:
        return None


def _entry_writes(table: OfficeTable, thing: KeptEntry) -> list[Write]:
    entry = thing.entry
    partition = partition_of(table, entry.kind, entry.name)
    before = DynamodbNotebook(table).get(entry.kind, entry.name)
    acts = (appended(partition, event) for event in thing.events)
    return [*acts, *by_day(table, before, entry), Put(item=entry_item(table, entry))]


def _number_writes(table: OfficeTable, thing: Numbers) -> list[Write]:
    if not thing.change:  # an office that never published has none
        return []
    given = {"change": thing.change, "ordinal": thing.ordinal}
    return [Update(key=build_key(table), change="SET #last_change = :change, #last_ordinal = :ordinal", values=given)]


def _count_write(table: OfficeTable, thing: TripCount | MissingPaper | Interest | KnownPress) -> Write:
    match thing:
        case TripCount():
            counted = {"finished": thing.finished, "missing_paper": thing.missing_paper, "other": thing.other}
            about = {"guide": thing.guide, "village": thing.village or ""}
            return Put(item={**tallies.trip_key(table, thing.month, thing.guide, thing.village), **about, **counted})
        case MissingPaper():
            return Put(item=tallies.missing_item(table, thing.guide, thing.document, _order(thing.at, thing.press)))
        case Interest():
            return Put(item={**tallies.interest_key(table, thing.visit, thing.guide), "interested": thing.count})
        case KnownPress():
            return Put(item=tallies.press_item(table, thing.digest, thing.at))


def _order(at: datetime, press: str) -> str:
    return f"{stamp(at)}/{press}"
