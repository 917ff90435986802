"""Reads from the store what staff and residents counted: trips, results of visits, and who wants to come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.trip import InterestCount, TripCount
from feedback_api.domain.visit_result import VisitResult, result_of
from feedback_api.store import open_store
from feedback_api.store.fieldwork_protocol import NotebookStore
from plugins.performance.rates import last_months

READ_AT_ONCE = 200
# Fewer could be known by name in a small desa; and they say nothing yet.
FEWEST_WISHES = 5


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was counted; wishes are only of the visits that were asked for, and only where enough people said so."""

    trips: tuple[TripCount, ...] = ()
    results: Mapping[str, VisitResult] = field(default_factory=dict)
    wishes: Mapping[str, tuple[InterestCount, ...]] = field(default_factory=dict)

    def wish_sum(self, visit: str) -> int:
        """Return how many want to come to a visit; 0 while they are too few to say."""
        return sum(one.count for one in self.wishes.get(visit, ()))


def read_counted(store_url: str | None, *, today: date, visits: Iterable[str]) -> Counted:
    """Return all of it; without a store there is nothing."""
    if not store_url:
        return Counted()
    with open_store(store_url) as store:
        wishes = {slug: store.tallies.interest(slug) for slug in visits}
        return Counted(
            trips=tuple(count for month in last_months(today) for count in store.tallies.trips(month)),
            results={entry.name: result_of(entry.document) for entry in every_entry(store.notebook, EntryKind.RESULT)},
            wishes={slug: counts for slug, counts in wishes.items() if _is_enough(counts)},
        )


def every_entry(notebook: NotebookStore, kind: EntryKind) -> Iterator[NotebookEntry]:
    """Yield all entries of a kind, page by page."""
    cursor: str | None = None
    while True:
        page = notebook.entries(kind, limit=READ_AT_ONCE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def _is_enough(counts: tuple[InterestCount, ...]) -> bool:
    return sum(one.count for one in counts) >= FEWEST_WISHES
