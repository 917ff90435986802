"""Carries out one act of a member of staff: read, check, change, seal, save."""

from collections.abc import Callable
from dataclasses import dataclass

from feedback_api.domain.audit import Act, AuditEvent, Deed, sealed
from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.errors import AlreadyDecided, HeldBySomebodyElse, NotAllowed, SubmissionChanged
from feedback_api.domain.notice import Notice
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.services import Services
from feedback_api.store.protocol import Along

# A colleague's unmasking may slip in between our read and our write; it changes nothing that was read.
MOST_TRIES = 8


@dataclass(frozen=True, kw_only=True)
class StaffRequest:
    """Who wants to act on which submission, and the version that person was looking at."""

    submission_id: str
    version: int
    moderator: StaffMember


def _no_task(_submission: Submission) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Change:
    """What an act does to a submission; `content` is what its audit event keeps a salted digest of.

    `opens` names the task that the changed submission asks of editors, if it asks one. `tells` says that a sender who
    left an address hears of it.
    """

    act: Act
    make: Callable[[Submission], Submission]
    content: str = ""
    publishes: bool = False
    opens: Callable[[Submission], ContentTask | None] = _no_task
    tells: bool = False


def change(services: Services, request: StaffRequest, wanted: Change) -> Submission:
    """Change an open submission, or raise why this person cannot do that now."""
    return carried_out(services, request, wanted, allowed=_must_be_open)


def carried_out(
    services: Services, request: StaffRequest, wanted: Change, *, allowed: Callable[[Submission], None]
) -> Submission:
    """Change a submission that `allowed` lets pass; whoever saw an older version gets `SubmissionChanged`."""
    for _ in range(MOST_TRIES):
        submission = _as_seen(services, request)
        allowed(submission)
        changed = wanted.make(submission)
        try:
            return services.store.submissions.save(
                changed,
                event_of(services, submission, wanted, request.moderator),
                publishes=wanted.publishes,
                along=_along(services, wanted, changed),
            )
        except SubmissionChanged:
            continue
    raise SubmissionChanged


def _along(services: Services, wanted: Change, changed: Submission) -> Along:
    now = services.now()
    is_told = wanted.tells and changed.has_mail_address and services.settings.mail is not None
    notice = Notice(submission_id=changed.id, wanted_at=now, due_at=now) if is_told else None
    return Along(opens=wanted.opens(changed), tells=notice)


def event_of(services: Services, submission: Submission, wanted: Change, moderator: StaffMember) -> AuditEvent:
    """Return the sealed event that joins the submission's chain."""
    deed = Deed(act=wanted.act, actor=moderator.name, at=services.now(), content=wanted.content)
    return sealed(submission.chain_end, deed, salt=services.new_key())


def _as_seen(services: Services, request: StaffRequest) -> Submission:
    submission = services.store.submissions.get(request.submission_id)
    if not request.moderator.may_see(submission):
        raise NotAllowed
    if submission.version != request.version:
        raise SubmissionChanged
    if submission.is_held_from(request.moderator.name, now=services.now()):
        raise HeldBySomebodyElse
    return submission


def _must_be_open(submission: Submission) -> None:
    if not submission.status.is_open:
        raise AlreadyDecided
