"""Turns what a resident typed into an arrival, or into everything that has to be put right."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from feedback_api.domain.personal.finders.legible import legible
from feedback_api.domain.submissions.fields import (
    CONTACT,
    FIELDS,
    GUIDE,
    KIND,
    NAME,
    ONLY_PRIVATE,
    TEXT,
    VILLAGE,
    Field,
    Shape,
    Storage,
)
from feedback_api.domain.submissions.fields import TICKED as TICKED  # noqa: PLC0414 the other forms read theirs with these
from feedback_api.domain.submissions.submission import Arrival, Contact, Kind, Suspicion
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from feedback_api.domain.text.mail_address import ADDRESS, is_mail_address
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.domain.wording import PREPARE_FIELDS
from feedback_api.public import wording
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import KIND_WORDS

# Papers that were handed in are noted by staff.
KINDS_BY_WORD = {word: kind for kind, word in KIND_WORDS.items() if kind is not Kind.HANDED_IN}
# Whom a form asks for a letter; what else it might send is not read.
PREPARE_WORD = KIND_WORDS[Kind.PREPARE]
LONGEST_ADDRESS = CONTACT.longest or 0
FEWEST_DIGITS = 9
MOST_DIGITS = 15
KEY = r"[A-Za-z0-9_.:-]{1,100}"
_KEY = re.compile(KEY)
_NUMBER = re.compile(r"\+?[0-9 ().-]+")
# The same in one pattern, for programs: nothing, a number of so many digits, or an address.
NUMBER_OR_ADDRESS = rf"^(?:\+?(?:[ ().-]*[0-9]){{{FEWEST_DIGITS},{MOST_DIGITS}}}[ ().-]*|{ADDRESS})?$"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The fields as they were typed, to be shown again whatever happens: `typed[fields.TEXT]`."""

    texts: Mapping[str, str]

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Typed":
        """Take the fields of a form or of the API, which bear the same names; of a doubled one the first counts."""
        return cls(texts={field.name: _read(field.shape, fields.get(field.name, "")) for field in FIELDS})

    def __getitem__(self, field: Field) -> str:
        return self.texts[field.name]

    def but(self, field: Field, text: str) -> "Typed":
        """Return the same with another text in one field."""
        return Typed(texts={**self.texts, field.name: text})


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What can be chosen, and how long a text may be; an empty set takes anything, for then nothing is published.

    `letters` are the guides whose letter a desa can be asked to prepare: of none of them nothing is prepared.
    """

    guides: frozenset[str]
    villages: frozenset[str]
    longest: int
    letters: frozenset[str] = frozenset()


def problems_of(typed: Typed, bounds: Bounds) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form."""
    if typed[KIND] == PREPARE_WORD:
        return _problems_of_request(typed, bounds)
    found = ((field.name, _problem(field, typed[field], bounds)) for field in FIELDS)
    return tuple(FieldProblem(field=name, detail=detail) for name, detail in found if detail)


def arrival_of(typed: Typed, *, bounds: Bounds, suspicion: Suspicion | None, demonstration: bool) -> Arrival:
    """Return the arrival of fields that have no problems; a choice from an empty list is not kept."""
    is_request = typed[KIND] == PREPARE_WORD
    read = typed.but(TEXT, "").but(ONLY_PRIVATE, "") if is_request else typed
    values = {field: _value(field.shape, read[field], bounds) for field in FIELDS}
    values[TEXT] = values[TEXT] or ""
    sealed = {field.attribute: value for field, value in values.items() if field.kept is Storage.SEALED}
    others = {field.attribute: value for field, value in values.items() if field.kept is not Storage.SEALED}
    return Arrival(contact=Contact(**sealed), suspicion=suspicion, demonstration=demonstration, **others)


def bounds_of(guides: Iterable[str], villages: Iterable[str], *, longest: int, letters: Iterable[str] = ()) -> Bounds:
    """Return the bounds for these slugs."""
    return Bounds(guides=frozenset(guides), villages=frozenset(villages), longest=longest, letters=frozenset(letters))


