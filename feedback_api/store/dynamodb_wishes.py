"""Numbers what changes for the public and asks for a build, in the transaction of the change itself."""

from dataclasses import dataclass, replace

from feedback_api.domain.submission import Submission
from feedback_api.dynamodb.items import Condition, Delete, Item, Put, Update, Write, number
from feedback_api.dynamodb.office_table import OfficeTable
from feedback_api.store.dynamodb_table import BUILD, ORDER, PARTITION

CHANGES = "CHANGES"
# An office that nobody wrote anything about yet wants its first build all the same.
FIRST_WISH = 1
_RAISE = "#wanted = if_not_exists(#wanted, :first) + :one, #built = if_not_exists(#built, :none)"
_RAISED_FROM: Item = {"first": FIRST_WISH, "one": 1, "none": 0}


def build_key(table: OfficeTable) -> Item:
    """Return the key of the office's build record."""
    return {PARTITION: table.key(BUILD), ORDER: BUILD}


def wish(table: OfficeTable) -> Update:
    """Return the write that asks for a build."""
    return Update(key=build_key(table), change=f"SET {_RAISE}", values=_RAISED_FROM)


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

    def writes(self, table: OfficeTable, before: Submission, after: Submission) -> tuple[Write, ...]:
        """Return what keeps the numbers that `after` was given: the build record first, raised; then the change."""
        unchanged = "#last_change = :seen" if self.change else "attribute_not_exists(#last_change)"
        given: Item = {"change": after.change or 0, "ordinal": max(self.ordinal, after.ordinal or 0)}
        build = Update(
            key=build_key(table),
            change=f"SET {_RAISE}, #last_change = :change, #last_ordinal = :ordinal",
            values={**_RAISED_FROM, **given},
            only_if=Condition(text=unchanged, values={"seen": self.change} if self.change else {}),
        )
        return (build, *in_sequence(table, before, after))


def in_sequence(table: OfficeTable, before: Submission | None, after: Submission) -> tuple[Put | Delete, ...]:
    """Return what puts a submission in its place among the changes, and takes it from the place it had."""
    is_elsewhere = before is not None and before.change is not None and before.change != after.change
    left = (Delete(key=_change_key(table, before)),) if before and is_elsewhere else ()
    return left if after.change is None else (Put(item={**_change_key(table, after), "id": after.id}), *left)


def _change_key(table: OfficeTable, submission: Submission) -> Item:
    return {PARTITION: table.key(CHANGES), ORDER: change_order(submission.change or 0)}
