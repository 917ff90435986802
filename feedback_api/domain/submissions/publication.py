"""Makes the public form of a submission: the only one that may leave the office."""

from feedback_api.domain.errors import NotPublished
from feedback_api.domain.submissions.answer import Answer, PublicNote, PublishedAnswer, PublishedFollowUp
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.text.plain_text import plain_text


def published_answer(submission: Submission) -> PublishedAnswer:
    """Return what everybody may see of a published letter, or raise `NotPublished`.

    What follows a letter is no answer of its own: see `published_follow_up`.
    """
    question, answer = _shown(submission)
    if submission.follows is not None:
        raise NotPublished
    return PublishedAnswer(
        id=submission.id,
        kind=submission.kind.value,
        question=question,
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
        corrections=_notes(submission),
    )


def published_follow_up(second: Submission) -> PublishedFollowUp:
    """Return what everybody may see of a letter that follows another, or raise `NotPublished`."""
    question, answer = _shown(second)
    if second.follows is None:
        raise NotPublished
    return PublishedFollowUp(
        question=question,
        html=answer.html,
        plain=plain_text(answer.html.html),
        received_at=second.received_at,
        answered_at=answer.answered_at,
        corrections=_notes(second),
    )


def _shown(submission: Submission) -> tuple[str, Answer]:
    """Return what is public of it, or raise `NotPublished`."""
    answer, question = submission.answer, submission.public_text
    is_public = submission.may_be_published and submission.status is Status.PUBLISHED
    if not is_public or answer is None or question is None:
        raise NotPublished
    return question, answer


def _notes(submission: Submission) -> tuple[PublicNote, ...]:
    return tuple(PublicNote(at=one.at, text=one.note) for one in submission.corrections if one.note)
