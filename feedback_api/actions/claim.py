"""Lets a member of staff hold a submission while answering it, and let go of it again."""

from dataclasses import replace
from datetime import timedelta

from feedback_api.actions.acting import Change, StaffRequest, change
from feedback_api.domain.audit import Act
from feedback_api.domain.submission import Claim, Status, Submission
from feedback_api.services import Services

HOLDS = timedelta(minutes=30)


def claim(services: Services, request: StaffRequest) -> Submission:
    """Hold it for 30 minutes; raises `HeldBySomebodyElse` while a colleague does."""
    held = Claim(moderator=request.moderator.name, until=services.now() + HOLDS)

    def made(submission: Submission) -> Submission:
        return replace(submission, status=Status.CLAIMED, claim=held)

    return change(services, request, Change(act=Act.CLAIMED, make=made))


def release(services: Services, request: StaffRequest) -> Submission:
    """Put it back into the queue."""
    return change(services, request, Change(act=Act.RELEASED, make=_released))


def _released(submission: Submission) -> Submission:
    return replace(submission, status=Status.WAITING, claim=None)
