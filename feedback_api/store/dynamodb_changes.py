"""Lists what the public sees, and what it sees differently since a change number, from a DynamoDB table."""

from feedback_api.domain.submission import Status, Submission
from feedback_api.dynamodb.items import Condition, text
from feedback_api.dynamodb.office_table import OfficeTable, Range
from feedback_api.store import dynamodb_documents as documents
from feedback_api.store.dynamodb_table import ORDER, PARTITION, SHELF, SHELF_ORDER, SHELF_PARTITION
from feedback_api.store.dynamodb_wishes import CHANGES, change_order
from feedback_api.store.protocol import Page, PublicationDelta

READ_AT_ONCE = 100


def published(table: OfficeTable, *, limit: int, cursor: str | None) -> Page:
    """Return a page of what is published, newest change first."""
    before = documents.order_of(cursor)
    condition = Condition(
        text=f"#{SHELF_PARTITION} = :partition" + (f" AND #{SHELF_ORDER} < :before" if before else ""),
        values={"partition": table.key(documents.PUBLISHED), **({"before": before} if before else {})},
    )
    newest = Range(condition=condition, index=SHELF, latest_first=True, limit=limit + 1)
    return documents.page(table.query(newest), SHELF_ORDER, limit)


def delta_after(table: OfficeTable, change: int, limit: int | None) -> PublicationDelta:
    """Return the changes after a number, each submission as it is now."""
    changed: list[Submission] = []
    last = change
    while limit is None or len(changed) < limit:
        portion = READ_AT_ONCE if limit is None else min(READ_AT_ONCE, limit - len(changed))
        numbered = _numbered(table, last, portion)
        if not numbered:
            break
        last = max(numbered)
        changed += _still_so(table, numbered)
    return PublicationDelta(
        published=tuple(one for one in changed if one.status is Status.PUBLISHED),
        withdrawn=tuple(one.id for one in changed if one.status is not Status.PUBLISHED),
        last_change=last,
    )


def _numbered(table: OfficeTable, change: int, limit: int) -> dict[int, str]:
    """Return the next change numbers, and whose they are, in their order; none is skipped, however new it is."""
    later = Condition(
        text=f"#{PARTITION} = :partition AND #{ORDER} > :last",
        values={"partition": table.key(CHANGES), "last": change_order(change)},
    )
    return {int(text(item, ORDER)): text(item, "id") for item in table.query(Range(condition=later, limit=limit))}


def _still_so(table: OfficeTable, numbered: dict[int, str]) -> list[Submission]:
    """Return the submissions of these changes but for those that changed again: their new number follows."""
    keys = [documents.document_key(table, submission_id) for submission_id in dict.fromkeys(numbered.values())]
    kept = {one.change: one for one in map(documents.read, table.get_many(keys))}
    return [kept[change] for change in numbered if change in kept]
