"""Lists letters that staff knew of and whose senders took them back, until somebody has seen that."""

from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api.domain.errors import SubmissionNotFound, SubmissionSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

# Of the open tasks so many are looked through; more are not read above a queue.
LOOKED_AT = 200
MOST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A letter that is there no more, and the task that says so."""

    task: ContentTask
    submission: Submission


def taken_back_for(services: Services, member: StaffMember) -> tuple[Gone, ...]:
    """Return the first of those that this person may see."""
    return tuple(one for _, one in zip(range(MOST_SHOWN), _found(services, member), strict=False))


def _found(services: Services, member: StaffMember) -> Iterator[Gone]:
    for task in services.store.tasks.waiting(limit=LOOKED_AT).items:
        if task.reason is TaskReason.TAKEN_BACK and task.submission:
            try:
                submission = services.store.submissions.get(task.submission)
            except (SubmissionNotFound, SubmissionSetAside):
                continue
            if member.may_see(submission):
                yield Gone(task=task, submission=submission)
