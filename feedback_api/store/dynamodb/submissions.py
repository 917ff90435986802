"""Submissions, their contacts and their audit chains in a DynamoDB table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from feedback_api.aws.table.items import Check, ConditionExpression, Delete, Item, Put, Update, Write
from feedback_api.aws.table.office_table import MOST_WRITES_AT_ONCE, OfficeTable
from feedback_api.aws.table.trouble import NotAsExpected, tries
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import (
    CannotBeUndone,
    Refusal,
    StoreUnavailable,
    SubmissionChanged,
    SubmissionNotFound,
)
from feedback_api.domain.stored_format import readable
from feedback_api.domain.submissions.confidential import refuse_change
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb import changes, documents, findable_items
from feedback_api.store.dynamodb.acts import appended, events_of, unsalted
from feedback_api.store.dynamodb.arrivals import kept_anew
from feedback_api.store.dynamodb.flood import came_key
from feedback_api.store.dynamodb.notices import is_of_notices, may_tell, notice_item, notice_key, owed_still, untold
from feedback_api.store.dynamodb.numbers import counted_report
from feedback_api.store.dynamodb.tasks import may_be_replaced, task_item
from feedback_api.store.dynamodb.wishes import LastNumbers, build_key
from feedback_api.store.protocol import NOTHING_ALONG, Along, PublicationDelta
from feedback_api.store.reading_on import Page

# What a transaction of an erasure holds besides the salts: the document, its new act, the contact, the notice, the
# group, the task and the notice that come along; by what it is found, here and on the shelf it leaves; of something
# published the build record and its places among the changes, old and new. What is sealed has a count, fewer of these.
BESIDE_SALTS = 12


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A submission as it is kept, and what a later version wrote beside its document."""

    submission: Submission
    beside: Item


