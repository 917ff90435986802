"""Reads the two ticks under what staff type for everybody to read, and says which one is missing."""

from collections.abc import Mapping

from feedback_api.domain.errors import NotReadForNames, PersonalDetailsRemain
from feedback_api.domain.personal.public_words import Reading
from feedback_api.domain.submissions.fields import TICKED
from feedback_api.moderation import wording
from feedback_api.moderation.marked_text import shortened
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import DETAILS

UNREAD_WORDS = (PersonalDetailsRemain, NotReadForNames)


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
    words = ", ".join(f"{DETAILS[one.detail]} {shortened(text, one)}" for text, one in remain.found)
    return FieldProblem(field="tanpa_data_pribadi", detail=wording.DETAILS_REMAIN.format(details=words))
