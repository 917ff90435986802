"""Does one act to several letters, each under the rules of the act itself, and says what could not be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.actions.decisions.undo import undo
from feedback_api.actions.letters.acting import StaffRequest, seen_by
from feedback_api.actions.letters.flood import put_letters_aside
from feedback_api.domain.acts.desk_acts import ASSIGN, MAKE_READY, MARK_SPAM, DeskAct
from feedback_api.domain.errors import (
    CannotBeUndone,
    HeldBySomebodyElse,
    KindIsFinal,
    NotAllowed,
    Refusal,
    SubmissionChanged,
)
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.submission import Kind, Submission
from feedback_api.services import Services

# Nothing else is done to several at once, least of all what everybody reads.
FOR_MANY = (ASSIGN, MARK_SPAM)
MOST_AT_ONCE = 50


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """A letter that was ticked, and the version that was seen."""

    id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A letter to which it could not be done, and why."""

    id: str
    why: Refusal


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was done, and what could not be. `batch` names what was put aside together."""

    done: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    batch: str | None = None


def decide_each(
    services: Services, member: StaffMember, act: DeskAct, ticked: Sequence[Ticked], *, assignee: str = ""
) -> Outcome:
    """Do the act to each, or raise `NotAllowed` for an act that is for one letter only."""
    if act not in FOR_MANY:
        raise NotAllowed

    def done(one: Ticked) -> object:
        asked = Decision(submission_id=one.id, version=one.version, moderator=member, act=act, assignee=assignee)
        return decide(services, asked)

    return _each(ticked, done)


def make_each_ready(services: Services, member: StaffMember, ticked: Sequence[Ticked], *, where: str) -> Outcome:
    """Say of each paper that it is ready, and where it is fetched."""

    def done(one: Ticked) -> object:
        asked = Decision(submission_id=one.id, version=one.version, moderator=member, act=MAKE_READY, reason=where)
        return decide(services, asked)

    return _each(ticked, done)


def put_each_aside(services: Services, member: StaffMember, ticked: Sequence[Ticked]) -> Outcome:
    """Put those aside that wait and nobody else works on, with one act that can be taken back as one."""
    letters: list[Submission] = []

    def chosen(one: Ticked) -> None:
        letter = seen_by(services, one.id, member)
        if letter.kind.is_confidential or letter.kind is Kind.HANDED_IN:
            raise KindIsFinal
        if letter.version != one.version or not letter.status.is_open or letter.batch is not None:
            raise SubmissionChanged
        if letter.is_held_from(*member.names, now=services.now()):
            raise HeldBySomebodyElse
        letters.append(letter)

    looked = _each(ticked, chosen)
    moved = put_letters_aside(services, member, letters)
    changed = tuple(Refused(id=one.id, why=SubmissionChanged()) for one in letters if one.id not in moved.ids)
    return Outcome(done=moved.ids, refused=(*looked.refused, *changed), batch=moved.name if moved.ids else None)


def undo_each(services: Services, member: StaffMember, act: DeskAct, ids: Sequence[str]) -> Outcome:
    """Take the act back wherever it is still the last one and this person's; in ten minutes it is too late."""

    def undone(one: Ticked) -> object:
        letter = seen_by(services, one.id, member)
        last = letter.undoable
        if last is None or (last.act, last.by) != (act.recorded_as.value, member.name):
            raise CannotBeUndone
        return undo(services, StaffRequest(submission_id=one.id, version=letter.version, moderator=member))

    return _each([Ticked(id=one, version=0) for one in ids], undone)


def _each(ticked: Sequence[Ticked], do: Callable[[Ticked], object]) -> Outcome:
    done: list[str] = []
    refused: list[Refused] = []
    for one in ticked:
        try:
            do(one)
        except Refusal as why:
            refused.append(Refused(id=one.id, why=why))
        else:
            done.append(one.id)
    return Outcome(done=tuple(done), refused=tuple(refused))
