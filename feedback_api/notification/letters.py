"""Writes the one letter a sender gets: that there is an answer, and where. Nothing anybody wrote is in it."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.submission import SenderStatus, Submission
from feedback_api.notification import wording
from feedback_api.notification.protocol import Letter
from feedback_api.wording import KIND_WORDS


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who writes, and where its site is."""

    name: str
    origin: str


def letter_about(submission: Submission, *, to: str, wanted_at: datetime, office: Office) -> Letter | None:
    """Return the letter about a decision; nothing if senders are not told of such a one."""
    where = wording.WHERE.get(submission.status)
    if where is None:
        return None
    is_answered = submission.sender_status is SenderStatus.ANSWERED
    subject = wording.ANSWERED_SUBJECT if is_answered else wording.NOT_ANSWERED_SUBJECT
    first = wording.ANSWERED if is_answered else wording.NOT_ANSWERED
    said = {"kind": KIND_WORDS[submission.kind], "office": office.name, "origin": office.origin, "id": submission.id}
    text = "\n\n".join((first, *where, wording.WHY_THIS_LETTER))
    return Letter(
        name=f"{submission.id}.{int(wanted_at.timestamp())}",
        written_at=wanted_at,
        to=to,
        subject=subject.format(**said),
        text=f"{text.format(**said)}\n",
    )
