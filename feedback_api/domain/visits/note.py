"""A visit that staff planned on the form: what it is now, and everything that changed since it was published."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from feedback_api.domain.stored_format import VISIT_NOTE, said_by
from feedback_api.domain.stored_parts import document_of, part_of


class VisitStatus(StrEnum):
    """Whether it takes place as it was planned first."""

    PLANNED = "planned"
    CHANGED = "changed"
    CANCELLED = "cancelled"


class Changed(StrEnum):
    """What of a visit can change."""

    DAY = "day"
    HOURS = "hours"
    PLACE = "place"
    SERVICES = "services"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True)
class NotedService:
    """One service of the day."""

    guide: str
    quota: int | None
    same_day: bool
    in_person: bool = True


@dataclass(frozen=True, kw_only=True)
class NotedChange:
    """One published change; `old` and `new` are a day, or words. `at` is aware, UTC."""

    at: datetime
    what: Changed
    old: str
    new: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class VisitNote:
    """The visit. Times are written `08.00`; `slug` is its address for ever, however it moves.

    `open_to` names the desa whose people may come; nobody is named when all may. `form_key` is that of the form it was
    planned on: the same form sent again makes no second visit.
    """

    slug: str
    village: str
    day: date
    starts: str
    ends: str
    last_number: str | None
    place: str
    landmark: str | None
    services: tuple[NotedService, ...]
    confirmed: bool
    on_holiday: bool
    open_to: tuple[str, ...] = ()
    status: VisitStatus = VisitStatus.PLANNED
    reason: str | None = None
    replacement: str | None = None
    history: tuple[NotedChange, ...] = ()
    form_key: str = ""

    @property
    def hours(self) -> str:
        return f"{self.starts}-{self.ends}"

    def differences(self, other: "VisitNote") -> tuple[tuple[Changed, str, str], ...]:
        """Return what people must be told if this becomes `other`: what, how it was, how it will be."""
        pairs = (
            (Changed.DAY, self.day.isoformat(), other.day.isoformat()),
            (Changed.HOURS, self.hours, other.hours),
            (Changed.PLACE, self.place, other.place),
            (Changed.SERVICES, _guides(self), _guides(other)),
        )
        return tuple(pair for pair in pairs if pair[1] != pair[2])

    def changed_to(self, other: "VisitNote", *, reason: str, at: datetime) -> "VisitNote":
        """Return it with the other's plan; what people must be told goes into the history."""
        told = tuple(
            NotedChange(at=at, what=what, old=old, new=new, reason=reason) for what, old, new in self.differences(other)
        )
        other = replace(other, slug=self.slug, form_key=self.form_key)
        if not told:
            return replace(other, status=self.status, reason=self.reason, history=self.history)
        history = (*self.history, *told)
        return replace(other, status=VisitStatus.CHANGED, reason=reason, history=history)

    def cancelled(self, *, reason: str, replacement: str | None, at: datetime) -> "VisitNote":
        """Return it as one that does not take place."""
        told = NotedChange(
            at=at, what=Changed.STATUS, old=self.status.value, new=VisitStatus.CANCELLED.value, reason=reason
        )
        return replace(
            self,
            status=VisitStatus.CANCELLED,
            reason=reason,
            replacement=replacement,
            history=(*self.history, told),
        )

    def restored(self, *, reason: str, at: datetime) -> "VisitNote":
        """Return it as one that takes place after all; that it was off for a while stays in the history."""
        told = NotedChange(
            at=at, what=Changed.STATUS, old=self.status.value, new=VisitStatus.CHANGED.value, reason=reason
        )
        history = (*self.history, told)
        return replace(self, status=VisitStatus.CHANGED, reason=reason, replacement=None, history=history)

    @property
    def was_restored(self) -> bool:
        """Return whether the last thing that happened to it is that it takes place after all."""
        last = self.history[-1] if self.history else None
        return self.status is VisitStatus.CHANGED and last is not None and last.what is Changed.STATUS


def note_document(note: VisitNote) -> str:
    """Return the document in which a note is kept."""
    return document_of(VISIT_NOTE, note)


def note_json(note: VisitNote) -> dict[str, Any]:
    """Return the note as part of a larger document."""
    made: dict[str, Any] = json.loads(note_document(note))
    return made


def note_of(document: str) -> VisitNote:
    """Read what `note_document` wrote, or raise `VisitSetAside`."""
    with VISIT_NOTE.reading():
        return note_from_json(said_by(document))


def note_from_json(raw: dict[str, Any]) -> VisitNote:
    """Read a note that is part of a larger document, or raise `VisitSetAside`."""
    with VISIT_NOTE.reading():
        return part_of(VisitNote, VISIT_NOTE.upgraded(raw))


def _guides(note: VisitNote) -> str:
    return " ".join(sorted(service.guide for service in note.services))
