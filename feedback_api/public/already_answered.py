"""Finds what the office has said before about the same guide: perhaps the sender need not wait."""

from feedback_api.domain.submissions.answer import PublishedAnswer
from feedback_api.domain.submissions.publication import published_answer
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

MOST_SHOWN = 2
# The newest fifty are enough: older answers stand on the guide's own page.
LOOKED_THROUGH = 50


def already_answered(services: Services, submission: Submission) -> tuple[PublishedAnswer, ...]:
    """Return the newest published answers about the submission's guide."""
    if submission.guide is None:
        return ()
    newest = services.store.submissions.published(limit=LOOKED_THROUGH).items
    others = (one for one in newest if one.follows is None and one.id != submission.id)
    same = [published_answer(one) for one in others if one.guide == submission.guide]
    return tuple(same[:MOST_SHOWN])
