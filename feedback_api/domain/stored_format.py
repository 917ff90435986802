"""In which format each kind of document is kept, and when a reader may act on a later one.

A document carries `format`, its version, and `reads_from`, the oldest format whose reader may act on it. One without
them is of format 0: all that landed before 1.0.0. An older one is brought up by its kind's steps, one format each. Of
a later one that may be acted on, the fields that are unknown here are kept and written back (`Beyond`). Every other one
is set aside: never shown, changed, published, moved or erased.

The rule for whoever adds a field: one that forbids something (never publish, private, a second person is needed, erase
on), or that holds what erasing has to take, raises `reads_from`; so does a new word of any kind, status, role or act.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from feedback_api.domain.errors import (
    BuildRecordSetAside,
    SessionSetAside,
    SetAside,
    StaffSetAside,
    SubmissionSetAside,
    TaskSetAside,
    VisitSetAside,
)

Raw = Mapping[str, Any]
Step = Callable[[Raw], Raw]
T = TypeVar("T")
S = TypeVar("S")

FORMAT, READS_FROM = "format", "reads_from"
# Half of a character, as JSON writes it; nobody can show it or write it back.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
# What carries fields that are unknown here, in a store whose rows have columns.
MORE = "more"
_NO_FIELDS_OF_ITS_OWN = frozenset({FORMAT, READS_FROM, MORE, "beyond"})
_DAMAGED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True, kw_only=True)
class Beyond:
    """What a document says beyond this version: its format, and as JSON the fields that are unknown here."""

    format: int
    reads_from: int
    fields: str = "{}"


@dataclass(frozen=True, kw_only=True)
class DocumentFormat:
    """How this version writes a kind of document; `steps[n]` makes format `n + 1` of format `n`.

    `raised_by` names fields that only some documents have, each with the oldest format whose reader may act on those.
    """

    refusal: type[SetAside]
    format: int = 1
    reads_from: int = 1
    steps: tuple[Step, ...] = ()
    raised_by: Mapping[str, int] = field(default_factory=dict)

    def upgraded(self, raw: object) -> Raw:
        """Return its fields in this version's format, or raise the refusal if this version may not act on it."""
        if not isinstance(raw, dict):
            raise self.refusal
        fields: Raw = raw
        own, reads_from = _marks(fields, self.refusal)
        if reads_from > self.format:
            raise self.refusal
        for step in self.steps[own:]:
            fields = step(fields)
        return fields

    def beyond(self, raw: Raw, known: Iterable[str]) -> Beyond | None:
        """Return what has to be written back with it, if anything."""
        unknown = {name: value for name, value in raw.items() if name not in _NO_FIELDS_OF_ITS_OWN}
        for name in known:
            unknown.pop(name, None)
        own, reads_from = _marks(raw, self.refusal)
        if raw.get(MORE):
            unknown = {**json.loads(raw[MORE]), **unknown}
        if own <= self.format:
            if not unknown:
                return None
            own, reads_from = self.format, self.reads_from
        return Beyond(format=own, reads_from=reads_from, fields=as_json(unknown))

    def marked(self, fields: Raw, beyond: Beyond | None) -> dict[str, Any]:
        """Return the fields with their marks, and with what was unknown when they were read."""
        own, reads_from = self.format, self.reads_from
        if beyond is not None and beyond.format > own:
            own, reads_from = beyond.format, beyond.reads_from
        raised = (number for name, number in self.raised_by.items() if name in fields)
        unknown = {} if beyond is None else json.loads(beyond.fields)
        return {FORMAT: own, READS_FROM: max(reads_from, *raised, 0), **unknown, **fields}

    @contextmanager
    def reading(self, name: str = "") -> Iterator[None]:
        """Take whatever is wrong with a document for a reason to set it aside, under this name."""
        try:
            yield
        except SetAside:
            raise self.refusal(name) from None
        except _DAMAGED as damaged:
            raise self.refusal(name) from damaged


def said_by(document: str) -> Any:  # noqa: ANN401 JSON can hold anything
    """Return what a document says; `ValueError` if it is no JSON, or half a character stands in it."""
    said = json.loads(document)
    if _HALF.search(document):
        as_json({"": said}).encode()
    return said


