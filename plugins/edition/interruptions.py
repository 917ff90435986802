"""Reads from the store what keeps the office from serving at the moment of a build, and knows whom it concerns."""

from dataclasses import replace
from datetime import datetime, tzinfo

from feedback_api.domain.interruption import Interruption, interruption_of
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
    """Say whether a visit takes place meanwhile, and offers something that is concerned.

    Whoever is missed at the counter may well be out on the visit.
    """
    if visit.is_past or visit.status == "batal" or interruption.is_of_the_counter:
        return False
    starts, ends = (datetime.combine(visit.day, at, zone) for at in (visit.starts, visit.ends))
    offered = (service.guide for service in visit.services)
    meets = starts < interruption.ends and interruption.starts < ends
    return meets and any(interrupts_guide(interruption, guide) for guide in offered)
