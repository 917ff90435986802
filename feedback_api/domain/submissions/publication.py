"""Makes the public form of a submission: the only one that may leave the office."""

from collections.abc import Iterable, Iterator

from feedback_api.domain.errors import NotPublished
from feedback_api.domain.submissions.answer import Answer, PublicNote, PublishedAnswer, PublishedFollowUp
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.domain.text.plain_text import plain_text


def published_answer(submission: Submission, second: Submission | None = None) -> PublishedAnswer:
    """Return what everybody may see of a published letter, with what follows it, or raise `NotPublished`.

    What follows a letter has no public form of its own.
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
        follow_up=None if second is None else _follow_up(submission, second),
    )


def published_threads(published: Iterable[Submission]) -> Iterator[PublishedAnswer]:
    """Yield the public form of each letter among these, with what follows it; what follows none of them has no page."""
    letters = tuple(published)
    seconds = {one.follows: one for one in letters if one.follows is not None}
    yield from (published_answer(one, seconds.get(one.id)) for one in letters if one.follows is None)


def _follow_up(first: Submission, second: Submission) -> PublishedFollowUp:
    question, answer = _shown(second)
    if second.follows != first.id:
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
