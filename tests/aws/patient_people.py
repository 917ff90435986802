"""People on a bad line: they press again until they hear something."""

from collections.abc import Callable
from typing import TypeVar

from feedback_api.actions.decisions.decide import Decision, decide
from feedback_api.domain.acts import desk_acts
from feedback_api.domain.errors import AlreadyDecided, StoreUnavailable, SubmissionChanged
from feedback_api.domain.members.staff import StaffMember
from feedback_api.services import Services

T = TypeVar("T")
MOST_PRESSES = 500


def until_heard(press: Callable[[], T]) -> T:
    """Press again until there is an answer, whatever it says."""
    for _ in range(MOST_PRESSES):
        try:
            return press()
        except StoreUnavailable:
            continue
    raise AssertionError("nobody ever answered")


def decided(office: Services, submission_id: str, moderator: StaffMember) -> bool:
    """Publish the first version, as often as it takes; say whether it was acknowledged."""
    request = Decision(
        act=desk_acts.PUBLISH,
        read_for_names=True,
        submission_id=submission_id,
        version=1,
        moderator=moderator,
        public_text="Apa?",
        answer=f"Kata {moderator.name}.",
    )
    try:
        until_heard(lambda: decide(office, request))
    except (SubmissionChanged, AlreadyDecided):
        return False
    return True
