"""A visit of a content file that staff changed on the form: what the file said then, and what they made of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from feedback_api.domain.visit_note import Changed, NotedChange, NotedService, VisitNote, VisitStatus, note_document
from feedback_api.domain.visit_note import note_from_json as _note

# What people are told of, and the fields that say it; services are told of by the guides they name.
_TOLD = {Changed.DAY: ("day",), Changed.HOURS: ("starts", "ends"), Changed.PLACE: ("place",)}
_UNTOLD = ("last_number", "landmark", "confirmed", "on_holiday", "open_to")


@dataclass(frozen=True, kw_only=True)
class VisitOverride:
    """`base` is what the file said when staff last saved; the history of `note` holds their own changes only."""

    base: VisitNote
    note: VisitNote


def override_document(override: VisitOverride) -> str:
    """Return the document in which an override is kept."""
    return f'{{"base":{note_document(override.base)},"note":{note_document(override.note)}}}'


def override_of(document: str) -> VisitOverride:
    """Read what `override_document` wrote."""
    raw = json.loads(document)
    return VisitOverride(base=_note(raw["base"]), note=_note(raw["note"]))


def override_for(written: VisitNote, changed: VisitNote) -> VisitOverride:
    """Return what has to be kept so that the file's visit becomes `changed`."""
    own = tuple(change for change in changed.history if change not in written.history)
    return VisitOverride(base=written, note=replace(changed, history=own))


def laid_over(written: VisitNote, override: VisitOverride) -> VisitNote:
    """Return what counts now.

    Of two changes of one thing the one that was recorded later counts. What nobody has to be told of (a quota, a
    landmark) is as staff left it until the file says something new.
    """
    history = sorted((*written.history, *override.note.history), key=lambda change: change.at)
    merged = replace(written, history=tuple(history), services=_services(written, override))
    merged = replace(merged, **dict(_told(written, override)), **dict(_untold(written, override)))
    return _with_status(merged, written, override)


def _told(written: VisitNote, override: VisitOverride) -> Iterator[tuple[str, Any]]:
    for what, fields in _TOLD.items():
        for field in fields if _stands(what, written, override) else ():
            yield field, getattr(override.note, field)


def _untold(written: VisitNote, override: VisitOverride) -> Iterator[tuple[str, Any]]:
    for field in _UNTOLD:
        yield field, _three_way(written, override.base, override.note, field)


def _three_way(written: object, base: object, changed: object, field: str) -> Any:  # noqa: ANN401 any field's value
    """Return the changed value as long as the file says what it said before."""
    now = getattr(written, field)
    return getattr(changed, field) if now == getattr(base, field) else now


def _stands(what: Changed, written: VisitNote, override: VisitOverride) -> bool:
    """Return whether staff changed it, and the file did not afterwards."""
    own = [change.at for change in override.note.history if change.what is what]
    of_file = [change.at for change in written.history if change.what is what]
    return bool(own) and (not of_file or max(of_file) < max(own))


def _services(written: VisitNote, override: VisitOverride) -> tuple[NotedService, ...]:
    here, before, changed = _by_guide(written), _by_guide(override.base), _by_guide(override.note)
    chosen = changed if _stands(Changed.SERVICES, written, override) else here
    now = [here.get(guide, service) for guide, service in chosen.items()]
    return tuple(_service(one, before.get(one.guide, one), changed.get(one.guide, one)) for one in now)


def _service(now: NotedService, before: NotedService, changed: NotedService) -> NotedService:
    return replace(
        now,
        quota=_three_way(now, before, changed, "quota"),
        same_day=_three_way(now, before, changed, "same_day"),
        in_person=_three_way(now, before, changed, "in_person"),
    )


def _by_guide(note: VisitNote) -> dict[str, NotedService]:
    return {service.guide: service for service in note.services}


def _with_status(merged: VisitNote, written: VisitNote, override: VisitOverride) -> VisitNote:
    note, last = override.note, merged.history[-1] if merged.history else None
    if note.status is VisitStatus.CANCELLED and _stands(Changed.STATUS, written, override):
        return replace(merged, status=note.status, reason=note.reason, replacement=note.replacement)
    if written.status is VisitStatus.CANCELLED or last is None or not _is_own(last, override):
        return merged
    return replace(merged, status=VisitStatus.CHANGED, reason=last.reason)


def _is_own(change: NotedChange, override: VisitOverride) -> bool:
    return change in override.note.history
