"""Makes the typed visit of what staff said on the form, or says it of the visit that an editor wrote."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any

from feedback_api.domain.identity import UNNAMED, Identity
from feedback_api.domain.visits.note import Changed, NotedChange, NotedService, VisitNote, VisitStatus
from plugins.kinds.visits import wording
from plugins.kinds.visits.change import VisitChange
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.model import EVERYBODY, SameDay, Service, Visit, VisitPlace
from plugins.kinds.visits.noting import KINDS, STATUSES, noted_change
from plugins.reading.content_file import ContentFile

# No folder of this name exists; reports name it so that staff know whose visit it is.
FOLDER = "petugas"
SAME_DAY: dict[bool, SameDay] = {True: "ya", False: "tidak"}

Titles = Mapping[str, str]


def visit_of(note: VisitNote, titles: Titles, office: Identity) -> Visit:
    """Return the visit that staff planned; `titles` names the guides."""
    return Visit.made(
        file_of(note, office),
        village=note.village,
        place=VisitPlace.model_construct(name=note.place, landmark=note.landmark),
        services=tuple(_new_service(service) for service in note.services),
        history=tuple(_as_change(change, titles, office) for change in note.history),
        **_plain(note),
    )


def file_of(note: VisitNote, office: Identity = UNNAMED) -> ContentFile:
    """Return the file that a visit without one would have."""
    path = f"{FOLDER}/{VISITS.files.folder}/{note.day.year}/{note.slug}.md"
    return ContentFile(path=path, values={}, lines={}, office=office)


def with_note(visit: Visit, written: VisitNote, note: VisitNote, titles: Titles) -> Visit:
    """Return the editor's visit as `note` has it; what the form cannot say stays as the file has it.

    `written` is what the file says of that day. A visit that is over stays over unless it was called off.
    """
    before = _plain(written)
    changed = {name: value for name, value in _plain(note).items() if value != before[name]}
    if "day" in changed:
        changed["weekday"] = None
    if (written.place, written.landmark) != (note.place, note.landmark):
        changed["place"] = _place(visit.place, note)
    if written.services != note.services:
        changed["services"] = tuple(_services(visit, written, note))
    if written.history != note.history:
        known = {noted_change(change): change for change in visit.history}
        changed["history"] = tuple(
            known.get(change) or _as_change(change, titles, visit.file.office) for change in note.history
        )
    if visit.status == "selesai" and note.status is not VisitStatus.CANCELLED:
        changed.pop("status", None)
    return visit.model_copy(update=changed)


def _plain(note: VisitNote) -> dict[str, Any]:
    """Return the fields that are one value."""
    return {
        "day": note.day,
        "starts": _clock(note.starts),
        "ends": _clock(note.ends),
        "last_number": _clock(note.last_number) if note.last_number else None,
        "confirmed": note.confirmed,
        "on_holiday": note.on_holiday,
        "open_to": note.open_to or (EVERYBODY,),
        "status": STATUSES[note.status],
        "reason": note.reason,
        "replacement": note.replacement,
    }


def _clock(written: str) -> time:
    """Return the time that the form wrote as `08.00`."""
    hour, _, minute = written.partition(".")
    return time(int(hour), int(minute))


def _place(before: VisitPlace, note: VisitNote) -> VisitPlace:
    """Return the place; where a former one was to be found is true of that one only."""
    if before.name == note.place:
        return before.model_copy(update={"landmark": note.landmark})
    return VisitPlace.model_construct(name=note.place, landmark=note.landmark)


def _services(visit: Visit, written: VisitNote, note: VisitNote) -> Iterator[Service]:
    here = {service.guide: service for service in visit.services}
    before = {service.guide: service for service in written.services}
    for service in note.services:
        known = here.get(service.guide)
        yield _service(known, before[service.guide], service) if known else _new_service(service)


def _service(known: Service, before: NotedService, now: NotedService) -> Service:
    """Return what staff said of a service; what they left alone stays as the file has it."""
    said: dict[str, Any] = {}
    if before.quota != now.quota:
        said["quota"] = now.quota
    if before.same_day != now.same_day:
        said["same_day"] = SAME_DAY[now.same_day]
    if before.in_person != now.in_person:
        said["in_person"] = now.in_person
    return known.model_copy(update=said)


def _new_service(service: NotedService) -> Service:
    return Service.model_construct(
        guide=service.guide, quota=service.quota, same_day=SAME_DAY[service.same_day], in_person=service.in_person
    )


def _as_change(change: NotedChange, titles: Titles, office: Identity) -> VisitChange:
    """Return one entry of the history in the words of the site."""
    return VisitChange.model_construct(
        at=change.at.astimezone(office.tz),
        what=KINDS[change.what],
        old=_in_words(change.what, change.old, titles) or None,
        new=_in_words(change.what, change.new, titles) or None,
        reason=change.reason,
    )


def _in_words(what: Changed, value: str, titles: Titles) -> str:
    match what:
        case Changed.STATUS:
            return {status.value: word for status, word in STATUSES.items()}.get(value, value)
        case Changed.HOURS:
            starts, dash, ends = value.partition("-")
            return wording.HOURS.format(starts=starts, ends=ends) if dash else value
        case Changed.SERVICES:
            slugs = value.split()
            # What an editor wrote of services is words already.
            return value if titles.keys().isdisjoint(slugs) else ", ".join(titles.get(slug, slug) for slug in slugs)
        case Changed.DAY | Changed.PLACE:
            return value