class DynamodbSubmissions:
    """A `SubmissionStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def add(
        self,
        submission: Submission,
        contact: bytes | None,
        event: AuditEvent,
        *,
        came: Came | None = None,
        year: int | None = None,
    ) -> Submission:
        new = _sealed_by(submission, event)
        counted = (counted_report(self._table, year or event.at.year),) if new.kind.is_confidential else ()
        try:
            self._table.transact(*kept_anew(self._table, new, contact, event, came), *counted)
        except NotAsExpected as known:
            return documents.read(_there(known.found[0]))
        return new

    def follow(
        self, second: Submission, words: bytes | None, event: AuditEvent, *, first: Submission, came: Came | None = None
    ) -> Submission:
        new = _sealed_by(second, event)
        as_read = ConditionExpression(text="#version = :version", values={"version": first.version})
        unchanged = Check(key=documents.document_key(self._table, first.id), only_if=as_read)
        try:
            self._table.transact(*kept_anew(self._table, new, words, event, came), unchanged)
        except NotAsExpected as refused:
            if 0 in refused.found:
                return documents.read(_there(refused.found[0]))
            raise SubmissionChanged from None
        return new

    def get(self, submission_id: str) -> Submission:
        return documents.read(self._item(submission_id))

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        before, saved = self._next(submission, event, publishes=publishes)
        more = self._along(along, about=submission.id)
        try:
            if publishes:
                return self._publish(before, saved, event, *more)
            self._replace(before, saved, event, *more)
        except CannotBeUndone:
            raise (CannotBeUndone if along.untells else SubmissionChanged) from None
        return saved

    def note(self, event: AuditEvent) -> Submission:
        before = self._read(event.submission_id)
        if event.number != before.submission.acts + 1:
            raise SubmissionChanged
        noted = _sealed_by(before.submission, event)
        self._replace(before, noted, event)
        return noted

    def contact(self, submission_id: str) -> bytes | None:
        found = self._table.get(documents.contact_key(self._table, submission_id)) or {}
        sealed = found.get("sealed")
        return sealed if isinstance(sealed, bytes) else None

    def erasable(self, *, now: datetime, limit: int) -> tuple[Submission, ...]:
        found = documents.erasable(self._table, now, at_once=limit)
        return tuple(islice(readable(found, documents.read), limit))

    def closed_since(self, moment: datetime, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        return documents.closed_since(self._table, moment, limit=limit, cursor=cursor)

    def erase(
        self, submission: Submission, event: AuditEvent, *, publishes: bool = False, along: Along = NOTHING_ALONG
    ) -> Submission:
        before, saved = self._next(submission, event, publishes=publishes)
        beside = (*self._forgotten(submission), self._group(submission), *self._along(along, about=submission.id))
        salts = self._salts_that_fit(submission, event)
        if publishes:
            return self._publish(before, saved, event, *beside, *salts)
        self._replace(before, saved, event, *beside, *salts)
        return saved

    def replace_contact(self, submission: Submission, sealed: bytes | None, event: AuditEvent) -> Submission:
        before, saved = self._next(submission, event)
        contact: Write = Delete(key=documents.contact_key(self._table, saved.id))
        if sealed is not None:
            contact = self._contact(saved, sealed)
        notice = () if saved.has_contact else (Delete(key=notice_key(self._table, saved.id)),)
        self._replace(before, saved, event, contact, *notice)
        return saved

    def seal(self, submission: Submission, sealed: bytes, event: AuditEvent, *, year: int | None = None) -> Submission:
        before, saved = self._next(submission, event)
        notice = Delete(key=notice_key(self._table, saved.id))
        counted = counted_report(self._table, year or event.at.year)
        salts = self._salts_that_fit(submission, event)
        beside = (self._contact(saved, sealed), notice, self._group(saved), counted)
        self._replace(before, saved, event, *beside, *salts)
        return saved

    def reports(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        return documents.reports(self._table, limit=limit, cursor=cursor)

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        return documents.queue(self._table, village, limit=limit, cursor=cursor)

    def handed_in(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        return documents.handed_in(self._table, village, limit=limit, cursor=cursor)

    def published(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        return changes.published(self._table, limit=limit, cursor=cursor)

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        return changes.delta_after(self._table, change, limit)

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        return events_of(self._table, self._partition(submission_id))

    def set_aside(self, *, limit: int) -> tuple[str, ...]:
        return documents.set_aside(self._table, limit)

    def _forgotten(self, submission: Submission) -> tuple[Write, ...]:
        """Return what forgets how to reach a sender."""
        table, about = self._table, submission.id
        return (Delete(key=documents.contact_key(table, about)), Delete(key=notice_key(table, about)))

    def _group(self, submission: Submission) -> Delete:
        """Return what forgets which group a letter came from."""
        return Delete(key=came_key(self._table, submission.id, stamp(submission.received_at)))

    def _contact(self, submission: Submission, sealed: bytes) -> Put:
        """Return what keeps the contact, which ends by itself if its submission is closed."""
        ends = documents.epoch(submission.erase_after) if submission.erase_after else {}
        return Put(item={**documents.contact_key(self._table, submission.id), "sealed": sealed, **ends})

    def _salts_that_fit(self, submission: Submission, event: AuditEvent) -> tuple[Update, ...]:
        """Return what forgets the salts so far; those that are too many for one transaction are forgotten first."""
        partition, room = self._partition(submission.id), MOST_WRITES_AT_ONCE - BESIDE_SALTS
        salts = [unsalted(partition, number) for number in range(1, event.number)]
        while len(salts) > room:
            self._forget_first(submission, event, salts[:room])
            salts = salts[room:]
        return tuple(salts)

    def _along(self, along: Along, *, about: str) -> tuple[Write, ...]:
        opens, tells = along.opens, along.tells
        task = (Put(item=task_item(self._table, opens)),) if opens and may_be_replaced(self._table, opens.id) else ()
        if along.untells:
            return (*task, untold(self._table, about, tells))
        if along.owed is not None:
            return (*task, owed_still(self._table, along.owed, tells))
        notice = (
            (Put(item=notice_item(self._table, tells)),) if tells and may_tell(self._table, tells.submission_id) else ()
        )
        return (*task, *notice)

    def _item(self, submission_id: str) -> Item:
        return _there(self._table.get(documents.document_key(self._table, submission_id)))

    def _read(self, submission_id: str) -> _Kept:
        item = self._item(submission_id)
        return _Kept(submission=documents.read(item), beside=documents.unknown_beside(item))

    def _next(self, submission: Submission, event: AuditEvent, *, publishes: bool = False) -> tuple[_Kept, Submission]:
        """Return what is kept, if it is what was read, and the next version with what a later one knows of it."""
        before = self._read(submission.id)
        if before.submission.version != submission.version:
            raise SubmissionChanged
        refuse_change(before.submission, submission, by=event.actor, publishes=publishes)
        sealed = _sealed_by(submission, event)
        return before, replace(sealed, version=submission.version + 1, beyond=before.submission.beyond)

    def _partition(self, submission_id: str) -> str:
        return documents.partition_of(self._table, submission_id)

    def _replace(self, before: _Kept, after: Submission, event: AuditEvent, *more: Write) -> None:
        """Write `after` in the place of what was read, with its event; only the document depends on a condition."""
        as_read = _as_read(before.submission, event)
        writes = (
            Put(item={**before.beside, **documents.item_of(self._table, after)}, only_if=as_read),
            appended(self._partition(after.id), event),
            *documents.contact_ends(self._table, before.submission, after, others=more),
            *findable_items.changed(self._table, before.submission, after),
            *more,
        )
        try:
            self._table.transact(*writes)
        except NotAsExpected as refused:
            if 0 in refused.found:
                raise _refusal(refused.found[0]) from None
            if any(is_of_notices(self._table, writes[number]) for number in refused.found):
                raise CannotBeUndone from None
            raise

    def _publish(self, before: _Kept, after: Submission, event: AuditEvent, *more: Write) -> Submission:
        """Replace it under the next change number; who loses that number to somebody else takes the one after."""
        last = LastNumbers.of(self._table.get(build_key(self._table)))
        for _ in tries():
            numbered = last.given_to(after)
            try:
                changes_it = last.writes(self._table, before.submission, numbered, at=event.at)
                self._replace(before, numbered, event, *changes_it, *more)
            except NotAsExpected as taken:
                last = LastNumbers.of(next(iter(taken.found.values())))
            else:
                return numbered
        raise StoreUnavailable

    def _forget_first(self, submission: Submission, event: AuditEvent, salts: list[Update]) -> None:
        """Forget salts that are too many for one transaction, as long as nobody changed the submission."""
        key = documents.document_key(self._table, submission.id)
        try:
            self._table.transact(Check(key=key, only_if=_as_read(submission, event)), *salts)
        except NotAsExpected as refused:
            raise _refusal(refused.found[0]) from None


def _sealed_by(submission: Submission, event: AuditEvent) -> Submission:
    return replace(submission.settled, acts=event.number, audit_head=event.head)


def _as_read(submission: Submission, event: AuditEvent) -> ConditionExpression:
    return ConditionExpression(
        text="#version = :version AND #acts = :acts",
        values={"version": submission.version, "acts": event.number - 1},
    )


def _refusal(kept: Item | None) -> Refusal:
    return SubmissionNotFound() if kept is None else SubmissionChanged()


def _there(found: Item | None) -> Item:
    if found is None:
        raise SubmissionNotFound
    return found
