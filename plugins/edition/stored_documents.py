"""Reads from the store all documents of one kind that staff keep."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from feedback_api.domain.aside_entry import AsideEntry
from feedback_api.domain.errors import VisitSetAside
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.store.fieldwork_protocol import NotebookStore

T = TypeVar("T")

READ_AT_ONCE = 200


def every_entry(
    notebook: NotebookStore, kind: EntryKind, *, passed_over: Callable[[AsideEntry], None] = lambda _: None
) -> Iterator[NotebookEntry]:
    """Yield all entries of a kind, page by page; those that are set aside are handed to `passed_over`."""
    cursor: str | None = None
    while True:
        page = notebook.entries(kind, limit=READ_AT_ONCE, cursor=cursor)
        yield from page.items
        for aside in page.aside:
            passed_over(aside)
        cursor = page.next_cursor
        if cursor is None:
            return


@dataclass(frozen=True, kw_only=True)
class Documents(Generic[T]):
    """What the documents of a kind say, by their names, and those that this version may not act on, by name."""

    read: Mapping[str, T]
    aside: tuple[AsideEntry, ...]

    @property
    def set_aside(self) -> frozenset[str]:
        return frozenset(one.name for one in self.aside)


def every_document(notebook: NotebookStore, kind: EntryKind, read: Callable[[str], T]) -> Documents[T]:
    """Read all documents of a kind; what is set aside stops nothing else."""
    found: dict[str, T] = {}
    aside: list[AsideEntry] = []
    for entry in every_entry(notebook, kind, passed_over=aside.append):
        try:
            found[entry.name] = read(entry.document)
        except VisitSetAside:
            aside.append(AsideEntry(name=entry.name, day=entry.day.isoformat(), document=entry.document))
    return Documents(read=found, aside=tuple(sorted(aside, key=lambda one: one.name)))
