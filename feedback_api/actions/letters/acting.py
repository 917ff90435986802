"""Carries out one act of a member of staff: read, check, change, seal, save."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from feedback_api.actions.letters.thread import with_contact
from feedback_api.domain.audit import Act, AuditEvent, Deed, sealed
from feedback_api.domain.errors import (
    HeldBySomebodyElse,
    NotAllowed,
    SubmissionChanged,
    SubmissionNotFound,
    SubmissionSetAside,
)
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.stored_format import own_fields
from feedback_api.domain.submissions.going_back import UNDO_FOR, Undoable
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.services import Services
from feedback_api.store.protocol import Along

# A colleague's unmasking may slip in between our read and our write; it changes nothing that was read.
MOST_TRIES = 8
# What undoing an act leaves as it is: where it stands, what its sender has done since, and acts before that one.
_STAYS = frozenset(
    {"version", "acts", "audit_head", "change", "ordinal", "undoable", "has_contact", "has_mail_address", "wish"}
)


@dataclass(frozen=True, kw_only=True)
class StaffRequest:
    """Who wants to act on which submission, and the version that person was looking at."""

    submission_id: str
    version: int
    moderator: StaffMember


def seen_by(services: Services, submission_id: str, member: StaffMember) -> Submission:
    """Return a submission this person may see, or raise `NotAllowed`.

    To whom a report is none of their business it does not exist: `SubmissionNotFound`.
    """
    submission = services.store.submissions.get(submission_id)
    if not member.may_see(submission):
        raise SubmissionNotFound if submission.kind.is_confidential else NotAllowed
    return submission


def shown_to(services: Services, submission_id: str, member: StaffMember) -> Submission | None:
    """Return a submission for a list; nothing where this person may not see it, or nobody can."""
    try:
        return seen_by(services, submission_id, member)
    except (SubmissionNotFound, SubmissionSetAside, NotAllowed):
        return None


def no_task(_submission: Submission) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class SubmissionChange:
    """What an act does to a submission; `content` is what its audit event keeps a salted digest of.

    `opens` names the task that the changed submission asks of editors, if it asks one. `tells` says that a sender who
    left an address hears of it. `seals` returns what takes the place of the contact when a letter becomes a report;
    `erases` forgets what is sealed. What `can_be_undone` is kept for ten minutes with what it replaced. `untells` takes
    away the notice of the act before, or puts another in its place.
    """

    act: Act
    make: Callable[[Submission], Submission]
    content: str = ""
    publishes: bool = False
    opens: Callable[[Submission], ContentTask | None] = no_task
    tells: bool = False
    seals: Callable[[Submission], bytes] | None = None
    erases: bool = False
    can_be_undone: bool = False
    untells: bool = False


def carried_out(
    services: Services, request: StaffRequest, wanted: SubmissionChange, *, allowed: Callable[[Submission], None]
) -> Submission:
    """Change a submission that `allowed` lets pass; whoever saw an older version gets `SubmissionChanged`."""
    for _ in range(MOST_TRIES):
        submission = _as_seen(services, request)
        allowed(submission)
        event = event_of(services, submission, wanted, request.moderator)
        try:
            return _saved(services, wanted, submission, event)
        except SubmissionChanged:
            continue
    raise SubmissionChanged


def _saved(services: Services, wanted: SubmissionChange, before: Submission, event: AuditEvent) -> Submission:
    submissions, made = services.store.submissions, wanted.make(before)
    if wanted.seals is not None:
        return submissions.seal(made, wanted.seals(before), event, year=services.today().year)
    if wanted.erases:
        return submissions.erase(made, event)
    along = _along(services, wanted, before, made)
    changed = replace(made, undoable=_undoable(wanted, before, made, event, along=along))
    publishes = wanted.publishes and Status.PUBLISHED in {before.status, changed.status}
    return submissions.save(changed, event, publishes=publishes, along=along)


def _undoable(
    wanted: SubmissionChange, before: Submission, after: Submission, event: AuditEvent, *, along: Along
) -> Undoable | None:
    if not wanted.can_be_undone:
        return None
    names = (name for name in own_fields(Submission) if name not in _STAYS)
    replaced = {name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}
    tells, owed = along.tells is not None, along.owed is not None
    return Undoable(act=wanted.act, by=event.actor, at=event.at, before=replaced, tells=tells, owed=owed)


def _owed(services: Services, wanted: SubmissionChange, before: Submission) -> Notice | None:
    """Return the notice of an act before, if undoing has to put it back; once a try of it began it may have arrived."""
    if not wanted.can_be_undone or before.status.is_open or not _is_reachable(services, before):
        return None
    notice = services.store.notices.get(before.id)
    return notice if notice is not None and notice.due_at is not None and not notice.tries else None


def _is_reachable(services: Services, submission: Submission) -> bool:
    return with_contact(services, submission).has_mail_address


def _along(services: Services, wanted: SubmissionChange, before: Submission, changed: Submission) -> Along:
    """Return what is kept with it; a notice waits as long as the act can be undone."""
    now = services.now()
    is_told = wanted.tells and services.settings.mail is not None and _is_reachable(services, changed)
    held = UNDO_FOR if wanted.can_be_undone or wanted.untells else timedelta()
    notice = Notice(submission_id=changed.id, wanted_at=now, due_at=now + held) if is_told else None
    owed = _owed(services, wanted, before)
    return Along(opens=wanted.opens(changed), tells=notice, untells=wanted.untells, owed=owed)


def event_of(
    services: Services, submission: Submission, wanted: SubmissionChange, moderator: StaffMember
) -> AuditEvent:
    """Return the sealed event that joins the submission's chain."""
    deed = Deed(act=wanted.act, actor=moderator.name, at=services.now(), content=wanted.content)
    return sealed(submission.chain_end, deed, salt=services.new_key())


def _as_seen(services: Services, request: StaffRequest) -> Submission:
    submission = seen_by(services, request.submission_id, request.moderator)
    if submission.version != request.version:
        raise SubmissionChanged
    if submission.is_held_from(*request.moderator.names, now=services.now()):
        raise HeldBySomebodyElse
    return submission