def readable(found: Iterable[S], read: Callable[[S], T]) -> Iterator[T]:
    """Yield what can be read, and pass over what is set aside."""
    for one in found:
        try:
            yield read(one)
        except SetAside:
            continue


def known_fields(kind: type, raw: Raw) -> dict[str, Any]:
    """Return those fields that a dataclass has."""
    return {name: raw[name] for name in own_fields(kind) if name in raw}


def own_fields(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass that stand in its document."""
    fields: Iterable[str] = kind.__dataclass_fields__  # type: ignore[attr-defined]  # every kind here is a dataclass
    return tuple(name for name in fields if name not in _NO_FIELDS_OF_ITS_OWN)


def unknown_fields(kind: type, raw: Raw) -> str | None:
    """Return as JSON the fields that a dataclass inside a document does not have; nothing if there are none."""
    unknown = {name: value for name, value in raw.items() if name not in own_fields(kind)}
    return as_json(unknown) if unknown else None


def as_json(fields: Raw) -> str:
    """Write fields the same way each time, so that equal ones are equal texts."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _marks(raw: Raw, refusal: type[SetAside]) -> tuple[int, int]:
    own = raw.get(FORMAT) or 0
    reads_from = raw.get(READS_FROM)
    reads_from = own if reads_from is None else reads_from
    if type(own) is not int or type(reads_from) is not int or own < 0:
        raise refusal
    return own, reads_from


def _as_it_is(raw: Raw) -> Raw:
    """Say what the format before said, and carry the marks of this one."""
    return raw


def _with_senders_mail(raw: Raw) -> Raw:
    """The first submissions did not say whether the contact is an address for e-mail."""
    return {"has_mail_address": False, **raw}


def _with_guests(raw: Raw) -> Raw:
    """The first visits knew neither who may come nor what somebody else may fetch."""
    services = tuple({"in_person": True, **service} for service in raw["services"])
    return {"open_to": (), **raw, "services": services}


# A reader of format 1 knows no second member, and would leave what was proposed or replaced, which erasing has to take.
# Nor does it know that what follows a letter has no page of its own.
_ERASED_WITH_IT = ("proposal", "title", "said_before", "undoable")
SUBMISSION = DocumentFormat(
    refusal=SubmissionSetAside,
    format=2,
    steps=(_with_senders_mail, _as_it_is),
    raised_by=dict.fromkeys((*_ERASED_WITH_IT, "follows"), 2),
)
ACT = DocumentFormat(refusal=SubmissionSetAside, steps=(_as_it_is,))
NOTICE = DocumentFormat(refusal=SubmissionSetAside, steps=(_as_it_is,))
ENTRY = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
VISIT_NOTE = DocumentFormat(refusal=VisitSetAside, steps=(_with_guests,))
OVERRIDE = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
RESULT = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
TAKEDOWN = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
# A reader of format 1 would say of the whole office what is of one desa.
INTERRUPTION = DocumentFormat(refusal=VisitSetAside, format=2, steps=(_as_it_is, _as_it_is), raised_by={"village": 2})
STATED = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
APPOINTMENT = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
TASK = DocumentFormat(refusal=TaskSetAside, steps=(_as_it_is,))
MEMBER_NOTE = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
INVITATION = DocumentFormat(refusal=VisitSetAside, steps=(_as_it_is,))
# Format 2 knows members who have left or sign in with a code as well: of such a one no reader of format 1 may let in.
MEMBER = DocumentFormat(
    refusal=StaffSetAside, format=2, steps=(_as_it_is, _as_it_is), raised_by={"ended_at": 2, "totp": 2}
)
MEMBER_MAIL = DocumentFormat(refusal=StaffSetAside, steps=(_as_it_is,))
SESSION = DocumentFormat(refusal=SessionSetAside, format=2, steps=(_as_it_is, _as_it_is))
BUILD_RECORD = DocumentFormat(refusal=BuildRecordSetAside, steps=(_as_it_is,))
