"""Finds what was published before two had to read what sounds like a report, and lists it once for a decision."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from feedback_api.domain.errors import SubmissionNotFound, SubmissionSetAside, TaskNotFound, TaskSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.second_member import needs_look_back
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services
from feedback_api.store.numbers import looked_through, note_looked_through

MACHINE = "sistem"
AT_ONCE = 200
# What one press of the button or one run looks at: a few seconds, also on a slow machine.
MOST_AT_ONCE = 2000
MOST_LISTED = 50


@dataclass(frozen=True, kw_only=True)
class LookedBack:
    """How many were found this time, and whether everything that is published was looked at."""

    found: int
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class WaitingForDecision:
    """Letters somebody has to decide about, those found first, and whether there may be more."""

    items: tuple[Submission, ...]
    more: bool


def look_back(services: Services, *, most: int = MOST_AT_ONCE) -> LookedBack:
    """Go on where somebody stopped, by the order of the changes, and list what has to be decided.

    What two members read is passed over, and so is what somebody decided about; looking twice lists nothing twice.
    """
    _close_what_needs_none(services)
    store, found, looked = services.store, 0, 0
    change = looked_through(store.numbers)
    while looked < most:
        delta = store.submissions.published_after(change, limit=AT_ONCE)
        if delta.is_empty:
            return LookedBack(found=found, is_done=True)
        found += sum(_listed(services, one) for one in delta.published)
        looked += AT_ONCE
        change = delta.last_change
        note_looked_through(store.numbers, change)
    return LookedBack(found=found, is_done=store.submissions.published_after(change, limit=1).is_empty)


def waiting_for_decision(services: Services) -> WaitingForDecision:
    """Return what was found and nobody has decided about; what is no longer public needs no decision."""
    page = services.store.tasks.waiting(limit=MOST_LISTED, looking_back=True)
    letters = (_letter(services, task) for task in page.items)
    return WaitingForDecision(
        items=tuple(letter for letter in letters if letter), more=page.next_cursor is not None or bool(page.set_aside)
    )


def count_waiting(services: Services) -> int:
    """Return how many wait, at most as many as are listed; no letter is read for it."""
    return len(services.store.tasks.waiting(limit=MOST_LISTED, looking_back=True).items)


def closing_of(services: Services, member: StaffMember) -> Callable[[Submission], ContentTask | None]:
    """Return what takes a letter from that list with the decision about it."""

    def closed(submission: Submission) -> ContentTask | None:
        try:
            task = services.store.tasks.get(_name(submission))
        except (TaskNotFound, TaskSetAside):
            return None
        return replace(task, closed_at=services.now(), closed_by=member.name) if task.is_open else None

    return closed


def task_of_look_back(services: Services, submission: Submission) -> ContentTask | None:
    """Return what puts a letter on that list, if somebody has to decide about it."""
    if not needs_look_back(submission):
        return None
    return ContentTask(
        id=_name(submission),
        reason=TaskReason.SOUNDS_LIKE_REPORT,
        opened_at=services.now(),
        guide=submission.guide,
        submission=submission.id,
    )


def _listed(services: Services, submission: Submission) -> bool:
    task = task_of_look_back(services, submission)
    return task is not None and services.store.tasks.open(task) == task


def _letter(services: Services, task: ContentTask) -> Submission | None:
    try:
        letter = services.store.submissions.get(task.submission or "")
    except (SubmissionNotFound, SubmissionSetAside):
        return None
    return letter if needs_look_back(letter) else None


def _close_what_needs_none(services: Services) -> None:
    """Close what was decided otherwise meanwhile, such as by its sender; what cannot be read stays."""
    for task in services.store.tasks.waiting(limit=AT_ONCE, looking_back=True).items:
        with suppress(SubmissionSetAside, TaskSetAside):
            letter = services.store.submissions.get(task.submission or "")
            if not needs_look_back(letter):
                services.store.tasks.close(task.id, by=MACHINE, at=services.now())


def _name(submission: Submission) -> str:
    return f"look-back~{submission.id}"
