"""Lists what the public sees, and what it sees differently since a change number, from a DynamoDB table."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from feedback_api.aws.table.items import text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.store.dynamodb import documents
from feedback_api.store.dynamodb.table import ORDER, SHELF, SHELF_ORDER, listed
from feedback_api.store.dynamodb.wishes import CHANGES, change_order
from feedback_api.store.protocol import PublicationDelta
from feedback_api.store.reading_on import Found, Page, page_of

READ_AT_ONCE = 100


def published(table: OfficeTable, *, limit: int, cursor: str | None) -> Page[Submission]:
    """Return a page of what is published, newest change first."""
    condition = listed(table.key(documents.PUBLISHED), SHELF, before=documents.order_of(cursor))
    newest = Range(condition=condition, index=SHELF, latest_first=True, at_once=limit + 1)
    return documents.page(table.query(newest), SHELF_ORDER, limit, reading=documents.read_publication)


def delta_after(table: OfficeTable, change: int, limit: int | None) -> PublicationDelta:
    """Return the changes after a number, each submission as it is now."""
    changed: list[Submission] = []
    set_aside: list[str] = []
    last = change
    while limit is None or len(changed) + len(set_aside) < limit:
        portion = READ_AT_ONCE if limit is None else min(READ_AT_ONCE, limit - len(changed) - len(set_aside))
        numbered = _numbered(table, last, portion)
        if not numbered:
            break
        last = max(numbered)
        now = _as_now(table, numbered)
        changed += now.items
        set_aside += now.set_aside
    return PublicationDelta(
        published=tuple(one for one in changed if one.status is Status.PUBLISHED),
        withdrawn=tuple(one.id for one in changed if one.status is not Status.PUBLISHED),
        set_aside=tuple(dict.fromkeys(set_aside)),
        last_change=last,
    )


def every_id(table: OfficeTable) -> Iterator[str]:
    """Yield the ids of all that was ever published, with those that were withdrawn since."""
    return (text(item, "id") for item in table.query(Range(condition=listed(table.key(CHANGES)))))


def _numbered(table: OfficeTable, change: int, limit: int) -> dict[int, str]:
    """Return the next change numbers, and whose they are, in their order; none is skipped, however new it is."""
    later = listed(table.key(CHANGES), after=change_order(change))
    return {int(text(item, ORDER)): text(item, "id") for item in table.query(Range(condition=later, limit=limit))}


def _as_now(table: OfficeTable, numbered: dict[int, str]) -> Page[Submission]:
    """Return the submissions of these changes but for those that changed again: their new number follows."""
    keys = [documents.document_key(table, submission_id) for submission_id in dict.fromkeys(numbered.values())]
    now = page_of(
        (Found(key="", read=partial(documents.read_publication, item)) for item in table.get_many(keys)), len(keys)
    )
    kept = {one.change: one for one in now.items}
    return replace(now, items=tuple(kept[change] for change in numbered if change in kept))
