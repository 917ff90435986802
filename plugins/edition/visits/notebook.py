"""Reads from the store what staff wrote down of visits: those they planned, what they changed, what came of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from feedback_api.domain.aside_entry import AsideEntry
from feedback_api.domain.visits.note import VisitNote, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.override import VisitOverride, override_of
from feedback_api.domain.visits.result import VisitResult, result_of
from feedback_api.store import open_store
from plugins.edition.stored_documents import every_document


@dataclass(frozen=True, kw_only=True)
class NotedVisits:
    """What the notebook of the staff holds of visits; two that are equal make the same site.

    `aside` is what staff changed and this version may not read: nobody knows whether those visits take place.
    """

    planned: tuple[VisitNote, ...] = ()
    overrides: Mapping[str, VisitOverride] = field(default_factory=dict)
    results: Mapping[str, VisitResult] = field(default_factory=dict)
    aside: tuple[AsideEntry, ...] = ()


def read_noted_visits(store_url: str | None) -> NotedVisits:
    """Return all of it; without a store there is nothing."""
    if not store_url:
        return NotedVisits()
    with open_store(store_url) as store:
        planned = every_document(store.notebook, EntryKind.VISIT, note_of).read
        overrides = every_document(store.notebook, EntryKind.OVERRIDE, override_of)
        return NotedVisits(
            planned=tuple(sorted(planned.values(), key=lambda note: note.slug)),
            overrides=overrides.read,
            results=every_document(store.notebook, EntryKind.RESULT, result_of).read,
            aside=overrides.aside,
        )
