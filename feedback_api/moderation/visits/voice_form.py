"""Turns what a resident said at a visit, typed by staff, into something that arrives like any other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from feedback_api.catalogue.protocol import VillageEntry, VisitEntry
from feedback_api.domain.submissions.submission import Arrival, Contact
from feedback_api.domain.text.cleaning import cleaned
from feedback_api.moderation import wording
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import KIND_WORDS

# A report is never spoken at a counter: it is written to the supervisor. Nor is it a paper that somebody fetches.
KINDS_BY_WORD = {word: kind for kind, word in KIND_WORDS.items() if not (kind.is_confidential or kind.is_fetched)}
KEY = re.compile(r"[A-Za-z0-9_.:-]{1,100}")


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The fields as they were typed."""

    kind: str = ""
    village: str = ""
    text: str = ""
    key: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Voice":
        return cls(
            kind=fields.get("jenis", ""),
            village=fields.get("desa", ""),
            text=cleaned(fields.get("isi", "")),
            key=fields.get("kunci", ""),
        )


def voice_problems(voice: Voice, villages: tuple[VillageEntry, ...], *, longest: int) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form."""
    found = {
        "jenis": None if voice.kind in KINDS_BY_WORD else wording.KIND_FIRST,
        "desa": None if voice.village in {"", *(one.slug for one in villages)} else wording.VILLAGE_UNKNOWN,
        "isi": text_problem(voice.text, longest),
        "": None if KEY.fullmatch(voice.key) else wording.PAGE_TOO_OLD,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def arrival_from(voice: Voice, visit: VisitEntry | None = None, *, demonstration: bool) -> Arrival:
    """Return the arrival; that it names a visit says that it was spoken there. Nobody is named in it."""
    return Arrival(
        kind=KINDS_BY_WORD[voice.kind],
        text=voice.text,
        village=voice.village or None,
        guide=None,
        visit=visit.slug if visit else None,
        contact=Contact(),
        idempotency_key=voice.key,
        demonstration=demonstration,
    )


def text_problem(text: str, longest: int) -> str | None:
    """Return what is wrong with what staff wrote down of somebody's words."""
    if not text:
        return wording.VOICE_EMPTY
    return wording.VOICE_TOO_LONG.format(longest=longest) if len(text) > longest else None
