"""Reads the two ticks under what staff type for everybody to read, and says which one is missing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from feedback_api.domain.details import Find
from feedback_api.domain.errors import NotReadForNames, PersonalDetailsRemain
from feedback_api.domain.personal.public_words import Reading, pointed_out
from feedback_api.domain.submissions.fields import TICKED
from feedback_api.moderation import wording
from feedback_api.moderation.marked_text import shortened
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import DETAILS

UNREAD_WORDS = (PersonalDetailsRemain, NotReadForNames)


@dataclass(frozen=True, kw_only=True)
class ReadAgain:
    """What a form shows beside its ticks: what looks like a personal detail, shortened, and what like a name."""

    details: str = ""
    names: tuple[str, ...] = ()
    is_read_for_names: bool = False


def read_again(texts: Iterable[str], fields: Mapping[str, str], *, known: Collection[str | None] = ()) -> ReadAgain:
    """Return what stands in what was typed, but for what everybody reads already."""
    found = pointed_out(texts, known=known)
    is_read = reading_typed(fields).read_for_names
    return ReadAgain(details=_named(found.finds), names=found.names, is_read_for_names=is_read)


def reading_typed(fields: Mapping[str, str]) -> Reading:
    return Reading(
        no_personal_details=fields.get("tanpa_data_pribadi") == TICKED,
        read_for_names=fields.get("nama_alamat") == TICKED,
    )


def reading_problem(unread: PersonalDetailsRemain | NotReadForNames) -> FieldProblem:
    """Name each detail that is left, or ask to read the names again."""
    if isinstance(unread, PersonalDetailsRemain):
        return remaining_problem(unread)
    return FieldProblem(field="nama_alamat", detail=wording.NAMES_IN_PUBLIC)


def remaining_problem(remain: PersonalDetailsRemain) -> FieldProblem:
    """Name each detail that is left, shortened."""
    return FieldProblem(field="tanpa_data_pribadi", detail=wording.DETAILS_REMAIN.format(details=_named(remain.found)))


def _named(finds: Iterable[tuple[str, Find]]) -> str:
    return ", ".join(f"{DETAILS[one.detail]} {shortened(text, one)}" for text, one in finds)
