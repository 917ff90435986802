"""What the API reads, declared once: the description is made of it, and what does not fit it is refused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import assert_never

from feedback_api.domain.search.folding import LONGEST_TEXT
from feedback_api.domain.submissions.fields import FIELDS, Field, Shape
from feedback_api.domain.submissions.tracking_code import ALPHABET
from feedback_api.domain.text.cleaning import is_invisible
from feedback_api.domain.wording import FIELDS as FIELD_WORDS
from feedback_api.public import wording
from feedback_api.public.forms import (
    KEY,
    KINDS_BY_WORD,
    LONGEST_ADDRESS,
    NUMBER_OR_ADDRESS,
    PREPARE_WORD,
    TICKED,
    Bounds,
    longest_of,
)
from feedback_api.web.field_problem import FieldProblem

# Where letters and controls are; what lies between is half a character, or not given to anybody yet, or private.
_PLACES_TO_LOOK = (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1000))
_PRIVATE_PLANES = "\U000f0000-\U000ffffd\U00100000-\U0010fffd"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A text that a program may send. `pattern` is searched for; `has_words` asks for one visible character."""

    name: str
    about: str
    is_required: bool = False
    choices: tuple[str, ...] | None = None
    shortest: int = 0
    longest: int | None = None
    pattern: str | None = None
    has_words: bool = False

    def fits(self, value: object) -> bool:
        """Say whether the description allows this value."""
        if value is None:
            return not self.is_required
        if not isinstance(value, str) or (self.choices is not None and value not in self.choices):
            return False
        if len(value) < self.shortest or (self.longest is not None and len(value) > self.longest):
            return False
        has_words = not self.has_words or any(not _is_unseen(symbol) for symbol in value)
        return has_words and (self.pattern is None or re.search(self.pattern, value) is not None)

    def schema(self) -> dict[str, object]:
        """Return the same as JSON Schema."""
        kind: object = "string" if self.is_required else ["string", "null"]
        choices = None if self.choices is None else [*self.choices, *([] if self.is_required else [None])]
        said = {
            "enum": choices,
            "minLength": self.shortest or None,
            "maxLength": self.longest,
            "pattern": visible() if self.has_words else self.pattern,
            "description": self.about,
        }
        return {"type": kind, **{key: value for key, value in said.items() if value is not None}}


def submission_fields(bounds: Bounds) -> tuple[Parameter, ...]:
    """Return the fields of a submission, with what may be chosen and how much may be written just now."""
    return tuple(_parameter(field, bounds) for field in FIELDS)


def follow_up_fields(bounds: Bounds) -> tuple[Parameter, ...]:
    """Return the fields of the message that follows an answer: the code, and what is asked again."""
    return (CODE, *(_parameter(field, bounds) for field in FIELDS if field.asked_again))


# As a receipt shows it; small letters and no dash are the same code.
CODE = Parameter(
    name="kode",
    about=wording.ABOUT_CODE,
    is_required=True,
    pattern=rf"^[{ALPHABET}{ALPHABET.lower()}]{{4}}-?[{ALPHABET}{ALPHABET.lower()}]{{4}}$",
)
QUESTION = Parameter(name="q", about=wording.ABOUT_QUESTION, is_required=True, longest=LONGEST_TEXT)
PAGE = Parameter(name="halaman", about=wording.ABOUT_PAGE, pattern=r"^[1-9][0-9]{0,3}$")


def problems_in(
    fields: Iterable[Parameter], sent: Mapping[str, object], known: Iterable[FieldProblem] = ()
) -> tuple[FieldProblem, ...]:
    """Return one problem for each field that does not fit: the exact one if it is known already."""
    exact = {problem.field: problem for problem in known}
    found = (exact.get(field.name) or _problem(field, sent.get(field.name)) for field in fields)
    return tuple(problem for problem in found if problem)


@cache
def visible() -> str:
    """Return the pattern of one character that is seen: everything but what `cleaned` takes away."""
    ranges = [_PRIVATE_PLANES]
    for is_unseen, group in groupby(map(chr, _PLACES_TO_LOOK), key=_is_unseen):
        symbols = list(group)
        if is_unseen:
            ranges.append(f"{symbols[0]}-{symbols[-1]}" if len(symbols) > 1 else symbols[0])
    return f"[^{''.join(ranges)}]"


def _is_unseen(symbol: str) -> bool:
    return symbol.isspace() or is_invisible(symbol)


def _parameter(field: Field, bounds: Bounds) -> Parameter:
    plain = Parameter(name=field.name, about=FIELD_WORDS[field.name].about, is_required=field.is_required)
    match field.shape:
        case Shape.KIND | Shape.GUIDE | Shape.VILLAGE | Shape.TICK:
            return replace(plain, choices=_choices_of(field.shape, bounds))
        case Shape.TEXT | Shape.LINE:
            shortest = 1 if field.is_required else 0
            return replace(plain, shortest=shortest, longest=longest_of(field, bounds), has_words=field.is_required)
        case Shape.CONTACT:
            return replace(plain, longest=LONGEST_ADDRESS, pattern=NUMBER_OR_ADDRESS)
        case Shape.KEY:
            return replace(plain, pattern=rf"^{KEY}$")
        case never:
            assert_never(never)


def _choices_of(shape: Shape, bounds: Bounds) -> tuple[str, ...] | None:
    if shape is Shape.KIND:
        return tuple(word for word in KINDS_BY_WORD if word != PREPARE_WORD)
    if shape is Shape.TICK:
        return ("", TICKED)
    return _choices(bounds.guides if shape is Shape.GUIDE else bounds.villages)


def _choices(known: frozenset[str]) -> tuple[str, ...] | None:
    """Return what may be chosen, or nothing; before a site is published anything may be written."""
    return ("", *sorted(known)) if known else None


def _problem(field: Parameter, value: object) -> FieldProblem | None:
    if field.fits(value):
        return None
    is_text = value is None or isinstance(value, str)
    return FieldProblem(field=field.name, detail=wording.NOT_AS_DESCRIBED if is_text else wording.NOT_TEXT)
