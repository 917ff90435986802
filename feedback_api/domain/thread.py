"""What holds of a thread: one more message may follow the answer to a letter, under the same code."""

import base64
import hashlib
from collections.abc import Set as AbstractSet
from datetime import date

from feedback_api.domain.calendar.working_days import working_days_after
from feedback_api.domain.submissions.submission import Status, Submission

# So many working days after the answer the sender may still ask about it.
FOLLOW_UP_DAYS = 10
_ANSWERED = frozenset({Status.PUBLISHED, Status.ANSWERED_PRIVATELY, Status.MERGED})


def follow_up_id(first_id: str) -> str:
    """Return the id of the one message that can follow this letter: whoever sends twice meets what was kept first."""
    return base64.b32encode(hashlib.sha256(f"susulan/{first_id}".encode()).digest()).decode()[:10].lower()


def is_answered(letter: Submission) -> bool:
    """Say whether its sender reads an answer to it that something may follow."""
    is_whole = letter.follows is None and letter.erased_at is None and letter.closed_at is not None
    return is_whole and letter.status in _ANSWERED


def last_day(answered_on: date, holidays: AbstractSet[date]) -> date:
    """Return the last day on which something may follow an answer that was given on this local day."""
    return working_days_after(answered_on, FOLLOW_UP_DAYS, holidays)


def is_private_with(first: Submission) -> bool:
    """Say whether what follows this letter is answered in private: a thread is as public as it began."""
    return first.status is not Status.PUBLISHED or not first.may_be_published


def is_published_with(first: Submission | None) -> bool:
    """Say whether something that follows this letter has a page to stand on now."""
    return first is not None and not is_private_with(first)
