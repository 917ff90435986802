"""Carries out one act of a sender: find by the code, check, seal, save."""

from collections.abc import Callable
from dataclasses import dataclass

from feedback_api.actions.letters.acting import MOST_TRIES
from feedback_api.actions.letters.thread import second_of
from feedback_api.actions.senders.submit import SENDER
from feedback_api.actions.senders.track import track
from feedback_api.domain.acts.sender_acts import SenderAct
from feedback_api.domain.audit import AuditEvent, Deed, sealed
from feedback_api.domain.errors import NotOffered, SubmissionChanged
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

Write = Callable[[Submission, AuditEvent], Submission]


@dataclass(frozen=True, kw_only=True)
class SenderRequest:
    """Whoever has the code, and the version that person was looking at; without one any will do.

    `second`: it is about what follows the letter that has the code.
    """

    code: str
    version: int | None
    second: bool = False


def refuse_unseen(submission: Submission, request: SenderRequest, act: SenderAct) -> None:
    """Raise `SubmissionChanged` to whoever saw an older version, `NotOffered` where the act is not possible."""
    if request.version not in {None, submission.version}:
        raise SubmissionChanged
    if not act.is_offered(submission):
        raise NotOffered


def part_of(services: Services, first: Submission, *, second: bool) -> Submission:
    """Return the letter, or what follows it; raise `NotOffered` if nothing does."""
    found = second_of(services, first) if second else first
    if found is None:
        raise NotOffered
    return found


def acted(services: Services, request: SenderRequest, act: SenderAct, write: Write, *, content: str = "") -> Submission:
    """Do it and return what was saved; raise `NotOffered`, or `SubmissionChanged` to whoever saw an older version."""
    for _ in range(MOST_TRIES):
        submission = part_of(services, track(services, request.code), second=request.second)
        refuse_unseen(submission, request, act)
        deed = Deed(act=act.recorded_as, actor=SENDER, at=services.now(), content=content)
        try:
            return write(submission, sealed(submission.chain_end, deed, salt=services.new_key()))
        except SubmissionChanged:  # staff opened the original meanwhile, which changes nothing here
            continue
    raise SubmissionChanged
