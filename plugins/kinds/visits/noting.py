"""Says of a dated visit what the form for staff can say, so that staff can change what editors wrote."""

from feedback_api.domain.visits.note import Changed, NotedChange, NotedService, VisitNote, VisitStatus
from feedback_api.wording import clock
from plugins.kinds.visits import change
from plugins.kinds.visits.model import EVERYBODY, Service, StatusWord, Visit

STATUSES: dict[VisitStatus, StatusWord] = {
    VisitStatus.PLANNED: "terjadwal",
    VisitStatus.CHANGED: "berubah",
    VisitStatus.CANCELLED: "batal",
}
KINDS: dict[Changed, change.ChangedPart] = {
    Changed.DAY: "tanggal",
    Changed.HOURS: "jam",
    Changed.PLACE: "tempat",
    Changed.SERVICES: "layanan",
    Changed.STATUS: "status",
}
_STATUSES = {word: status for status, word in STATUSES.items()}
_KINDS = {word: kind for kind, word in KINDS.items()}


def noted(slug: str, visit: Visit) -> VisitNote:
    """Return the visit as a note; of one that is over the form says that it is planned, for nobody changes it."""
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
        status=_STATUSES.get(visit.status, VisitStatus.PLANNED),
        reason=visit.reason,
        replacement=visit.replacement,
        history=tuple(map(noted_change, visit.history)),
    )


def noted_change(one: change.VisitChange) -> NotedChange:
    """Return an entry of `riwayat` as the form knows it; states have one word for both."""
    what = _KINDS[one.what]
    old, new = one.old or "", one.new or ""
    if what is Changed.STATUS:
        old, new = _state(old), _state(new)
    return NotedChange(at=one.at, what=what, old=old, new=new, reason=one.reason)


def _state(word: str) -> str:
    states: dict[str, str] = {known: status.value for known, status in _STATUSES.items()}
    return states.get(word, word)


def _service(service: Service) -> NotedService:
    return NotedService(
        guide=service.guide, quota=service.quota, same_day=service.same_day == "ya", in_person=service.in_person
    )