def longest_of(field: Field, bounds: Bounds) -> int:
    """Return how many characters a field takes."""
    return bounds.longest if field.longest is None else field.longest


def _problems_of_request(typed: Typed, bounds: Bounds) -> tuple[FieldProblem, ...]:
    """Return what has to be put right before a letter can be prepared: which, by which desa, and for whom."""
    exact = {field: _problem(field, typed[field], bounds) for field in FIELDS if field.asked_to_prepare}
    missing = {
        GUIDE: typed[GUIDE] not in bounds.letters,
        VILLAGE: typed[VILLAGE] not in bounds.villages,
        NAME: not typed[NAME],
    }
    found = {
        field: PREPARE_FIELDS[field.name].missing if missing.get(field) else detail for field, detail in exact.items()
    }
    return tuple(FieldProblem(field=field.name, detail=detail) for field, detail in found.items() if detail)


def _read(shape: Shape, text: str) -> str:
    match shape:
        case Shape.KIND | Shape.GUIDE | Shape.VILLAGE | Shape.TICK | Shape.KEY:
            return text.strip()
        case Shape.TEXT:
            return cleaned(text)
        case Shape.LINE | Shape.CONTACT:
            return cleaned_line(text)
        case never:
            assert_never(never)


def _value(shape: Shape, text: str, bounds: Bounds) -> Any:  # noqa: ANN401 a kind, a text or nothing
    match shape:
        case Shape.KIND:
            return KINDS_BY_WORD[text]
        case Shape.GUIDE:
            return text if text in bounds.guides else None
        case Shape.VILLAGE:
            return text if text in bounds.villages else None
        case Shape.CONTACT:
            return _read_contact(text) or None
        case Shape.TICK:
            return text == TICKED
        case Shape.TEXT | Shape.LINE | Shape.KEY:
            return text or None
        case never:
            assert_never(never)


def _problem(field: Field, text: str, bounds: Bounds) -> str | None:
    match field.shape:
        case Shape.KIND | Shape.TICK | Shape.KEY:
            return _word_problem(field.shape, text)
        case Shape.GUIDE:
            return _slug_problem(text, bounds.guides, wording.GUIDE_UNKNOWN)
        case Shape.VILLAGE:
            return _slug_problem(text, bounds.villages, wording.VILLAGE_UNKNOWN)
        case Shape.TEXT | Shape.LINE:
            return _text_problem(field, text, longest_of(field, bounds))
        case Shape.CONTACT:
            return _contact_problem(text)
        case never:
            assert_never(never)


def _word_problem(shape: Shape, text: str) -> str | None:
    if shape is Shape.KIND:
        return None if text in KINDS_BY_WORD else wording.KIND_MISSING
    if shape is Shape.TICK:
        return None if text in {"", TICKED} else wording.TICK_UNCLEAR
    return None if _KEY.fullmatch(text) else wording.KEY_UNUSABLE


def _slug_problem(slug: str, known: frozenset[str], detail: str) -> str | None:
    return detail if slug and known and slug not in known else None


def _text_problem(field: Field, text: str, longest: int) -> str | None:
    words = FIELD_WORDS[field.name]
    if field.is_required and not text:
        return words.missing
    return (words.too_long or wording.text_too_long(longest=longest, length=len(text))) if len(text) > longest else None


def _contact_problem(contact: str) -> str | None:
    if not contact or is_mail_address(contact):
        return None
    if "@" in contact:
        return wording.ADDRESS_UNCLEAR
    number = _read_contact(contact)
    digits = sum(symbol.isdigit() for symbol in number)
    if not _NUMBER.fullmatch(number) or digits > MOST_DIGITS or len(contact) > LONGEST_ADDRESS:
        return wording.NUMBER_UNCLEAR
    return wording.NUMBER_TOO_SHORT if digits < FEWEST_DIGITS else None


def _read_contact(contact: str) -> str:
    """Return a number as anybody can dial it, whatever digits it was typed with: 0 for O too, as finders read it."""
    return contact if "@" in contact else legible(contact)
