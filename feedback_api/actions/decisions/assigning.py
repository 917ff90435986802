"""Says whose work a letter can be: that of members who may read it."""

from feedback_api.domain.errors import NotAllowed
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

# What is chosen in the place of a name to make it nobody's work again.
NOBODY = "-"


def assignable(services: Services, submission: Submission) -> tuple[str, ...]:
    """Return the names of those whose work it can be."""
    return tuple(one.name for one in services.store.staff.members() if one.is_active and one.may_see(submission))


def assigned(services: Services, submission: Submission, name: str) -> str | None:
    """Return whose work it is from now on, or raise `NotAllowed` where that person may not read it."""
    if name == NOBODY:
        return None
    if name not in assignable(services, submission):
        raise NotAllowed
    return name
