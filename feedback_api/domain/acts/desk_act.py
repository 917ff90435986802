"""What a row of the table of acts can say: what it needs, of what it is, and what it makes of a submission."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from feedback_api.domain.acts.sender_reads import SenderReads, reading_of
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import (
    AlreadyDecided,
    CannotBeUndone,
    ErasureNotAsked,
    FirstAnswerGiven,
    KindIsFinal,
    NeverPublished,
    NotOffered,
    OnlyForReports,
    ProposalChanged,
    Refusal,
    StandsWithFirst,
)
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.second_member import needs_look_back
from feedback_api.domain.submissions.submission import Kind, Status, Submission

EVERY_ROLE = frozenset(Role)


class Need(StrEnum):
    """What has to be typed before an act can be done."""

    PUBLIC_TEXT = "public_text"
    ANSWER = "answer"
    VERDICT = "verdict"
    READ_FOR_NAMES = "read_for_names"
    REASON = "reason"
    NOTE = "note"
    RECIPIENT = "recipient"
    MAIN = "main"
    ABOUT = "about"
    ASSIGNEE = "assignee"


class Offered(StrEnum):
    """To whom the desk shows the button."""

    TO_ALL = "to_all"
    TO_THE_HOLDER = "to_the_holder"
    WHILE_NOBODY_HOLDS_IT = "while_nobody_holds_it"

    def shown(self, *, is_mine: bool, is_held: bool) -> bool:
        """Say whether the person who looks has this button; `is_held` is by somebody else."""
        match self:
            case Offered.TO_ALL:
                return True
            case Offered.TO_THE_HOLDER:
                return is_mine
            case Offered.WHILE_NOBODY_HOLDS_IT:
                return not (is_mine or is_held)
            case never:
                assert_never(never)


class Of(StrEnum):
    """Of what a submission has to be for an act.

    `OTHERS` are no reports; `SPOKEN` are what residents say and no report; `WRITTEN` are those and reports; `FETCHED`
    end with a paper that somebody fetches.
    """

    EVERY_KIND = "every_kind"
    REPORTS = "reports"
    OTHERS = "others"
    SPOKEN = "spoken"
    WRITTEN = "written"
    FETCHED = "fetched"

    def takes(self, kind: Kind) -> bool:
        """Say whether a submission of this kind is meant."""
        match self:
            case Of.EVERY_KIND:
                return True
            case Of.REPORTS:
                return kind.is_confidential
            case Of.OTHERS:
                return not kind.is_confidential
            case Of.SPOKEN:
                return not (kind.is_confidential or kind.is_fetched)
            case Of.WRITTEN:
                return not kind.is_fetched
            case Of.FETCHED:
                return kind.is_fetched
            case never:
                assert_never(never)


class Second(StrEnum):
    """Which part of publishing a letter that sounds like a report: two members do it."""

    PROPOSES = "proposes"
    CONFIRMS = "confirms"
    SENDS_BACK = "sends_back"


@dataclass(frozen=True, kw_only=True)
class DeskAct:
    """One act. `word` is what its button sends, `refusal` what is raised where the status is not one of `before`.

    `of` says for which kinds it is; `seals` makes a report of a letter; `erases` lets
    go of one whose sender asked for it; `drops_answer` of the answer to what was taken back. `second` is its part in
    publishing what needs two members; `looks_back` decides of what was public before that rule. `undoes` takes back
    the last act; `reopens` owes an answer again; `corrects` what everybody reads. `after` is `None` where the status
    stays, or becomes what it was.
    `changes_site` makes the press build again; `tells_by_mail` writes to senders who left an e-mail address.
    """

    word: str
    recorded_as: Act
    before: frozenset[Status]
    after: Status | None
    needs: tuple[Need, ...] = ()
    roles: frozenset[Role] = EVERY_ROLE
    of: Of = Of.EVERY_KIND
    seals: bool = False
    erases: bool = False
    drops_answer: bool = False
    second: Second | None = None
    looks_back: bool = False
    undoes: bool = False
    reopens: bool = False
    corrects: bool = False
    offered: Offered = Offered.TO_ALL
    changes_site: bool = False
    tells_by_mail: bool = False
    refusal: type[Refusal] = AlreadyDecided

    @property
    def is_first_answer(self) -> bool:
        """Whether it answers and leaves open what has to be decided."""
        return Need.ANSWER in self.needs and self.after is not None and self.after.is_open

    @property
    def can_be_undone(self) -> bool:
        """Whether it can be taken back.

        What was erased is gone, and a report stays one. Taking a letter and releasing it undo each other.
        """
        is_final = self.seals or self.erases or self.drops_answer or self.undoes
        return self.offered is Offered.TO_ALL and not is_final

    @property
    def publishes(self) -> bool:
        """Whether words of the sender leave the office with it, or are proposed to."""
        return Need.PUBLIC_TEXT in self.needs or self.second is Second.CONFIRMS

    @property
    def merges(self) -> bool:
        """Whether its sender reads the answer to a letter of somebody else."""
        return Need.MAIN in self.needs

    @property
    def answers_a_proposal(self) -> bool:
        """Whether it is for somebody else than the member who proposed."""
        return self.second in {Second.CONFIRMS, Second.SENDS_BACK}

    def forbidden(self, submission: Submission) -> type[Refusal] | None:  # noqa: PLR0911 one for each reason
        """Return why this can never be done to such a submission, whoever asks and whatever its status."""
        is_report = submission.kind.is_confidential
        if (self.publishes or self.merges) and not submission.may_be_published:
            return NeverPublished
        if not self.of.takes(submission.kind):
            return KindIsFinal if is_report else (OnlyForReports if self.of is Of.REPORTS else NotOffered)
        if self.erases and submission.erasure_due is None:
            return ErasureNotAsked
        if Need.ABOUT in self.needs and submission.follows is not None:
            return StandsWithFirst
        if self.answers_a_proposal and not (submission.proposal and submission.proposal.is_pending):
            return ProposalChanged
        if self.undoes and submission.undoable is None:
            return CannotBeUndone
        is_answered = submission.answer is not None or submission.first_answer is not None
        is_over = self.drops_answer and submission.answer is None
        is_over = is_over or (self.reopens and submission.erased_at is not None)
        if is_over or (self.looks_back and not needs_look_back(submission)):
            return AlreadyDecided
        return FirstAnswerGiven if self.is_first_answer and is_answered else None

    @property
    def sender_reads(self) -> SenderReads | None:
        return None if self.after is None else reading_of(self.after)
