"""What counts of every visit at this moment, whether readers see it yet or not."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.stored_format import readable
from feedback_api.domain.visits.note import VisitNote, VisitStatus, note_of
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.override import override_of
from feedback_api.domain.visits.sources import SettledVisit, VisitSources, settled
from feedback_api.services import Services
from feedback_api.store.reading_on import every_item


def visits_now(services: Services) -> tuple[SettledVisit, ...]:
    """Return what editors published, with everything staff planned and changed up to now, soonest first."""
    sources = VisitSources(
        written={visit.slug: visit.plan for visit in services.catalogue.visits() if visit.plan},
        planned=dict(readable(every_entry(services, EntryKind.VISIT), lambda one: (one.name, note_of(one.document)))),
        overrides=dict(
            readable(every_entry(services, EntryKind.OVERRIDE), lambda one: (one.name, override_of(one.document)))
        ),
    )
    found = settled(sources, today=services.today()).visits
    return tuple(sorted(found, key=lambda one: (one.note.day, one.note.starts, one.note.slug)))


def visit_on(services: Services, village: str, day: date, *, besides: str | None) -> str | None:
    """Return the name of a visit to this desa that takes place on that day, apart from the one that is meant."""
    notes = {one.note.slug: one.note for one in visits_now(services)}
    going = [_named(note) for note in notes.values() if note.status is not VisitStatus.CANCELLED]
    # What has no plan is published all the same, and nobody can change it on the form.
    going += [(one.slug, one.village, one.day) for one in services.catalogue.visits() if _only_there(one, notes)]
    return next((slug for slug, *where in going if where == [village, day] and slug != besides), None)


def every_entry(services: Services, kind: EntryKind) -> Iterator[NotebookEntry]:
    """Yield all entries of a kind."""
    return every_item(partial(services.store.notebook.entries, kind))


def _named(note: VisitNote) -> tuple[str, str | None, date]:
    return (note.slug, note.village, note.day)


def _only_there(visit: VisitEntry, notes: dict[str, VisitNote]) -> bool:
    return visit.slug not in notes and not visit.off
