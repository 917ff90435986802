"""The list of what editors should put right in the guides; one tap closes a task."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from feedback_api.actions.content_tasks import close_task
from feedback_api.catalogue.protocol import Catalogue
from feedback_api.domain.content_task import ContentTask
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.web.current import services

bp = Blueprint("tasks", __name__, url_prefix="/moderasi/tugas")

TASKS_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class ShownTask:
    """A task with the names of what it is about; those of things that are gone are their slugs."""

    task: ContentTask
    title: str | None
    url: str | None
    paper: str | None


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    require_member()
    require_own_form()


@bp.get("/")
def waiting() -> ResponseReturnValue:
    page = services().store.tasks.waiting(limit=TASKS_A_PAGE, cursor=request.args.get("sesudah"))
    return render_template(
        "moderation/tasks.html",
        tasks=[_shown(services().catalogue, task) for task in page.items],
        next_cursor=page.next_cursor,
        closed="selesai" in request.args,
        member=member(),
    )


@bp.post("/<task_id>/selesai")
def close(task_id: str) -> ResponseReturnValue:
    close_task(services(), task_id, moderator=member())
    if request.form.get("dari") == "antrean":
        return redirect(url_for("moderation.queue"), 303)
    return redirect(url_for("tasks.waiting", selesai=1), 303)


def _shown(catalogue: Catalogue, task: ContentTask) -> ShownTask:
    guide = next((one for one in catalogue.guides() if one.slug == task.guide), None)
    papers = {paper.id: paper.name for paper in guide.documents} if guide else {}
    return ShownTask(
        task=task,
        title=guide.title if guide else task.guide,
        url=guide.url if guide else None,
        paper=papers.get(task.document, task.document) if task.document else None,
    )
