"""Ends a submission: publish, answer privately, decline, mark as spam; or take a published one back."""

import json
from dataclasses import dataclass, replace

from feedback_api.actions.acting import Change, StaffRequest, carried_out, change
from feedback_api.actions.content_tasks import task_of_verdict
from feedback_api.actions.preview import remaining_details
from feedback_api.domain.answer import Answer, GuideVerdict
from feedback_api.domain.audit import Act
from feedback_api.domain.cleaning import cleaned, cleaned_line
from feedback_api.domain.errors import NotPublished, PersonalDetailsRemain
from feedback_api.domain.submission import Status, Submission
from feedback_api.sanitise import render_answer
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class PublishRequest(StaffRequest):
    """Let out `public_text` with the answer; `no_personal_details` is the moderator's word that no find is one."""

    public_text: str
    answer: str
    verdict: GuideVerdict | None = None
    no_personal_details: bool = False


@dataclass(frozen=True, kw_only=True)
class PrivateAnswerRequest(StaffRequest):
    """Answer the sender alone."""

    answer: str
    verdict: GuideVerdict | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineRequest(StaffRequest):
    """Say why it cannot be answered, and where the sender can go then."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(StaffRequest):
    """Take a published answer back, and say why."""

    reason: str


def publish(services: Services, request: PublishRequest) -> Submission:
    """Publish question and answer, or raise `PersonalDetailsRemain` with what still looks like one."""
    public_text = cleaned(request.public_text)
    remaining = remaining_details(public_text=public_text, answer=request.answer)
    if remaining.any and not request.no_personal_details:
        raise PersonalDetailsRemain(in_question=remaining.in_question, in_answer=remaining.in_answer)
    answer = _answer(services, request, request.answer, request.verdict)

    def made(submission: Submission) -> Submission:
        return replace(_closed(services, submission, Status.PUBLISHED), public_text=public_text, answer=answer)

    content = _content(public_text, answer)
    wanted = Change(act=Act.PUBLISHED, make=made, content=content, publishes=True, opens=task_of_verdict, tells=True)
    return change(services, request, wanted)


def answer_privately(services: Services, request: PrivateAnswerRequest) -> Submission:
    """Keep an answer that only the sender can read, with the tracking code."""
    answer = _answer(services, request, request.answer, request.verdict)

    def made(submission: Submission) -> Submission:
        return replace(_closed(services, submission, Status.ANSWERED_PRIVATELY), answer=answer)

    content = _content("", answer)
    wanted = Change(act=Act.ANSWERED_PRIVATELY, make=made, content=content, opens=task_of_verdict, tells=True)
    return change(services, request, wanted)


def decline(services: Services, request: DeclineRequest) -> Submission:
    """Close it with a reason that the sender reads."""
    reason = cleaned(request.reason)

    def made(submission: Submission) -> Submission:
        return replace(_closed(services, submission, Status.DECLINED), reason=reason)

    return change(services, request, Change(act=Act.DECLINED, make=made, content=reason, tells=True))


def mark_spam(services: Services, request: StaffRequest) -> Submission:
    """Close it as something no resident meant for the office."""

    def made(submission: Submission) -> Submission:
        return _closed(services, submission, Status.SPAM)

    return change(services, request, Change(act=Act.MARKED_SPAM, make=made))


def withdraw(services: Services, request: WithdrawRequest) -> Submission:
    """Take a published answer off the site everywhere; its place in the sequence of changes stays."""
    reason = cleaned_line(request.reason)

    def made(submission: Submission) -> Submission:
        return replace(_closed(services, submission, Status.DECLINED), reason=reason)

    wanted = Change(act=Act.WITHDRAWN, make=made, content=reason, publishes=True, tells=True)
    return carried_out(services, request, wanted, allowed=_must_be_published)


def _closed(services: Services, submission: Submission, status: Status) -> Submission:
    return replace(submission, status=status, claim=None, closed_at=services.now())


def _answer(services: Services, request: StaffRequest, markdown: str, verdict: GuideVerdict | None) -> Answer:
    written = cleaned(markdown)
    return Answer(
        markdown=written,
        html=render_answer(written),
        moderator=request.moderator.name,
        answered_at=services.now(),
        guide_verdict=verdict,
    )


def _content(public_text: str, answer: Answer) -> str:
    return json.dumps([public_text, answer.markdown, answer.guide_verdict])


def _must_be_published(submission: Submission) -> None:
    if submission.status is not Status.PUBLISHED:
        raise NotPublished
