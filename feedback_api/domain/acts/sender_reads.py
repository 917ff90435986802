"""What the sender of a submission reads of where it stands."""

from enum import StrEnum
from typing import assert_never

from feedback_api.domain.submissions.submission import Status, Submission


class SenderReads(StrEnum):
    """What a sender reads of the outcome, on the status page and in the mail that leads there."""

    DUE = "due"
    PAGE = "page"
    ANSWER = "answer"
    FORWARDED = "forwarded"
    REASON = "reason"
    WITHDRAWN = "withdrawn"
    TAKEN_FOR_SPAM = "taken_for_spam"
    TAKEN_BACK = "taken_back"
    READY = "ready"
    COME_FIRST = "come_first"


def outcome_of(submission: Submission) -> SenderReads:
    """Return what the sender of this one reads: of an answer that was taken from the site, that it was."""
    return SenderReads.WITHDRAWN if submission.is_withdrawn else reading_of(submission.status)


def reading_of(status: Status) -> SenderReads:  # noqa: C901, PLR0911 one for each outcome
    """Return what the sender of a submission with this status reads."""
    match status:
        case Status.WAITING | Status.CLAIMED:
            return SenderReads.DUE
        case Status.PUBLISHED:
            return SenderReads.PAGE
        case Status.ANSWERED_PRIVATELY | Status.MERGED:
            return SenderReads.ANSWER
        case Status.FORWARDED:
            return SenderReads.FORWARDED
        case Status.DECLINED:
            return SenderReads.REASON
        case Status.SPAM:
            return SenderReads.TAKEN_FOR_SPAM
        case Status.TAKEN_BACK:
            return SenderReads.TAKEN_BACK
        case Status.READY:
            return SenderReads.READY
        case Status.COME_FIRST:
            return SenderReads.COME_FIRST
        case never:
            assert_never(never)
