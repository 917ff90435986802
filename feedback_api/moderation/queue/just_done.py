"""Remembers, in the browser of whoever did it, which letters they can still undo an act of."""

from datetime import datetime

from flask import session

from feedback_api.actions.letters.acting import shown_to
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.going_back import is_undoable
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

_IDS = "baru"
# More are found by their pages; the cookie stays small.
MOST = 8


def remember_done(submission: Submission, now: datetime) -> None:
    """Keep the id of what can be undone, the latest first, and drop that of what cannot."""
    others = [one for one in _remembered() if one != submission.id]
    kept = [submission.id, *others] if is_undoable(submission.undoable, now) else others
    session[_IDS] = kept[:MOST]


def just_done(services: Services, member: StaffMember) -> tuple[Submission, ...]:
    """Return what this person did here and can still undo; what stands in the cookie is looked up, never believed."""
    found = (shown_to(services, one, member) for one in _remembered())
    now = services.now()
    mine = (one for one in found if one and one.undoable and one.undoable.by == member.name)
    return tuple(one for one in mine if is_undoable(one.undoable, now))


def _remembered() -> list[str]:
    known = session.get(_IDS)
    return [str(one) for one in known][:MOST] if isinstance(known, list) else []
