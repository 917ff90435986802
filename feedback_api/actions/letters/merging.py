"""Merges a letter into the published answer to another one, and shows its sender what became of that."""

from contextlib import suppress
from dataclasses import dataclass, replace

from feedback_api.domain.acts.desk_acts import act_recorded_as
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import NotMergeable, SubmissionNotFound, SubmissionSetAside
from feedback_api.domain.submissions.answer import Answer, SafeHtml
from feedback_api.domain.submissions.submission import Status, Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class AsSenderSees:
    """A submission as its sender reads it; `page_of` is on whose page its answer stands."""

    submission: Submission
    page_of: str


def main_letter(services: Services, main_id: str, *, of: str) -> Submission:
    """Return the published letter that another one can be merged into, or raise `NotMergeable`."""
    main = _kept(services, main_id)
    if main is None or main.id == of or not _has_page(main):
        raise NotMergeable
    return main


def as_sender_sees(services: Services, submission: Submission) -> AsSenderSees:
    """Return a merged letter with the state and the answer of the other one, and nothing else that is the other's.

    What is no longer public of that one is shown to nobody; while it is being answered anew, this one is too. What was
    public when its sender had that one deleted goes on answering this one, as long as the office keeps it.
    """
    if submission.status is not Status.MERGED or submission.merged_into is None:
        return AsSenderSees(submission=submission, page_of=submission.id)
    main = _kept(services, submission.merged_into)
    if main is not None and main.status is Status.PUBLISHED and main.may_be_published:
        shown = replace(submission, answer=main.answer, said_before=main.corrections, closed_at=main.closed_at)
        return AsSenderSees(submission=replace(shown, status=Status.PUBLISHED), page_of=main.id)
    if main is not None and main.status.is_open and main.may_be_published:
        waiting = replace(submission, status=Status.CLAIMED, due=main.due, closed_at=None)
        return AsSenderSees(submission=waiting, page_of=submission.id)
    if main is not None and main.answer is not None and _was_public_until_deleted(services, main):
        still = replace(submission, answer=main.answer, status=Status.ANSWERED_PRIVATELY)
        return AsSenderSees(submission=still, page_of=submission.id)
    return AsSenderSees(submission=_gone(submission), page_of=submission.id)


def _was_public_until_deleted(services: Services, main: Submission) -> bool:
    """Say whether everybody could read its answer until its sender had it deleted; if in doubt, nobody could."""
    if main.status is not Status.TAKEN_BACK or not main.may_be_published:
        return False
    known = [str(event.act) for event in services.store.submissions.events(main.id) if not event.is_set_aside]
    rows = (act_recorded_as(act) for act in reversed(known) if act != Act.TAKEN_BACK)
    decided = next((row for row in rows if row is not None and (row.after is not None or row.undoes)), None)
    return decided is not None and decided.after is Status.PUBLISHED


def _has_page(letter: Submission) -> bool:
    is_published = letter.status is Status.PUBLISHED and letter.may_be_published
    return is_published and letter.follows is None


def _gone(submission: Submission) -> Submission:
    """Return it as one whose answer was taken from the site; the reason was written to the sender of the other one."""
    no_words = SafeHtml(html="", sanitiser=0)
    answer = Answer(markdown="", html=no_words, moderator="", answered_at=submission.received_at)
    return replace(submission, status=Status.DECLINED, ordinal=0, answer=answer, reason=None)


def _kept(services: Services, submission_id: str) -> Submission | None:
    with suppress(SubmissionNotFound, SubmissionSetAside):
        return services.store.submissions.get(submission_id)
    return None
