"""Cuts pages of the visit notebook out of the rows that a store finds."""

from collections.abc import Iterable, Iterator
from functools import partial

from feedback_api.domain.aside_entry import AsideEntry
from feedback_api.domain.stored_format import Raw
from feedback_api.domain.visits.notebook_entry import NotebookEntry
from feedback_api.store.fieldwork_protocol import EntryPage
from feedback_api.store.reading_on import Found, page_of
from feedback_api.store.row_documents import entry_of


def entry_page(found: Iterable[tuple[str, Raw]], limit: int) -> EntryPage:
    """Return the first `limit` entries of rows that come with their keys."""
    looked_at: dict[str, Raw] = {}

    def places() -> Iterator[Found[NotebookEntry]]:
        for key, row in found:
            looked_at[_name_of(row)] = row
            yield Found(key=key, read=partial(entry_of, row))

    page = page_of(places(), limit)
    aside = tuple(_aside(name, looked_at[name]) for name in page.set_aside)
    return EntryPage(items=page.items, next_cursor=page.next_cursor, set_aside=page.set_aside, aside=aside)


def _name_of(row: Raw) -> str:
    return str(row.get("name", ""))


def _aside(name: str, row: Raw) -> AsideEntry:
    return AsideEntry(name=name, day=str(row.get("day", "")), document=str(row.get("document", "")))
