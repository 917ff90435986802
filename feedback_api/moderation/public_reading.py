"""Reads the two ticks under what staff type for everybody to read, and says which one is missing."""

from collections.abc import Mapping

from feedback_api.domain.errors import NotReadForNames, PersonalDetailsRemain
from feedback_api.domain.personal.public_words import Reading
from feedback_api.domain.submissions.fields import TICKED
from feedback_api.moderation import wording
from feedback_api.moderation.decision.pressing import remaining_problem
from feedback_api.web.field_problem import FieldProblem

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
