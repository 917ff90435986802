"""What a list of letters shows of an act on several of them: what is wrong, what was ticked, what could not be done."""

from dataclasses import dataclass

from feedback_api.actions.decisions.many_letters import FOR_MANY, Outcome
from feedback_api.actions.letters.acting import shown_to
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.submission import Submission
from feedback_api.moderation.queue.bulk_form import ASIDE
from feedback_api.services import Services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal


@dataclass(frozen=True, kw_only=True)
class NotDone:
    """A letter to which it could not be done, if this person may see it, and why in words."""

    letter: Submission | None
    why: str


@dataclass(frozen=True, kw_only=True)
class BulkShown:
    """What stands above and below a list whose letters can be ticked."""

    problem: FieldProblem | None = None
    ticked: frozenset[str] = frozenset()
    assignee: str = ""
    word: str = ""
    done: int = 0
    not_done: tuple[NotDone, ...] = ()

    @property
    def buttons(self) -> tuple[str, ...]:
        return (ASIDE, *(act.word for act in FOR_MANY))


NOTHING_DONE = BulkShown()


def not_done(services: Services, member: StaffMember, outcome: Outcome) -> tuple[NotDone, ...]:
    """Name one by one what could not be done, as far as this person may see it."""
    return tuple(NotDone(letter=shown_to(services, one.id, member), why=refusal(one.why)) for one in outcome.refused)


def names_for(services: Services, member: StaffMember) -> tuple[str, ...]:
    """Return whose work letters of this person can be, this person first."""
    everybody = (one for one in services.store.staff.members() if one.is_active)
    able = (
        one.name
        for one in everybody
        if member.villages is None or one.villages is None or one.villages & member.villages
    )
    return tuple(sorted(able, key=lambda name: (name != member.name, name)))
