"""Makes the public form of a submission: the only one that may leave the office."""

from feedback_api.domain.errors import NotPublished
from feedback_api.domain.submissions.answer import PublicNote, PublishedAnswer
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.text.plain_text import plain_text


def published_answer(submission: Submission) -> PublishedAnswer:
    """Return what everybody may see of a published submission, or raise `NotPublished`."""
    answer = submission.answer
    if (
        not submission.may_be_published
        or submission.status is not Status.PUBLISHED
        or answer is None
        or submission.public_text is None
    ):
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
        given_title=submission.title,
        case=submission.case,
        corrections=tuple(PublicNote(at=one.at, text=one.note) for one in submission.corrections if one.note),
    )
