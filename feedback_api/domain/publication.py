"""Makes the public form of a submission: the only one that may leave the office."""

from feedback_api.domain.answer import PublishedAnswer
from feedback_api.domain.errors import NotPublished
from feedback_api.domain.plain_text import plain_text
from feedback_api.domain.submission import Status, Submission


def published_answer(submission: Submission) -> PublishedAnswer:
    """Return what everybody may see of a published submission, or raise `NotPublished`."""
    answer = submission.answer
    if submission.status is not Status.PUBLISHED or answer is None or submission.public_text is None:
        raise NotPublished
    return PublishedAnswer(
        id=submission.id,
        kind=submission.kind.value,
        question=submission.public_text,
        village=submission.village,
        guide=submission.guide,
        visit=submission.visit,
        html=answer.html,
        plain=plain_text(answer.html.html),
        received_at=submission.received_at,
        answered_at=answer.answered_at,
        ordinal=submission.ordinal or 0,
        change=submission.change or 0,
        demonstration=submission.demonstration,
    )
