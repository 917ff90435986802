"""Finds the other letter of a thread, and says what its sender can do and reads of the second."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from feedback_api.actions.letters.merging import AsSenderSees, as_sender_sees
from feedback_api.domain.acts.desk_acts import DeskAct
from feedback_api.domain.errors import FollowUpFirst, SubmissionNotFound, SubmissionSetAside, ThreadNotPublic
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.thread import follow_up_id, is_answered, is_published_with, last_day
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Until which day something may follow a letter, and whether that day is over."""

    until: date
    is_over: bool


def second_of(services: Services, first: Submission) -> Submission | None:
    """Return what follows a letter; one that this version may not act on raises `SubmissionSetAside`."""
    if first.follows is not None:
        return None
    with suppress(SubmissionNotFound):
        return services.store.submissions.get(follow_up_id(first.id))
    return None


def first_of(services: Services, second: Submission) -> Submission | None:
    """Return the letter that this one follows."""
    if second.follows is None:
        return None
    with suppress(SubmissionNotFound, SubmissionSetAside):
        return services.store.submissions.get(second.follows)
    return None


def asking_of(services: Services, first: Submission) -> Asking | None:
    """Return until when something may follow this letter; nothing if its sender reads no answer to it."""
    if not is_answered(first) or first.closed_at is None:
        return None
    if first.status is Status.MERGED and as_sender_sees(services, first).submission.status is not Status.PUBLISHED:
        return None
    until = last_day(services.day_of(first.closed_at), services.catalogue.holidays())
    return Asking(until=until, is_over=services.today() > until)


def with_contact(services: Services, submission: Submission) -> Submission:
    """Return the letter that holds how to reach the sender: of a thread always the first."""
    return first_of(services, submission) or submission


def second_as_sender_sees(services: Services, second: Submission) -> AsSenderSees:
    """Return what follows a letter as its sender reads it; without the page of the first its answer is private."""
    seen = as_sender_sees(services, second)
    if second.status is not Status.PUBLISHED:
        return seen
    if is_published_with(first_of(services, second)):
        return AsSenderSees(submission=second, page_of=second.page_id)
    return AsSenderSees(submission=replace(second, status=Status.ANSWERED_PRIVATELY), page_of=second.page_id)


def refuse_alone(services: Services, act: DeskAct, submission: Submission) -> None:
    """Raise why an act cannot be done to one letter of a thread while the other one is as it is.

    What follows a letter stands on its page, or nowhere: `ThreadNotPublic`. A letter becomes a report after what
    follows it, which tells of the same: `FollowUpFirst`.
    """
    if submission.follows is not None and act.publishes and not is_published_with(first_of(services, submission)):
        raise ThreadNotPublic
    if act.seals:
        second = second_of(services, submission)
        if second is not None and not second.kind.is_confidential and second.erased_at is None:
            raise FollowUpFirst
