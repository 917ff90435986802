"""Writes the one letter a sender gets: that there is an answer, and where. Nothing anybody wrote is in it."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.acts.sender_reads import outcome_of
from feedback_api.domain.submissions.submission import Submission
from feedback_api.notification import wording
from feedback_api.notification.protocol import MailMessage
from feedback_api.wording import KIND_WORDS


@dataclass(frozen=True, kw_only=True)
class MailSender:
    """Who writes, and where its site is."""

    name: str
    origin: str


def letter_about(submission: Submission, *, to: str, wanted_at: datetime, office: MailSender) -> MailMessage | None:
    """Return the letter about a decision; nothing if senders are not told of such a one."""
    words = wording.MAIL.get(outcome_of(submission))
    if words is None:
        return None
    kind = wording.ANY_KIND if submission.kind.is_confidential else KIND_WORDS[submission.kind]
    why = wording.WHY_THIS_LETTER_OF_FETCHED if submission.kind.is_fetched else wording.WHY_THIS_LETTER
    said = {"kind": kind, "office": office.name, "origin": office.origin, "id": submission.page_id}
    text = "\n\n".join((words.happened, *words.where, why))
    return MailMessage(
        name=f"{submission.id}.{int(wanted_at.timestamp())}",
        written_at=wanted_at,
        to=to,
        subject=words.subject.format(**said),
        text=f"{text.format(**said)}\n",
    )
