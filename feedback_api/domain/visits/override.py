"""A visit of a content file that staff changed on the form: what the file said then, and what they made of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from feedback_api.domain.stored_format import OVERRIDE, said_by
from feedback_api.domain.stored_parts import part_of
from feedback_api.domain.visits.note import Changed, NotedChange, NotedService, VisitNote, VisitStatus, note_document
from feedback_api.domain.visits.note import note_from_json as _note
from feedback_api.domain.visits.overlay import (
    FieldChange,
    Misfit,
    Overlaid,
    Rule,
    changes_between,
    overlaid,
    unless_base_changed,
)

# What people are told of, and the fields that say it; then what nobody records.
TOLD = {
    Changed.DAY: ("day",),
    Changed.HOURS: ("starts", "ends"),
    Changed.PLACE: ("place",),
    Changed.SERVICES: ("services",),
}
UNTOLD = ("landmark", "last_number", "confirmed", "on_holiday", "open_to")
_OF_A_SERVICE = ("quota", "same_day", "in_person")


@dataclass(frozen=True, kw_only=True)
class VisitOverride:
    """`base` is what the file said when staff last saved; the history of `note` holds their own changes only.

    `beside` names the other visits to that desa on that day: none of them can be this one under another name. `was` are
    the names under which staff changed it before its file was renamed.
    """

    base: VisitNote
    note: VisitNote
    beside: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


def override_document(override: VisitOverride) -> str:
    """Return the document in which an override is kept."""
    marks = json.dumps(OVERRIDE.marked({}, None), separators=(",", ":"))[1:-1]
    notes = f'"base":{note_document(override.base)},"note":{note_document(override.note)}'
    return f'{{{marks},{notes},"beside":{json.dumps(override.beside)},"was":{json.dumps(override.was)}}}'


def override_of(document: str) -> VisitOverride:
    """Read what `override_document` wrote, or raise `VisitSetAside`."""
    with OVERRIDE.reading():
        raw = OVERRIDE.upgraded(said_by(document))
        return part_of(VisitOverride, raw, base=_note(raw["base"]), note=_note(raw["note"]))


def override_for(
    written: VisitNote, changed: VisitNote, *, beside: tuple[str, ...] = (), was: tuple[str, ...] = ()
) -> VisitOverride:
    """Return what has to be kept so that the file's visit becomes `changed`."""
    own = tuple(change for change in changed.history if change not in written.history)
    return VisitOverride(base=written, note=replace(changed, history=own), beside=beside, was=was)


def laid_over(written: VisitNote, override: VisitOverride) -> VisitNote:
    """Return what counts now."""
    return merged(written, override).value


def merged(written: VisitNote, override: VisitOverride) -> Overlaid[VisitNote]:
    """Return what counts now, and which changes of staff do not count any more.

    A cancellation counts, whoever made it, until somebody records later that the visit takes place. Of two recorded
    changes of one thing the later one counts. What nobody records (a quota, a landmark) is as staff left it until the
    file says something new. What no longer fits is left out alone; no entry of any history is ever lost.
    """
    history = joined(written.history, override.base.history, override.note.history)
    laid = overlaid(replace(written, history=history), _changes(override), _rules(written, override))
    settled = _with_services(laid.value, written, override)
    return replace(laid, value=_with_status(settled, written, override))


def joined(
    written: Iterable[NotedChange], was_written: Iterable[NotedChange], own: Iterable[NotedChange]
) -> tuple[NotedChange, ...]:
    """Return all entries in order; one that an editor worded anew in the file is still the same entry."""
    here = tuple(written)
    moments = {(change.at, change.what) for change in here}
    gone = (change for change in was_written if (change.at, change.what) not in moments)
    return tuple(sorted(dict.fromkeys((*here, *gone, *own)), key=lambda change: change.at))


def with_cancellation(written: VisitNote, staff: VisitNote) -> VisitNote:
    """Return the file's visit, called off if staff called it off and the file does not take that back later."""
    if written.status is VisitStatus.CANCELLED or staff.status is not VisitStatus.CANCELLED:
        return written
    if _taken_back(written, staff.history):
        return written
    return replace(written, status=staff.status, reason=staff.reason, replacement=staff.replacement)


