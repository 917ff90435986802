"""Makes the task for editors that an answer with a fault in a guide asks for, and closes it when it is done."""

from dataclasses import replace

from feedback_api.domain.counting.letter_figures import mended_name
from feedback_api.domain.errors import TaskNotFound, TaskSetAside
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.visits.trip import month_of
from feedback_api.services import Services

REASONS = {
    GuideVerdict.UNCLEAR: TaskReason.UNCLEAR,
    GuideVerdict.WRONG: TaskReason.WRONG,
    GuideVerdict.MISSING: TaskReason.MISSING,
}


def answer_task(submission_id: str) -> str:
    """Return the id of the task that an answer opens."""
    return f"answer~{submission_id}"


def task_of_verdict(submission: Submission) -> ContentTask | None:
    """Return the task that the decision keeps with itself; none if the guide was right, or nobody said."""
    answer = None if submission.kind.is_confidential else submission.answer  # editors hear of no report
    reason = REASONS.get(answer.guide_verdict) if answer and answer.guide_verdict else None
    if answer is None or reason is None:
        return None
    return ContentTask(
        id=answer_task(submission.id),
        reason=reason,
        opened_at=answer.answered_at,
        guide=submission.guide,
        submission=submission.id,
    )


def refiled_task(services: Services, submission: Submission) -> ContentTask | None:
    """Return the open task of its answer with the guide that it is about now, if there is one."""
    try:
        task = services.store.tasks.get(answer_task(submission.id))
    except (TaskNotFound, TaskSetAside):
        return None
    return replace(task, guide=submission.guide) if task.is_open else None


def close_task(services: Services, task_id: str, *, moderator: StaffMember) -> ContentTask:
    """Close it in this person's name; a guide that a letter showed to be at fault counts as mended."""
    task = services.store.tasks.get(task_id)
    is_mended = task.reason.is_about_guide and task.submission is not None
    counted_as = mended_name(month_of(services.today())) if is_mended else None
    return services.store.tasks.close(task_id, by=moderator.name, at=services.now(), counted_as=counted_as)
