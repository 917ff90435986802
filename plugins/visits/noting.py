"""Says of a dated visit what the form for staff can say, so that staff can change what editors wrote."""

from feedback_api.domain.visit_note import NotedChange, NotedService, VisitNote
from feedback_api.wording import clock
from plugins.visits.change import Change
from plugins.visits.references import EVERYBODY
from plugins.visits.stored import KINDS, STATUSES
from plugins.visits.visit import Service, Visit

_STATUSES = {word: status for status, word in STATUSES.items()}
_KINDS = {word: kind for kind, word in KINDS.items()}


def noted(slug: str, visit: Visit) -> VisitNote | None:
    """Return the visit as a note; there is none of a visit that is over."""
    if visit.status not in _STATUSES:
        return None
    return VisitNote(
        slug=slug,
        village=visit.village,
        day=visit.day,
        starts=clock(visit.starts),
        ends=clock(visit.ends),
        last_number=clock(visit.last_number) if visit.last_number else None,
        place=visit.place.name,
        landmark=visit.place.landmark,
        services=tuple(map(_service, visit.services)),
        confirmed=visit.confirmed,
        on_holiday=visit.on_holiday,
        open_to=() if EVERYBODY in visit.open_to else tuple(sorted(visit.open_to)),
        status=_STATUSES[visit.status],
        reason=visit.reason,
        replacement=visit.replacement,
        history=tuple(map(_change, visit.history)),
    )


def _service(service: Service) -> NotedService:
    return NotedService(
        guide=service.guide, quota=service.quota, same_day=service.same_day == "ya", in_person=service.in_person
    )


def _change(change: Change) -> NotedChange:
    return NotedChange(
        at=change.at, what=_KINDS[change.what], old=change.old or "", new=change.new or "", reason=change.reason
    )
