"""Reads from the store what keeps the office or a desa from serving when a build begins, and knows whom it concerns."""

from dataclasses import replace
from datetime import datetime, tzinfo

from feedback_api.domain.site.interruption import Interruption, interruption_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store import open_store
from plugins.edition.stored_documents import every_document
from plugins.kinds.guides.model import Guide
from plugins.kinds.visits.view import VisitView


def read_interruptions(store_url: str | None, *, now: datetime, zone: tzinfo) -> tuple[Interruption, ...]:
    """Return what holds now, what ends first before what ends later, its times as the clocks of the office show them.

    What a later version said is left to it.
    """
    if not store_url:
        return ()
    with open_store(store_url) as store:
        found = every_document(store.notebook, EntryKind.INTERRUPTION, interruption_of).read
    local = (_at_the_office(one, zone) for one in found.values() if one.holds_at(now))
    return tuple(sorted(local, key=lambda one: (one.ends, one.name)))


def _at_the_office(one: Interruption, zone: tzinfo) -> Interruption:
    return replace(one, starts=one.starts.astimezone(zone), ends=one.ends.astimezone(zone))


def interrupts_guide(interruption: Interruption, guide: Guide) -> bool:
    return interruption.concerns(guide.slug, guide.places)


def interrupts_visit(interruption: Interruption, visit: VisitView, zone: tzinfo) -> bool:
    """Say whether a visit takes place meanwhile, there, and offers something that is concerned."""
    where = visit.village.slug if visit.village else None
    if visit.is_past or visit.status == "batal" or not interruption.stops_visits_to(where):
        return False
    starts, ends = (datetime.combine(visit.day, at, zone) for at in (visit.starts, visit.ends))
    offered = (service.guide for service in visit.services)
    meets = starts < interruption.ends and interruption.starts < ends
    is_all_there = interruption.village is not None and not interruption.guides
    return meets and (is_all_there or any(interrupts_guide(interruption, guide) for guide in offered))
