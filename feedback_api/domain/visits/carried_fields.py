"""Carries what a later version wrote in an entry of the notebook over into the document that takes its place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from feedback_api.domain.members.appointment import Appointment
from feedback_api.domain.members.invitation import Invitation
from feedback_api.domain.members.member_note import MemberNote
from feedback_api.domain.site.interruption import Interruption
from feedback_api.domain.site.stated_fact import EarlierValue, StatedFact
from feedback_api.domain.site.takedown import Takedown
from feedback_api.domain.stored_format import ENTRY, FORMAT, INTERRUPTION, READS_FROM, DocumentFormat, Raw, own_fields
from feedback_api.domain.visits.note import NotedChange, NotedService, VisitNote
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.domain.visits.override import VisitOverride
from feedback_api.domain.visits.result import GuideResult, VisitResult

# Kinds that say more than the first format; of every other kind a later one is set aside.
_FORMATS: Mapping[EntryKind, DocumentFormat] = {EntryKind.INTERRUPTION: INTERRUPTION}


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """Which fields are known, what shape their parts have, and by which fields two parts of a list are the same."""

    known: tuple[str, ...]
    parts: "Mapping[str, _Shape]" = field(default_factory=dict)
    same: tuple[str, ...] = ()


_NOTE = _Shape(
    known=own_fields(VisitNote),
    parts={
        "services": _Shape(known=own_fields(NotedService), same=("guide",)),
        "history": _Shape(known=own_fields(NotedChange), same=("at", "what")),
    },
)
_SHAPES = {
    EntryKind.VISIT: _NOTE,
    EntryKind.OVERRIDE: _Shape(known=own_fields(VisitOverride), parts={"base": _NOTE, "note": _NOTE}),
    EntryKind.RESULT: _Shape(
        known=own_fields(VisitResult), parts={"guides": _Shape(known=own_fields(GuideResult), same=("guide",))}
    ),
    EntryKind.TAKEDOWN: _Shape(known=own_fields(Takedown)),
    EntryKind.INTERRUPTION: _Shape(known=own_fields(Interruption)),
    EntryKind.FACT: _Shape(
        known=own_fields(StatedFact), parts={"earlier": _Shape(known=own_fields(EarlierValue), same=("at",))}
    ),
    EntryKind.APPOINTMENT: _Shape(known=own_fields(Appointment)),
    EntryKind.MEMBER: _Shape(known=own_fields(MemberNote)),
    EntryKind.INVITATION: _Shape(known=own_fields(Invitation)),
}


def carried(kind: EntryKind, before: str, after: str) -> str:
    """Return the new document with what only a later version knew of the one before.

    Raises `VisitSetAside` if this version may not act on that one.
    """
    with ENTRY.reading():
        old, new = readable_entry(kind, before), said_in(after)
        merged = _merged(_SHAPES[kind], old, new) if new else new
    return after if merged == new else json.dumps(merged, ensure_ascii=False, separators=(",", ":"))


def readable_entry(kind: EntryKind, document: str) -> Raw:
    """Return the fields of a document, or raise `VisitSetAside` if this version may not act on it."""
    return _FORMATS.get(kind, ENTRY).upgraded(said_in(document))


def said_in(document: str) -> Raw:
    """Return the fields of a document; nothing if it is no object: then nothing in it can be carried or forbidden."""
    try:
        said = json.loads(document)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _merged(shape: _Shape, old: Raw, new: Raw) -> dict[str, Any]:
    unknown = {name: value for name, value in old.items() if name not in {*shape.known, FORMAT, READS_FROM}}
    parts = {
        name: _merged_part(part, old[name], new[name])
        for name, part in shape.parts.items()
        if name in old and name in new
    }
    marks = {name: old[name] for name in (FORMAT, READS_FROM) if old.get(FORMAT, 0) > new.get(FORMAT, 0)}
    return {**unknown, **new, **parts, **marks}


def _merged_part(shape: _Shape, old: Any, new: Any) -> Any:  # noqa: ANN401 JSON can hold anything
    if isinstance(new, dict):
        return _merged(shape, old, new)
    known = {tuple(one[name] for name in shape.same): one for one in old}
    return [_merged(shape, known.get(tuple(one[name] for name in shape.same), {}), one) for one in new]
