"""Turns a pasted WhatsApp chat into something that arrives like any other letter."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from feedback_api.catalogue.protocol import VillageEntry
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from feedback_api.domain.text.pressable import mobile_number
from feedback_api.domain.text.whatsapp_chat import Said, said_in
from feedback_api.moderation import wording
from feedback_api.moderation.visits.voice_form import KEY, KINDS_BY_WORD, Voice, text_problem
from feedback_api.web.field_problem import FieldProblem

LONGEST_CHAT = 20_000


@dataclass(frozen=True, kw_only=True)
class ChatForm(Voice):
    """The fields as they were typed; `who` is the place of the resident among those who wrote, counted from 0."""

    chat: str = ""
    who: str = "0"
    number: str = ""

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "ChatForm":
        said = vars(Voice.from_fields(fields))
        who, number = fields.get("warga", "0"), cleaned_line(fields.get("nomor", ""))
        return cls(chat=cleaned(fields.get("obrolan", "")), who=who, number=number, **said)

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
        "isi": text_problem(form.text, longest),
        "jenis": None if form.kind in KINDS_BY_WORD else wording.KIND_FIRST,
        "desa": None if is_theirs else wording.VILLAGE_UNKNOWN,
        "nomor": None if is_number else wording.NO_MOBILE_NUMBER,
        "": None if KEY.fullmatch(form.key) else wording.PAGE_TOO_OLD,
    }
    return tuple(FieldProblem(field=field, detail=detail) for field, detail in found.items() if detail)
