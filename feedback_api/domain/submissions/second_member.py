"""What holds of a letter that sounds like a report: nothing of it is public that two members of staff did not read."""

import hashlib
import json
from dataclasses import replace

from feedback_api.domain.errors import OpenedAgainFirst, SecondMemberNeeded
from feedback_api.domain.submissions.proposal import Proposal
from feedback_api.domain.submissions.submission import Status, Submission

# What shows words of a submission to everybody, or to the sender of another one.
SHOWN_TO_OTHERS = frozenset({Status.PUBLISHED, Status.MERGED})


def sounds_like_report(*texts: str | None) -> bool:
    """Say whether one of these texts tells of what a report is for."""
    from feedback_api.domain.text.money_demand import tells_of_money_demand  # noqa: PLC0415 a start publishes nothing
    from feedback_api.domain.text.staff_conduct import tells_of_conduct  # noqa: PLC0415 a start publishes nothing

    return any(tells_of_money_demand(text) or tells_of_conduct(text) for text in texts if text)


def public_digest(submission: Submission, salt: str) -> str:
    """Return the salted digest of what is public of it, and of what its sender wrote."""
    said = json.dumps([salt, submission.text, *_public(submission)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def needs_look_back(submission: Submission) -> bool:
    """Say whether it is public, sounds like a report, and neither a second member nor anybody since has decided so."""
    is_decided = submission.looked_back_at is not None or submission.proposal is not None
    return submission.status is Status.PUBLISHED and not is_decided and _sounds(submission)


def refuse_unseconded(before: Submission, after: Submission, *, by: str) -> None:
    """Raise `SecondMemberNeeded` if `by` may not put `after` in the place of `before`; every store asks this.

    What is public already is said to be opened again first, for it has no button that proposes.
    What was public before the rule stays so until somebody decides, and loses what is erased.
    """
    _refuse_false_memory(before, after)
    if _is_undone(before, after):
        return
    proposal = after.proposal
    if proposal is not None and proposal.is_pending and proposal != before.proposal and proposal.by != by:
        raise SecondMemberNeeded
    if after.status not in SHOWN_TO_OTHERS or (before.status is after.status and _public(before) == _public(after)):
        return
    if not (_sounds(after) or sounds_like_report(before.text)):
        return
    if not _is_seconded(before.proposal, after, by=by):
        raise OpenedAgainFirst if before.status is Status.PUBLISHED else SecondMemberNeeded


def _refuse_false_memory(before: Submission, after: Submission) -> None:
    """Raise `SecondMemberNeeded` unless what could be undone later is what is kept now."""
    last = after.undoable
    if last is None or last == before.undoable:
        return
    if any(getattr(before, name) != value for name, value in last.before.items()):
        raise SecondMemberNeeded


def _is_undone(before: Submission, after: Submission) -> bool:
    """Say whether it becomes what it was: nothing becomes public with it that was not before the last act."""
    if before.undoable is None or after.undoable is not None:
        return False
    restored = replace(before, **before.undoable.before)
    return (restored.status, restored.proposal, _public(restored)) == (after.status, after.proposal, _public(after))


def _is_seconded(pending: Proposal | None, after: Submission, *, by: str) -> bool:
    """Say whether `by` read the kept proposal of somebody else, and it is what becomes public."""
    seconded = after.proposal
    if pending is None or not pending.is_pending or seconded is None or seconded.seconded_account is None:
        return False
    if pending.is_of(by, seconded.seconded_account):
        return False
    as_confirmed = pending.seconded(by=by, account=seconded.seconded_account)
    return seconded == as_confirmed and pending.digest == public_digest(after, pending.salt)


def _sounds(submission: Submission) -> bool:
    answer = submission.answer
    said = (submission.text, submission.public_text, answer.markdown if answer else None)
    return sounds_like_report(*said, submission.title, *(one.note for one in submission.corrections))


def _public(submission: Submission) -> tuple[str | None, ...]:
    """Return all that readers see of it which somebody decided."""
    answer = submission.answer
    said = (answer.markdown, answer.html.html, answer.guide_verdict) if answer else (None, None, None)
    place = (submission.kind, submission.village, submission.guide, submission.visit)
    later = (submission.title, *(one.note for one in submission.corrections))
    return (submission.id, *place, submission.public_text, *said, *(one for one in later if one))
