"""Numbers what changes for the public and asks for a build, in the transaction of the change itself."""

from dataclasses import dataclass, replace
from datetime import datetime

from feedback_api.aws.table.items import ConditionExpression, Delete, Item, Put, Update, Write, number
from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.domain.stored_format import BUILD_RECORD
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.documents import stamp
from feedback_api.store.dynamodb.table import BUILD, ORDER, PARTITION

CHANGES = "CHANGES"
# An office that nobody wrote anything about yet wants its first build all the same.
FIRST_WISH = 1
_RAISE = (
    "#wanted = if_not_exists(#wanted, :first) + :one, #built = if_not_exists(#built, :none),"
    " #format = if_not_exists(#format, :format), #reads_from = if_not_exists(#reads_from, :reads_from)"
)
_RAISE_AT = f"{_RAISE}, #wanted_at = if_not_exists(#wanted_at, :at)"
_RAISED_FROM: Item = {
    "first": FIRST_WISH,
    "one": 1,
    "none": 0,
    "format": BUILD_RECORD.format,
    "reads_from": BUILD_RECORD.reads_from,
}


def build_key(table: OfficeTable) -> Item:
    """Return the key of the office's build record."""
    return {PARTITION: table.key(BUILD), ORDER: BUILD}


def wish(table: OfficeTable, *, at: datetime | None) -> Update:
    """Return the write that asks for a build; when that was is noted if nothing else was waiting."""
    if at is None:
        return Update(key=build_key(table), change=f"SET {_RAISE}", values=_RAISED_FROM)
    return Update(key=build_key(table), change=f"SET {_RAISE_AT}", values={**_RAISED_FROM, "at": stamp(at)})


def change_order(change: int) -> str:
    """Write a change number so that text order is number order."""
    return f"{change:015d}"


@dataclass(frozen=True, kw_only=True)
class LastNumbers:
    """The last change number and the last ordinal that this office gave."""

    change: int
    ordinal: int

    @classmethod
    def of(cls, build: Item | None) -> "LastNumbers":
        build = build or {}
        return cls(change=number(build, "last_change"), ordinal=number(build, "last_ordinal"))

    def given_to(self, submission: Submission) -> Submission:
        """Return the submission with the next change number, and the next ordinal if it has none yet."""
        ordinal = submission.ordinal or self.ordinal + 1
        return replace(submission, change=self.change + 1, ordinal=ordinal)

    def writes(self, table: OfficeTable, before: Submission, after: Submission, *, at: datetime) -> tuple[Write, ...]:
        """Return what keeps the numbers that `after` was given: the build record first, raised; then the change."""
        unchanged = "#last_change = :seen" if self.change else "attribute_not_exists(#last_change)"
        given: Item = {"change": after.change or 0, "ordinal": max(self.ordinal, after.ordinal or 0)}
        build = Update(
            key=build_key(table),
            change=f"SET {_RAISE_AT}, #last_change = :change, #last_ordinal = :ordinal",
            values={**_RAISED_FROM, **given, "at": stamp(at)},
            only_if=ConditionExpression(text=unchanged, values={"seen": self.change} if self.change else {}),
        )
        return (build, *in_sequence(table, after.id, before=before.change, after=after.change))


def in_sequence(
    table: OfficeTable, submission_id: str, *, before: int | None, after: int | None
) -> tuple[Put | Delete, ...]:
    """Return what puts a submission in its place among the changes, and takes it from the place it had."""
    left = () if before is None or before == after else (Delete(key=_change_key(table, before)),)
    return left if after is None else (Put(item={**_change_key(table, after), "id": submission_id}), *left)


def _change_key(table: OfficeTable, change: int) -> Item:
    return {PARTITION: table.key(CHANGES), ORDER: change_order(change)}
