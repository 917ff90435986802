"""Shows a member of staff the original text and contact, and keeps that this was done."""

from dataclasses import dataclass

from feedback_api.actions.letters.acting import MOST_TRIES, SubmissionChange, event_of, seen_by
from feedback_api.actions.letters.opening import words_of
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SubmissionChanged
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.submission import Contact, Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class Unmasked:
    """The submission, what was written, and how to reach the sender: to be shown in this one answer."""

    submission: Submission
    words: ReportWords

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def contact(self) -> Contact:
        return self.words.contact


def unmask(services: Services, *, submission_id: str, moderator: StaffMember) -> Unmasked:
    """Return the original once; the act is in the audit chain before anything is shown.

    What cannot be opened is not noted as opened: `NoKeyFits`. The version stays as it was: reading is no reason to send
    a colleague's answer back.
    """
    for _ in range(MOST_TRIES):
        submission = seen_by(services, submission_id, moderator)
        words = words_of(services, submission)
        event = event_of(services, submission, SubmissionChange(act=Act.UNMASKED, make=lambda read: read), moderator)
        try:
            noted = services.store.submissions.note(event)
        except SubmissionChanged:
            continue
        return Unmasked(submission=noted, words=words)
    raise SubmissionChanged
