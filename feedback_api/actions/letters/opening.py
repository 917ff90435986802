"""Opens what is kept sealed beside a submission: how to reach its sender, and what a report says."""

from feedback_api.domain.errors import NoKeyFits
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.field_values import written_in
from feedback_api.domain.submissions.submission import Contact, Submission
from feedback_api.security.contact_cipher import contact_in, opened_contact
from feedback_api.security.report_cipher import opened_report
from feedback_api.services import Services
from feedback_api.settings import KeyUse

_ERASED = ReportWords(texts={}, contact=Contact())


def words_of(services: Services, submission: Submission) -> ReportWords:
    """Return text and contact, those of a report too; whoever asks keeps in the chain of acts that it was opened.

    A report that is there and cannot be opened raises `NoKeyFits`; a letter can be read without its contact.
    """
    sealed = services.store.submissions.contact(submission.id)
    if submission.kind.is_confidential:
        return _report(services, submission, sealed)
    contact = opened_contact(services.settings.keys(KeyUse.CONTACT), submission.id, sealed)
    return ReportWords(texts=written_in(submission), contact=contact)


def words_to_seal(services: Services, letter: Submission) -> ReportWords:
    """Return all that a letter says, or raise `NoKeyFits`: sealing it without its contact would lose the contact."""
    sealed = services.store.submissions.contact(letter.id)
    if sealed is None and letter.has_contact:
        raise NoKeyFits
    contact = contact_in(services.settings.keys(KeyUse.CONTACT), letter.id, sealed)
    return ReportWords(texts=written_in(letter), contact=contact)


def whole_words_of(services: Services, submission: Submission) -> ReportWords:
    """Return all that anything says, or raise `NoKeyFits`: for its sender, who misses what is left out."""
    return words_of(services, submission) if submission.kind.is_confidential else words_to_seal(services, submission)


def contact_of(services: Services, submission: Submission) -> Contact:
    """Return how to reach the sender; an empty contact if none was left, none is left, or none can be opened."""
    try:
        return words_of(services, submission).contact
    except NoKeyFits:
        return Contact()


def _report(services: Services, report: Submission, sealed: bytes | None) -> ReportWords:
    if report.erased_at is not None:
        return _ERASED
    if sealed is None:
        raise NoKeyFits
    return opened_report(services.settings.keys(KeyUse.REPORT), report.id, sealed)
