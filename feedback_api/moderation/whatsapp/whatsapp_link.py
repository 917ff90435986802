"""Makes the link by which staff tell a sender on WhatsApp that there is news: nothing that anybody wrote goes along."""

from datetime import datetime
from urllib.parse import quote

from feedback_api.actions.decisions.unmask import Unmasked
from feedback_api.domain.acts.sender_reads import SenderReads, outcome_of
from feedback_api.domain.submissions.going_back import is_undoable
from feedback_api.domain.submissions.submission import Kind, Submission
from feedback_api.domain.text.pressable import mobile_number
from feedback_api.moderation import wording
from feedback_api.services import Services
from feedback_api.wording import KIND_WORDS

LINK = "https://wa.me/{number}?text={text}"
_ANSWERED = (SenderReads.PAGE, SenderReads.ANSWER)
_NEWS = {
    **dict.fromkeys(_ANSWERED, wording.ANSWER_IS_THERE),
    **dict.fromkeys((SenderReads.FORWARDED, SenderReads.REASON, SenderReads.WITHDRAWN), wording.NEWS_IS_THERE),
    SenderReads.READY: wording.READY_IS_THERE,
    SenderReads.COME_FIRST: wording.COME_FIRST_IS_THERE,
}


def ready_link(services: Services, submission: Submission, opened: Unmasked | None) -> str | None:
    """Return it for whoever has just opened the contact of a letter that was decided and left a mobile number.

    Never of a report. Of papers that were handed in no number is kept: staff choose whom they write to. As mail does,
    it waits until the act can no longer be undone.
    """
    number = _number(submission, opened)
    if submission.kind.is_confidential or outcome_of(submission) not in _NEWS:
        return None
    if number is None or waits_until(submission, services.now()) is not None:
        return None
    news = _NEWS[outcome_of(submission)].format(kind=KIND_WORDS[submission.kind])
    office, address = services.office().name, f"{services.settings.origin}/lacak/"
    return link_to(number, wording.TOLD_ON_WHATSAPP.format(office=office, news=news, address=address))


def _number(submission: Submission, opened: Unmasked | None) -> str | None:
    if submission.kind is Kind.HANDED_IN:
        return ""
    return None if opened is None else mobile_number(opened.contact.address or "")


def link_to(number: str, text: str) -> str:
    return LINK.format(number=number, text=quote(text, safe=""))


def waits_until(submission: Submission, now: datetime) -> datetime | None:
    """Return until when the last act can be undone, so that nobody is told of it before."""
    last = submission.undoable
    return last.until if last and is_undoable(last, now) else None
