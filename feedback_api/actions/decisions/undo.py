"""Takes back the last act of staff within its ten minutes: state, page, task and notice are as they were."""

from dataclasses import replace

from feedback_api.actions.decisions.content_tasks import refiled_task
from feedback_api.actions.decisions.look_back import task_of_look_back
from feedback_api.actions.letters.acting import StaffRequest, SubmissionChange, carried_out, seen_by
from feedback_api.domain.acts.desk_acts import UNDO, act_recorded_as
from feedback_api.domain.errors import CannotBeUndone, NotAllowed, SubmissionChanged
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.submissions.going_back import is_undoable
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services


def undo(services: Services, request: StaffRequest) -> Submission:
    """Do it for whoever may do the act itself; raise `CannotBeUndone`, or `SubmissionChanged` if it is another act."""
    seen = seen_by(services, request.submission_id, request.moderator)
    last = seen.undoable
    if seen.version != request.version:
        raise SubmissionChanged
    if last is None:
        raise CannotBeUndone

    def allowed(submission: Submission) -> None:
        if submission.undoable is None or not is_undoable(submission.undoable, services.now()):
            raise CannotBeUndone
        act = act_recorded_as(submission.undoable.act)
        if act is None or request.moderator.roles.isdisjoint(act.roles):
            raise NotAllowed

    wanted = SubmissionChange(
        act=UNDO.recorded_as,
        make=lambda submission: replace(submission, **last.before, undoable=None),
        content=last.act,
        publishes=UNDO.changes_site,
        opens=lambda restored: _task(services, seen, restored, request.moderator),
        tells=last.owed,
        untells=last.tells,
    )
    return carried_out(services, request, wanted, allowed=allowed)


def _task(services: Services, seen: Submission, restored: Submission, member: StaffMember) -> ContentTask | None:
    """Return the task of the answer as it was: closed if the act opened it, else about the guide of before.

    What was public before two had to read it stands on its list again.
    """
    listed = task_of_look_back(services, restored)
    if listed is not None:
        return listed
    task = refiled_task(services, restored)
    if task is None or seen.answer is None or task.opened_at != seen.answer.answered_at:
        return None
    if restored.answer is not None and restored.answer.answered_at == task.opened_at:
        return task
    return replace(task, closed_at=services.now(), closed_by=member.name)
