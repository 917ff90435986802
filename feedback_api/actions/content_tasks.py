"""Makes the task for editors that an answer with a fault in a guide asks for, and closes it when it is done."""

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


def task_of_verdict(submission: Submission) -> ContentTask | None:
    """Return the task that the decision keeps with itself; none if the guide was right, or nobody said."""
    answer = submission.answer
    reason = REASONS.get(answer.guide_verdict) if answer and answer.guide_verdict else None
    if answer is None or reason is None:
        return None
    return ContentTask(
        id=f"answer~{submission.id}",
        reason=reason,
        opened_at=answer.answered_at,
        guide=submission.guide,
        submission=submission.id,
    )


def close_task(services: Services, task_id: str, *, moderator: StaffMember) -> ContentTask:
    """Close it in this person's name."""
    return services.store.tasks.close(task_id, by=moderator.name, at=services.now())