def _changes(override: VisitOverride) -> Iterator[FieldChange]:
    """Yield what staff changed; a landmark belongs to the place and the last number to the hours, so they follow."""
    base, note = override.base, override.note
    for what, fields in TOLD.items():
        if _last(what, note.history):
            yield from (
                FieldChange(field=name, before=getattr(base, name), after=getattr(note, name)) for name in fields
            )
    yield from changes_between(base, note, UNTOLD)


def _with_services(laid: VisitNote, written: VisitNote, override: VisitOverride) -> VisitNote:
    """Return it with what the file, or staff after it, say of each service."""
    here, before, changed = _by_guide(written), _by_guide(override.base), _by_guide(override.note)
    now = [here.get(service.guide, service) for service in laid.services]
    services = tuple(_service(one, before.get(one.guide, one), changed.get(one.guide, one)) for one in now)
    return replace(laid, services=services)


def _service(now: NotedService, before: NotedService, changed: NotedService) -> NotedService:
    rules: dict[str, Rule[NotedService]] = dict.fromkeys(_OF_A_SERVICE, unless_base_changed)
    return overlaid(now, changes_between(before, changed, _OF_A_SERVICE), rules).value


def _by_guide(note: VisitNote) -> dict[str, NotedService]:
    return {service.guide: service for service in note.services}


def _rules(written: VisitNote, override: VisitOverride) -> dict[str, Rule[VisitNote]]:
    """Return the rule of every field that staff may change."""
    rules: dict[str, Rule[VisitNote]] = dict.fromkeys(UNTOLD, unless_base_changed)
    for what, fields in TOLD.items():
        rules |= dict.fromkeys(fields, _always(_misfit(what, written, override)))
    rules["landmark"] = lambda value, change: (
        unless_base_changed(value, change) if value.place == override.note.place else Misfit.BASE_CHANGED
    )
    rules["last_number"] = _last_number
    return rules


def _always(misfit: Misfit | None) -> Rule[VisitNote]:
    return lambda _value, _change: misfit


def _last_number(value: VisitNote, change: FieldChange) -> Misfit | None:
    fits = change.after is None or value.starts <= str(change.after) <= value.ends
    return unless_base_changed(value, change) if fits else Misfit.IMPOSSIBLE


def _misfit(what: Changed, written: VisitNote, override: VisitOverride) -> Misfit | None:
    """Return why what staff recorded of this thing does not count any more."""
    own, of_file = _last(what, override.note.history), _last(what, written.history)
    if own and of_file and of_file >= own:
        return Misfit.CHANGED_LATER
    recorded = any(change.what is what and change not in override.base.history for change in written.history)
    is_new = any(_said(written, name) != _said(override.base, name) for name in TOLD[what])
    return Misfit.BASE_CHANGED if is_new and not recorded else None


def _said(note: VisitNote, field: str) -> object:
    """Return what the field says to people: of services, which ones there are."""
    return set(_by_guide(note)) if field == "services" else getattr(note, field)


def _last(what: Changed, history: Iterable[NotedChange]) -> datetime | None:
    return max((change.at for change in history if change.what is what), default=None)


def _with_status(laid: VisitNote, written: VisitNote, override: VisitOverride) -> VisitNote:
    off, last = with_cancellation(written, override.note), laid.history[-1] if laid.history else None
    if off.status is VisitStatus.CANCELLED:
        return replace(laid, status=off.status, reason=off.reason, replacement=off.replacement)
    if last is None or last not in override.note.history:
        return laid
    return replace(laid, status=VisitStatus.CHANGED, reason=last.reason)


def _taken_back(written: VisitNote, own: Iterable[NotedChange]) -> bool:
    """Return whether the file records, after staff called the visit off, that it takes place."""
    off = _last(Changed.STATUS, own)
    back = (one for one in written.history if one.what is Changed.STATUS and one.new != VisitStatus.CANCELLED.value)
    return off is not None and any(change.at > off for change in back)
