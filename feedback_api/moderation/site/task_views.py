"""The list of what editors should put right in the guides; one tap closes a task."""

from dataclasses import dataclass
from textwrap import shorten

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.decisions.content_tasks import close_task
from feedback_api.actions.site.opinion import letter_of
from feedback_api.domain.counting.opinion import AboutPage, Opinions, PageKind, about_page
from feedback_api.domain.site.content_task import ContentTask, TaskReason
from feedback_api.moderation import wording
from feedback_api.moderation.session import desk_pages, member
from feedback_api.services import Services
from feedback_api.web.current import services

bp = desk_pages("tasks", "/moderasi/tugas")

TASKS_A_PAGE = 20
LONGEST_NAME = 90


@dataclass(frozen=True, kw_only=True)
class ShownTask:
    """A task with the names of what it is about; those of things that are gone are their slugs."""

    task: ContentTask
    title: str | None
    url: str | None
    paper: str | None
    opinions: Opinions | None


def _page_of(task: ContentTask) -> AboutPage | None:
    """Return the page of which readers said that it is not clear."""
    if task.reason is not TaskReason.READERS_UNSURE:
        return None
    return about_page(f"{PageKind.ANSWER}/{task.submission}" if task.submission else f"{PageKind.GUIDE}/{task.guide}")


@bp.get("/")
def waiting() -> ResponseReturnValue:
    return _page(cursor=request.args.get("sesudah"))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the tasks again with fresh forms."""
    return make_response(_page(problem=wording.PAGE_TOO_OLD), 422)


def _page(*, cursor: str | None = None, problem: str = "") -> str:
    page = services().store.tasks.waiting(limit=TASKS_A_PAGE, cursor=cursor)
    return render_template(
        "moderation/tasks.html",
        tasks=[_shown(services(), task) for task in page.items],
        next_cursor=page.next_cursor,
        problem=problem,
        closed="selesai" in request.args,
        member=member(),
    )


@bp.post("/<task_id>/selesai")
def close(task_id: str) -> ResponseReturnValue:
    close_task(services(), task_id, moderator=member())
    if request.form.get("dari") == "antrean":
        return redirect(url_for("moderation.queue"), 303)
    return redirect(url_for("tasks.waiting", selesai=1), 303)


def _shown(of: Services, task: ContentTask) -> ShownTask:
    guide = next((one for one in of.catalogue.guides() if one.slug == task.guide), None)
    papers = {paper.id: paper.name for paper in guide.documents} if guide else {}
    about = _page_of(task)
    letter = letter_of(of, about) if about else None
    asked = (letter.title or letter.public_text) if letter else None
    return ShownTask(
        task=task,
        title=shorten(asked, LONGEST_NAME, placeholder="…") if asked else (guide.title if guide else task.guide),
        url=about.url if about else (guide.url if guide else None),
        opinions=of.store.tallies.opinions(about.key) if about else None,
        paper=papers.get(task.document, task.document) if task.document else None,
    )
