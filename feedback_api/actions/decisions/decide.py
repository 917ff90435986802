"""Does what a member of staff decided about a submission, as the row of the act says."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, assert_never

from feedback_api.actions.decisions.assigning import assigned
from feedback_api.actions.decisions.content_tasks import refiled_task, task_of_verdict
from feedback_api.actions.decisions.look_back import closing_of
from feedback_api.actions.decisions.preview import remaining_details
from feedback_api.actions.decisions.saying_again import corrected, reopened
from feedback_api.actions.decisions.seconding import StaffWords, after_step, refuse_step, words_proposed
from feedback_api.actions.decisions.undo import undo
from feedback_api.actions.letters.acting import StaffRequest, SubmissionChange, carried_out, no_task, seen_by
from feedback_api.actions.letters.emptying import emptied
from feedback_api.actions.letters.merging import main_letter
from feedback_api.actions.letters.opening import words_to_seal
from feedback_api.actions.letters.thread import refuse_alone
from feedback_api.domain.acts.desk_acts import FIRST_ANSWER, HOLDS, DeskAct, Need, Second
from feedback_api.domain.calendar.working_days import decision_due, due_date
from feedback_api.domain.errors import (
    NotAllowed,
    NotPublished,
    NotReadForNames,
    PersonalDetailsRemain,
    SubmissionChanged,
)
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.submissions.answer import Answer, GuideVerdict
from feedback_api.domain.submissions.field_values import wordless
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.submission import Claim, Kind, Status, Submission
from feedback_api.domain.text.cleaning import cleaned, cleaned_line
from feedback_api.security.report_cipher import seal_report
from feedback_api.security.sanitise import render_answer
from feedback_api.services import Services
from feedback_api.settings import KeyUse


@dataclass(frozen=True, kw_only=True)
class About:
    """What staff say a letter is about; nothing where it is about nothing of the kind, or has no title of its own.

    `case` is one of the guide's.
    """

    title: str | None
    guide: str | None
    village: str | None
    case: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decision(StaffRequest):
    """Which act, and what was typed for it.

    `no_personal_details` is the moderator's word that no find is one, `read_for_names` that they read both texts and no
    name or address of anybody is left in them. One never stands for the other.
    """

    act: DeskAct
    public_text: str = ""
    answer: str = ""
    verdict: GuideVerdict | None = None
    reason: str = ""
    no_personal_details: bool = False
    read_for_names: bool = False
    note: str = ""
    recipient: str = ""
    main: str = ""
    assignee: str = ""
    about: About | None = None


def decide(services: Services, decision: Decision) -> Submission:
    """Do it and return what was saved, or raise why this person cannot do that now.

    Where words of the sender leave the office, raise `PersonalDetailsRemain` with what still looks like one, or
    `NotReadForNames` unless the moderator says that no name or address is left. Where the sender's own text, or what
    staff made of it, sounds like a report, the store raises `SecondMemberNeeded`: one member proposes, and another one
    confirms what was proposed. What `DeskAct.forbidden` names is refused whoever asks.
    """
    act, member = decision.act, decision.moderator
    if member.roles.isdisjoint(act.roles):
        raise NotAllowed
    if act.undoes:
        return undo(services, decision)
    _refuse_title(decision)
    words = _words(services, decision)
    if act.answers_a_proposal:
        words = _of_the_proposal(services, decision, words)

    wanted = SubmissionChange(
        act=act.recorded_as,
        make=lambda submission: _decided(services, decision, words, submission),
        content=_content(words),
        publishes=act.changes_site,
        opens=_opens(services, decision, words),
        tells=act.tells_by_mail,
        erases=act.erases,
        seals=(lambda letter: _sealed(services, letter)) if act.seals else None,
        can_be_undone=act.can_be_undone,
    )
    return carried_out(services, decision, wanted, allowed=lambda one: _refuse(services, decision, words, one))


def _refuse(services: Services, decision: Decision, words: StaffWords, submission: Submission) -> None:
    """Raise why it cannot be done to such a submission now."""
    act = decision.act
    never = act.forbidden(submission)
    if never is not None:
        raise never
    if submission.status not in act.before:
        raise act.refusal
    if act.publishes:
        _refuse_details(decision, words)
    refuse_step(services, act, submission, decision.moderator)
    refuse_alone(services, act, submission)


def _opens(services: Services, decision: Decision, words: StaffWords) -> Callable[[Submission], ContentTask | None]:
    """Return the task that the act opens, or closes."""
    if Need.ABOUT in decision.act.needs:
        return lambda changed: refiled_task(services, changed)
    if Status.PUBLISHED in decision.act.before:
        return closing_of(services, decision.moderator)
    return task_of_verdict if words.answer else no_task


def _refuse_details(decision: Decision, words: StaffWords) -> None:
    written = words.answer.markdown if words.answer else ""
    public_text = "\n".join(said for said in (words.public_text, words.note) if said)
    remaining = remaining_details(public_text=public_text, answer=written)
    if remaining.any and not decision.no_personal_details:
        raise PersonalDetailsRemain(remaining.found)
    if not decision.read_for_names:
        raise NotReadForNames


def _of_the_proposal(services: Services, decision: Decision, typed: StaffWords) -> StaffWords:
    """Return what this person read, which is what is kept as long as the version is the one that was seen."""
    submission = seen_by(services, decision.submission_id, decision.moderator)
    if submission.version != decision.version:
        raise SubmissionChanged
    if decision.act.second is not Second.CONFIRMS:
        return typed
    written = StaffWords(public_text=cleaned(decision.public_text), answer=_answer(services, decision))
    return words_proposed(services, submission, written)


def _content(words: StaffWords) -> str:
    """Return what the audit event keeps a digest of."""
    more = [said for said in (words.note, words.recipient, words.main, words.assignee) if said is not None]
    if words.answer is None:
        return json.dumps([words.reason or "", *more]) if more else words.reason or ""
    return json.dumps([words.public_text or "", words.answer.markdown, words.answer.guide_verdict, *more])


def _refuse_title(decision: Decision) -> None:
    """Refuse a title that everybody would read with something that nobody should."""
    if decision.about is None or Need.ABOUT not in decision.act.needs:
        return
    title = decision.about.title or ""
    found = tuple((title, one) for one in find(title))
    if found:
        raise PersonalDetailsRemain(found)
    if title and not decision.read_for_names:
        raise NotReadForNames


def _words(services: Services, decision: Decision) -> StaffWords:  # noqa: C901 one for each need
    words = StaffWords()
    for need in decision.act.needs:
        match need:
            case Need.PUBLIC_TEXT:
                words = replace(words, public_text=cleaned(decision.public_text))
            case Need.ANSWER:
                words = replace(words, answer=_answer(services, decision))
            case Need.REASON:
                words = replace(words, reason=cleaned(decision.reason))
            case Need.NOTE:
                words = replace(words, note=cleaned_line(decision.note))
            case Need.RECIPIENT:
                words = replace(words, recipient=cleaned_line(decision.recipient))
            case Need.ASSIGNEE:
                words = replace(words, assignee=decision.assignee)
            case Need.MAIN:
                words = replace(words, main=main_letter(services, decision.main, of=decision.submission_id).id)
            case Need.VERDICT | Need.READ_FOR_NAMES | Need.ABOUT:
                continue  # part of the answer, or no text; asked for before anything is done
            case never:
                assert_never(never)
    return words


def _answer(services: Services, decision: Decision) -> Answer:
    written = cleaned(decision.answer)
    return Answer(
        markdown=written,
        html=render_answer(written),
        moderator=decision.moderator.name,
        answered_at=services.now(),
        guide_verdict=decision.verdict,
    )


def _decided(services: Services, decision: Decision, words: StaffWords, submission: Submission) -> Submission:
    act, now = decision.act, services.now()
    if act.erases:
        return emptied(submission, now)
    if act.drops_answer:
        return replace(submission, answer=None, first_answer=None)
    if act.after is None:
        return _where_it_stays(services, submission, decision)
    if act.corrects:
        return _corrected(decision, words, submission, now)
    is_claimed = act.after is Status.CLAIMED
    if act.reopens:
        submission = reopened(services, submission, by=decision.moderator.name)
    base = _as_report(services, submission) if act.seals else submission
    moved = replace(
        base,
        due=_due(services, act, base),
        status=act.after,
        batch=None,
        claim=Claim(moderator=decision.moderator.name, until=now + HOLDS) if is_claimed else None,
        earlier=base.earlier if act.after.is_open else (),
        closed_at=None if act.after.is_open else (base.closed_at if act.looks_back else now),
        looked_back_at=now if act.looks_back else base.looked_back_at,
    )
    if act.second is not None:
        return replace(moved, **after_step(services, act, submission, decision.moderator, words))
    return replace(
        moved,
        public_text=base.public_text if words.public_text is None else words.public_text,
        answer=words.answer or base.answer,
        first_answer=words.answer if act.is_first_answer else base.first_answer,
        reason=submission.reason if words.reason is None else words.reason,
        forwarded_to=base.forwarded_to if words.recipient is None else words.recipient,
        merged_into=base.merged_into if words.main is None else words.main,
    )


def _where_it_stays(services: Services, submission: Submission, decision: Decision) -> Submission:
    """Return it with another assignee, or about something else; its status is as it was."""
    if Need.ASSIGNEE in decision.act.needs:
        return replace(submission, assignee=assigned(services, submission, decision.assignee))
    return submission if decision.about is None else replace(submission, **vars(decision.about))


def _corrected(decision: Decision, words: StaffWords, published: Submission, now: datetime) -> Submission:
    if words.answer is None:
        raise NotPublished
    before = SaidBefore(at=now, by=decision.moderator.name, answer=published.answer, note=words.note)
    return corrected(replace(published, public_text=words.public_text), words.answer, before)


_NOTHING_SAID: dict[str, Any] = {
    "public_text": None,
    "answer": None,
    "proposal": None,
    "assignee": None,
    "earlier": (),
    "wish": None,
    "title": None,
    "case": None,
    "forwarded_to": None,
    "merged_into": None,
    "said_before": (),
    "undoable": None,
}


def _as_report(services: Services, letter: Submission) -> Submission:
    """Return the letter as a report, which carries no word of what was written."""
    due = min(letter.due, due_date(Kind.REPORT, services.day_of(letter.received_at), services.catalogue.holidays()))
    return replace(letter, **wordless(), kind=Kind.REPORT, finds=(), due=due, **_NOTHING_SAID)


def _sealed(services: Services, letter: Submission) -> bytes:
    return seal_report(services.settings.key(KeyUse.REPORT), letter.id, words_to_seal(services, letter))


def _due(services: Services, act: DeskAct, submission: Submission) -> date:
    """Return by when the office owes something now: after the first answer to a report, its decision."""
    if act is not FIRST_ANSWER:
        return submission.due
    return decision_due(services.day_of(submission.received_at))
