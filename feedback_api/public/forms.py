"""Turns what a resident typed into an arrival, or into everything that has to be put right."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feedback_api.domain.cleaning import cleaned, cleaned_line
from feedback_api.domain.submission import Arrival, Contact, Suspicion
from feedback_api.public import wording
from feedback_api.wording import KIND_WORDS

KINDS_BY_WORD = {word: kind for kind, word in KIND_WORDS.items()}
LONGEST_NAME = 100
LONGEST_ADDRESS = 100
FEWEST_DIGITS = 9
MOST_DIGITS = 15
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,100}")
_NUMBER = re.compile(r"\+?[0-9 ().-]+")
# Stricter than the standard, whose quotes and comments nobody here uses: mail could go astray through them.
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = re.compile(rf"{_WORD}(?:\.{_WORD})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right: the field it stands in and the sentence people read."""

    field: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The fields as they were typed, to be shown again whatever happens."""

    kind: str = ""
    village: str = ""
    guide: str = ""
    text: str = ""
    name: str = ""
    contact: str = ""
    key: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Typed":
        """Take the fields of a form or of the API, which bear the same names; of a doubled one the first counts."""
        return cls(
            kind=fields.get("jenis", "").strip(),
            village=fields.get("desa", "").strip(),
            guide=fields.get("panduan", "").strip(),
            text=cleaned(fields.get("isi", "")),
            name=cleaned_line(fields.get("nama", "")),
            contact=cleaned_line(fields.get("kontak", "")),
            key=fields.get("kunci", "").strip(),
        )


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What can be chosen, and how long a text may be; an empty set takes anything, for then nothing is published."""

    guides: frozenset[str]
    villages: frozenset[str]
    longest: int


def problems_of(typed: Typed, bounds: Bounds) -> tuple[Problem, ...]:
    """Return everything that has to be put right, in the order of the form."""
    found = {
        "jenis": _kind_problem(typed.kind),
        "panduan": _slug_problem(typed.guide, bounds.guides, wording.GUIDE_UNKNOWN),
        "desa": _slug_problem(typed.village, bounds.villages, wording.VILLAGE_UNKNOWN),
        "isi": _text_problem(typed.text, bounds.longest),
        "nama": wording.NAME_TOO_LONG if len(typed.name) > LONGEST_NAME else None,
        "kontak": _contact_problem(typed.contact),
        "kunci": None if _KEY.fullmatch(typed.key) else wording.KEY_UNUSABLE,
    }
    return tuple(Problem(field=field, detail=detail) for field, detail in found.items() if detail)


def arrival_of(typed: Typed, *, bounds: Bounds, suspicion: Suspicion | None, demonstration: bool) -> Arrival:
    """Return the arrival of fields that have no problems; a choice from an empty list is not kept."""
    return Arrival(
        kind=KINDS_BY_WORD[typed.kind],
        text=typed.text,
        village=typed.village if typed.village in bounds.villages else None,
        guide=typed.guide if typed.guide in bounds.guides else None,
        contact=Contact(name=typed.name or None, address=typed.contact or None),
        suspicion=suspicion,
        idempotency_key=typed.key,
        demonstration=demonstration,
    )


def bounds_of(guides: Iterable[str], villages: Iterable[str], *, longest: int) -> Bounds:
    """Return the bounds for these slugs."""
    return Bounds(guides=frozenset(guides), villages=frozenset(villages), longest=longest)


def _kind_problem(word: str) -> str | None:
    return None if word in KINDS_BY_WORD else wording.KIND_MISSING


def _slug_problem(slug: str, known: frozenset[str], detail: str) -> str | None:
    return detail if slug and known and slug not in known else None


def _text_problem(text: str, longest: int) -> str | None:
    if not text:
        return wording.TEXT_MISSING
    return wording.text_too_long(longest=longest, length=len(text)) if len(text) > longest else None


def _contact_problem(contact: str) -> str | None:
    if not contact or (_EMAIL.fullmatch(contact) and len(contact) <= LONGEST_ADDRESS):
        return None
    if "@" in contact:
        return wording.ADDRESS_UNCLEAR
    digits = sum(symbol.isdigit() for symbol in contact)
    if not _NUMBER.fullmatch(contact) or digits > MOST_DIGITS or len(contact) > LONGEST_ADDRESS:
        return wording.NUMBER_UNCLEAR
    return wording.NUMBER_TOO_SHORT if digits < FEWEST_DIGITS else None
