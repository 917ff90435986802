"""Turns a pasted WhatsApp chat into something that arrives like any other letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from feedback_api.catalogue.protocol import VillageEntry
from feedback_api.domain.pressable import mobile_number
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submissions.submission import Arrival, Contact
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from feedback_api.domain.text.whatsapp_chat import Said, said_in
from feedback_api.moderation import wording
from feedback_api.moderation.visits.voice_form import KINDS_BY_WORD
from feedback_api.web.field_problem import FieldProblem

LONGEST_CHAT = 20_000
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,100}")


@dataclass(frozen=True, kw_only=True)
class ChatForm:
    """The fields as they were typed; `who` is the place of the resident among those who wrote, counted from 0."""

    chat: str = ""
    who: str = "0"
    text: str = ""
    number: str = ""
    kind: str = ""
    village: str = ""
    key: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "ChatForm":
        return cls(
            chat=cleaned(fields.get("obrolan", "")),
            who=fields.get("warga", "0"),
            text=cleaned(fields.get("isi", "")),
            number=cleaned_line(fields.get("nomor", "")),
            kind=fields.get("jenis", ""),
            village=fields.get("desa", ""),
            key=fields.get("kunci", ""),
        )

    @cached_property
    def people(self) -> tuple[Said, ...]:
        """Who wrote in the chat, and what; it is read as far as a chat may be long."""
        return said_in(self.chat[:LONGEST_CHAT])

    @property
    def resident(self) -> Said | None:
        chosen = [one for place, one in enumerate(self.people) if str(place) == self.who]
        return next(iter((*chosen, *self.people)), None)

    def read(self) -> "ChatForm":
        """Return the form with what the resident wrote, and the number to answer to where the phone shows one."""
        resident = self.resident
        if resident is None:
            return self
        return replace(self, text=resident.text, number=resident.name if mobile_number(resident.name) else "")


def chat_problems(form: ChatForm) -> tuple[FieldProblem, ...]:
    """Return why the chat cannot be read."""
    problem = None if form.people else wording.CHAT_EMPTY
    if len(form.chat) > LONGEST_CHAT:
        problem = wording.CHAT_TOO_LONG.format(longest=LONGEST_CHAT)
    return (FieldProblem(field="obrolan", detail=problem),) if problem else ()


def letter_problems(
    form: ChatForm, villages: tuple[VillageEntry, ...], member: StaffMember, *, longest: int
) -> tuple[FieldProblem, ...]:
    """Return everything that has to be put right, in the order of the form."""
    known = {"", *(one.slug for one in villages)}
    is_theirs = form.village in known and member.works_for(form.village or None)
    is_number = not form.number or mobile_number(form.number) is not None
    found = {
        "isi": _text_problem(form.text, longest),
        "jenis": None if form.kind in KINDS_BY_WORD else wording.KIND_FIRST,
        "desa": None if is_theirs else wording.VILLAGE_UNKNOWN,
        "nomor": None if is_number else wording.NO_MOBILE_NUMBER,
        "": None if _KEY.fullmatch(form.key) else wording.PAGE_TOO_OLD,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)


def arrival_from(form: ChatForm, *, demonstration: bool) -> Arrival:
    """Return the arrival; who wrote it, and from which number, does not arrive with it."""
    return Arrival(
        kind=KINDS_BY_WORD[form.kind],
        text=form.text,
        village=form.village or None,
        guide=None,
        contact=Contact(),
        idempotency_key=form.key,
        demonstration=demonstration,
    )


def _text_problem(text: str, longest: int) -> str | None:
    if not text:
        return wording.VOICE_EMPTY
    return wording.VOICE_TOO_LONG.format(longest=longest) if len(text) > longest else None
