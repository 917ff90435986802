"""Submissions, their contacts and their audit chains in a DynamoDB table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.errors import Refusal, StoreUnavailable, SubmissionChanged, SubmissionNotFound
from feedback_api.domain.submission import Submission
from feedback_api.dynamodb.items import Check, Condition, Delete, Item, Put, Update, Write
from feedback_api.dynamodb.office_table import MOST_WRITES_AT_ONCE, OfficeTable, Range
from feedback_api.dynamodb.trouble import NotAsExpected, tries
from feedback_api.store import dynamodb_changes as changes
from feedback_api.store import dynamodb_documents as documents
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb_acts import appended, events_of, unsalted
from feedback_api.store.dynamodb_notices import notice_item, notice_key
from feedback_api.store.dynamodb_table import EXPIRES, PARTITION, TO_DO, TO_DO_ORDER, TO_DO_PARTITION
from feedback_api.store.dynamodb_tasks import task_item
from feedback_api.store.dynamodb_wishes import LastNumbers, build_key
from feedback_api.store.protocol import NOTHING_ALONG, Along, Page, PublicationDelta

AFTER_ALL = "~"
# What a transaction of an erasure holds besides the salts: the document, its new act, the contact, the notice.
BESIDE_SALTS = 4


class DynamodbSubmissions:
    """A `SubmissionStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def add(self, submission: Submission, contact: bytes | None, event: AuditEvent) -> Submission:
        new = _sealed_by(submission, event)
        nobody = Condition(text=f"attribute_not_exists(#{PARTITION})")
        writes: list[Write] = [
            Put(item=documents.item_of(self._table, new), only_if=nobody),
            appended(self._partition(new.id), event),
        ]
        if contact is not None:
            writes.append(Put(item={**documents.contact_key(self._table, new.id), "sealed": contact}))
        try:
            self._table.transact(*writes)
        except NotAsExpected as known:
            return documents.read(_there(known.found[0]))
        return new

    def get(self, submission_id: str) -> Submission:
        return documents.read(_there(self._table.get(documents.document_key(self._table, submission_id))))

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        saved = replace(_sealed_by(submission, event), version=submission.version + 1)
        more = self._along(along)
        if publishes:
            return self._publish(submission, saved, event, *more)
        self._replace(submission, saved, event, *more)
        return saved

    def note(self, event: AuditEvent) -> Submission:
        before = self.get(event.submission_id)
        if event.number != before.acts + 1:
            raise SubmissionChanged
        noted = _sealed_by(before, event)
        self._replace(before, noted, event)
        return noted

    def contact(self, submission_id: str) -> bytes | None:
        found = self._table.get(documents.contact_key(self._table, submission_id)) or {}
        sealed = found.get("sealed")
        return sealed if isinstance(sealed, bytes) else None

    def erasable(self, *, now: datetime, limit: int) -> tuple[Submission, ...]:
        due = Condition(
            text=f"#{TO_DO_PARTITION} = :partition AND #{TO_DO_ORDER} < :end",
            values={"partition": self._table.key(documents.ERASURE), "end": f"{stamp(now)}/{AFTER_ALL}"},
        )
        return tuple(map(documents.read, self._table.query(Range(condition=due, index=TO_DO, limit=limit))))

    def erase(self, submission: Submission, event: AuditEvent) -> Submission:
        saved = replace(_sealed_by(submission, event), version=submission.version + 1)
        partition, room = self._partition(submission.id), MOST_WRITES_AT_ONCE - BESIDE_SALTS
        salts = [unsalted(partition, number) for number in range(1, event.number)]
        while len(salts) > room:
            self._forget_first(submission, event, salts[:room])
            salts = salts[room:]
        kept_beside = (documents.contact_key(self._table, saved.id), notice_key(self._table, saved.id))
        self._replace(submission, saved, event, *(Delete(key=key) for key in kept_beside), *salts)
        return saved

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page:
        return documents.queue(self._table, village, limit=limit, cursor=cursor)

    def published(self, *, limit: int, cursor: str | None = None) -> Page:
        return changes.published(self._table, limit=limit, cursor=cursor)

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        return changes.delta_after(self._table, change, limit)

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        return events_of(self._table, self._partition(submission_id))

    def _along(self, along: Along) -> tuple[Write, ...]:
        task = () if along.opens is None else (Put(item=task_item(self._table, along.opens)),)
        notice = () if along.tells is None else (Put(item=notice_item(self._table, along.tells)),)
        return (*task, *notice)

    def _partition(self, submission_id: str) -> str:
        return documents.partition_of(self._table, submission_id)

    def _replace(self, before: Submission, after: Submission, event: AuditEvent, *more: Write) -> None:
        """Write `after` in the place of what was read, with its event; only the document depends on a condition."""
        try:
            self._table.transact(
                Put(item=documents.item_of(self._table, after), only_if=_as_read(before, event)),
                appended(self._partition(after.id), event),
                *self._contact_ends(after),
                *more,
            )
        except NotAsExpected as refused:
            if 0 in refused.found:
                raise _refusal(refused.found[0]) from None
            raise

    def _publish(self, before: Submission, after: Submission, event: AuditEvent, *more: Write) -> Submission:
        """Replace it under the next change number; who loses that number to somebody else takes the one after."""
        last = LastNumbers.of(self._table.get(build_key(self._table)))
        for _ in tries():
            numbered = last.given_to(after)
            try:
                self._replace(before, numbered, event, *last.writes(self._table, before, numbered), *more)
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

    def _contact_ends(self, submission: Submission) -> tuple[Write, ...]:
        """Let the contact end by itself, should nobody erase it in time."""
        if submission.erase_after is None or not submission.has_contact:
            return ()
        ends = documents.epoch(submission.erase_after)
        key = documents.contact_key(self._table, submission.id)
        return (Update(key=key, change=f"SET #{EXPIRES} = :{EXPIRES}", values=ends),)


def _sealed_by(submission: Submission, event: AuditEvent) -> Submission:
    return replace(submission, acts=event.number, audit_head=event.head)


def _as_read(submission: Submission, event: AuditEvent) -> Condition:
    return Condition(
        text="#version = :version AND #acts = :acts",
        values={"version": submission.version, "acts": event.number - 1},
    )


def _refusal(kept: Item | None) -> Refusal:
    return SubmissionNotFound() if kept is None else SubmissionChanged()


def _there(found: Item | None) -> Item:
    if found is None:
        raise SubmissionNotFound
    return found
