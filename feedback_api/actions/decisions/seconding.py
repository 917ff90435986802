"""Lets one member propose what is published of a letter that sounds like a report, and another one confirm it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from feedback_api.domain.acts.desk_acts import DeskAct, Second
from feedback_api.domain.errors import NoSecondMember, ProposalChanged, SecondMemberNeeded
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.answer import Answer
from feedback_api.domain.submissions.proposal import Proposal
from feedback_api.domain.submissions.second_member import public_digest
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class StaffWords:
    """What would be public, or why it is sent back."""

    public_text: str | None = None
    answer: Answer | None = None
    reason: str | None = None
    note: str | None = None
    recipient: str | None = None
    main: str | None = None
    assignee: str | None = None

    def says_otherwise(self, proposal: Proposal) -> bool:
        """Say whether something was typed that is not what was proposed."""
        typed_answer = self.answer.markdown if self.answer else ""
        kept_answer = proposal.answer.markdown if proposal.answer else ""
        return (self.public_text or proposal.public_text, typed_answer or kept_answer) != (
            proposal.public_text,
            kept_answer,
        )


def colleagues_for(services: Services, submission: Submission, first: StaffMember) -> tuple[str, ...]:
    """Return who could confirm what this member proposes, by name."""
    others = (one for one in services.store.staff.members() if one.may_see(submission))
    return tuple(one.name for one in others if one.name != first.name and one.account_id != first.account_id)


def refuse_step(services: Services, act: DeskAct, submission: Submission, member: StaffMember) -> None:
    """Raise `NoSecondMember` where nobody could confirm, `SecondMemberNeeded` where one member would do both."""
    if act.second is Second.PROPOSES and not colleagues_for(services, submission, member):
        raise NoSecondMember
    proposal = submission.proposal
    if act.second is Second.CONFIRMS and proposal and proposal.is_of(member.name, member.account_id):
        raise SecondMemberNeeded


def words_proposed(services: Services, submission: Submission, typed: StaffWords) -> StaffWords:
    """Return what was proposed as it would be published now; raise `ProposalChanged` if it is not what was read."""
    proposal = submission.proposal
    if proposal is None or proposal.answer is None or not proposal.is_pending or typed.says_otherwise(proposal):
        raise ProposalChanged
    answer = replace(proposal.answer, answered_at=services.now())
    return StaffWords(public_text=proposal.public_text, answer=answer)


def after_step(
    services: Services, act: DeskAct, submission: Submission, member: StaffMember, words: StaffWords
) -> Mapping[str, Any]:
    """Return what the step changes of the submission, by attribute; for an act that is no step nothing."""
    match act.second, submission.proposal:
        case Second.PROPOSES, _:
            return {"proposal": _proposal(services, submission, member, words)}
        case Second.CONFIRMS, Proposal() as proposal:
            seconded = proposal.seconded(by=member.name, account=member.account_id)
            return {"proposal": seconded, "public_text": words.public_text, "answer": words.answer}
        case Second.SENDS_BACK, Proposal() as proposal:
            return {"proposal": proposal.sent_back(words.reason or "")}
        case _:
            return {}


def still_fits(submission: Submission) -> bool:
    """Say whether what was proposed is what would be public now: nothing else of the letter changed since."""
    proposal = submission.proposal
    return proposal is not None and proposal.digest == _digest(submission, proposal)


def _proposal(services: Services, submission: Submission, member: StaffMember, words: StaffWords) -> Proposal:
    new = Proposal(
        by=member.name,
        account=member.account_id,
        at=services.now(),
        salt=services.new_key(),
        digest="",
        public_text=words.public_text,
        answer=words.answer,
    )
    return replace(new, digest=_digest(submission, new))


def _digest(submission: Submission, proposal: Proposal) -> str:
    shown = replace(submission, public_text=proposal.public_text, answer=proposal.answer)
    return public_digest(shown, proposal.salt)
