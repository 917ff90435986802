"""Corrects, for whoever has the code, a name or a contact at once, and a text so that staff see what it said before."""

from dataclasses import dataclass, replace

from feedback_api.actions.letters.opening import whole_words_of
from feedback_api.actions.senders.sender_acting import SenderRequest, acted
from feedback_api.domain.acts.sender_acts import CORRECT_CONTACT, CORRECT_TEXT, WISH_CORRECTION
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.personal.personal_details import find
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.submission import Contact, SendersWords, Submission
from feedback_api.security.contact_cipher import seal_contact
from feedback_api.security.report_cipher import seal_report
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.store.protocol import Along


@dataclass(frozen=True, kw_only=True)
class ContactCorrection(SenderRequest):
    """What is new; what is empty stays as it was."""

    contact: Contact


@dataclass(frozen=True, kw_only=True)
class TextCorrection(SenderRequest):
    """How the text should read, cleaned at the door."""

    text: str


def correct_contact(services: Services, correction: ContactCorrection) -> Submission:
    """Keep the new name or contact in the place of the old."""

    def write(submission: Submission, event: AuditEvent) -> Submission:
        words = whole_words_of(services, submission)
        said = {name: value for name, value in vars(correction.contact).items() if value}
        contact = replace(words.contact, **said)
        if submission.kind.is_confidential:
            key = services.settings.key(KeyUse.REPORT)
            sealed: bytes | None = seal_report(key, submission.id, replace(words, contact=contact))
        else:
            sealed = seal_contact(services.settings.key(KeyUse.CONTACT), submission.id, contact)
        corrected = replace(
            submission, has_contact=not contact.is_empty, has_mail_address=contact.mail_address is not None
        )
        return services.store.submissions.replace_contact(corrected, sealed, event)

    return acted(services, correction, CORRECT_CONTACT, write)


def correct_text(services: Services, correction: TextCorrection) -> Submission:
    """Let an open letter say this; staff see what it said before until they have decided."""

    def write(letter: Submission, event: AuditEvent) -> Submission:
        before = SendersWords(text=letter.text, at=services.now())
        text = correction.text
        corrected = replace(letter, text=text, finds=find(text), earlier=(*letter.earlier, before))
        return services.store.submissions.save(corrected, event, publishes=False)

    return acted(services, correction, CORRECT_TEXT, write, content=correction.text)


def wish_task(submission_id: str) -> str:
    """Return the id of the task that tells staff of a wish."""
    return f"correction~{submission_id}"


def wish_correction(services: Services, correction: TextCorrection) -> Submission:
    """Lay before staff how a published letter should read; they decide."""

    def write(letter: Submission, event: AuditEvent) -> Submission:
        now = services.now()
        wished = replace(letter, wish=SendersWords(text=correction.text, at=now))
        task = ContentTask(
            id=wish_task(letter.id),
            reason=TaskReason.CORRECTION_WISHED,
            opened_at=now,
            guide=letter.guide,
            submission=letter.id,
        )
        return services.store.submissions.save(wished, event, publishes=False, along=Along(opens=task))

    return acted(services, correction, WISH_CORRECTION, write, content=correction.text)
