"""Shows a member of staff the original text and contact, and keeps that this was done."""

from dataclasses import dataclass

from feedback_api.actions.acting import MOST_TRIES, Change, event_of
from feedback_api.contact_cipher import opened_contact
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import NotAllowed, SubmissionChanged
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Contact, Submission
from feedback_api.services import Services
from feedback_api.settings import KeyUse


@dataclass(frozen=True, kw_only=True)
class Unmasked:
    """The submission, whose `text` may now be shown as it is, and how to reach the sender."""

    submission: Submission
    contact: Contact


def unmask(services: Services, *, submission_id: str, moderator: StaffMember) -> Unmasked:
    """Return the original once; the act is in the audit chain before anything is shown.

    The version stays as it was: reading is no reason to send a colleague's answer back.
    """
    for _ in range(MOST_TRIES):
        submission = services.store.submissions.get(submission_id)
        if not moderator.may_see(submission):
            raise NotAllowed
        event = event_of(services, submission, Change(act=Act.UNMASKED, make=lambda read: read), moderator)
        try:
            noted = services.store.submissions.note(event)
        except SubmissionChanged:
            continue
        sealed_contact = services.store.submissions.contact(submission_id)
        keys = services.settings.keys(KeyUse.CONTACT)
        return Unmasked(submission=noted, contact=opened_contact(keys, submission_id, sealed_contact))
    raise SubmissionChanged
