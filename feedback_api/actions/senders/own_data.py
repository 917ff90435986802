"""Gives whoever has the code a copy of everything that is kept about a letter, and keeps that this was done."""

from dataclasses import dataclass, replace

from feedback_api.actions.letters.merging import as_sender_sees
from feedback_api.actions.letters.opening import whole_words_of
from feedback_api.actions.letters.thread import second_of
from feedback_api.actions.senders.sender_acting import SenderRequest, acted
from feedback_api.domain.acts.sender_acts import COPY
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """All of it: the submission, what is sealed beside it, its acts, what was sent to its sender, what follows it.

    `merged_on` is whose page shows the answer of a merged letter, as long as everybody can read it.
    """

    submission: Submission
    words: ReportWords
    events: tuple[AuditEvent, ...]
    notice: Notice | None
    merged_on: str | None = None
    second: "OwnData | None" = None


def own_data(services: Services, code: str) -> OwnData:
    """Return the copy; that it was given stands in the chain of acts before anything is shown."""
    own = _own_data(services, SenderRequest(code=code, version=None))
    if second_of(services, own.submission) is None:
        return own
    return replace(own, second=_own_data(services, SenderRequest(code=code, version=None, second=True)))


def _own_data(services: Services, request: SenderRequest) -> OwnData:
    submissions = services.store.submissions
    submission = acted(services, request, COPY, lambda _, event: submissions.note(event))
    seen = as_sender_sees(services, submission)
    return OwnData(
        submission=submission,
        words=whole_words_of(services, submission),
        events=tuple(submissions.events(submission.id)),
        notice=services.store.notices.get(submission.id),
        merged_on=None if seen.page_of == submission.id else seen.page_of,
    )
