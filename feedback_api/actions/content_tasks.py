"""Opens a task for editors when an answer shows a fault in a guide, and closes it when it is done."""

from feedback_api.domain.answer import GuideVerdict
from feedback_api.domain.content_task import ContentTask, TaskReason
from feedback_api.domain.staff import StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.services import Services

REASONS = {
    GuideVerdict.UNCLEAR: TaskReason.UNCLEAR,
    GuideVerdict.WRONG: TaskReason.WRONG,
    GuideVerdict.MISSING: TaskReason.MISSING,
}


def open_for_verdict(services: Services, submission: Submission) -> None:
    """Open a task unless the guide was right, or nobody said."""
    verdict = submission.answer.guide_verdict if submission.answer else None
    reason = REASONS.get(verdict) if verdict else None
    if reason is None:
        return
    task = ContentTask(
        id=f"answer~{submission.id}",
        reason=reason,
        opened_at=services.now(),
        guide=submission.guide,
        submission=submission.id,
    )
    services.store.tasks.open(task)


def close_task(services: Services, task_id: str, *, moderator: StaffMember) -> ContentTask:
    """Close it in this person's name."""
    return services.store.tasks.close(task_id, by=moderator.name, at=services.now())
