"""The page "Hari ini": one tap says what keeps the office from serving, one more ends it."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions import interrupt
from feedback_api.actions.interrupt import Interrupting, holding, just_ended
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.interruption import CAUSES, Interruption
from feedback_api.domain.office_hours import next_closing
from feedback_api.domain.staff import StaffMember
from feedback_api.moderation import wording
from feedback_api.moderation.interruption_form import InterruptionForm, form_from, form_until, problems_of
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.services import Services
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = Blueprint("interruptions", __name__, url_prefix="/moderasi/hari-ini")


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    require_member()
    require_own_form()


@bp.get("/")
def today() -> ResponseReturnValue:
    ends = next_closing(services().office().hours, _now(), services().catalogue.holidays())
    return _page(form_until(ends))


@bp.post("/")
def say() -> ResponseReturnValue:
    """Say it, or show the form again with everything typed."""
    form = form_from(request.form, services().catalogue.guides())
    problems, ends = problems_of(form, now=_now()), form.ends(services().office().tz)
    if problems or form.rule is None or ends is None:
        return _page(form, *problems, status=422)
    saying = Interrupting(cause=form.rule.cause, guides=form.named, ends=ends.astimezone(UTC), moderator=member())
    try:
        said = interrupt.say(services(), saying)
    except NoteChanged:
        return _page(form, FieldProblem(field="", detail=REFUSALS["note_changed"]), status=409)
    return redirect(url_for("interruptions.today", selesai=said.name), 303)


@bp.post("/akhiri")
def end() -> ResponseReturnValue:
    return _change(interrupt.end)


@bp.post("/lanjutkan")
def resume() -> ResponseReturnValue:
    return _change(interrupt.resume)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    form = form_from(request.form, services().catalogue.guides())
    return _page(form, FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def _change(change: Callable[[Services, str, StaffMember], Interruption]) -> ResponseReturnValue:
    try:
        changed = change(services(), request.form.get("gangguan", ""), member())
    except NoteChanged:  # a colleague was quicker: the list says what holds now
        return redirect(url_for("interruptions.today"), 303)
    return redirect(url_for("interruptions.today", selesai=changed.name), 303)


def _now() -> datetime:
    return services().now().astimezone(services().office().tz)


def _page(form: InterruptionForm, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    guides = services().catalogue.guides()
    page = render_template(
        "moderation/interruptions.html",
        form=form,
        problems=problems,
        causes=CAUSES,
        guides=guides,
        titles={one.slug: one.title for one in guides},
        holding=holding(services()),
        ended=just_ended(services()),
        done=request.args.get("selesai", ""),
        member=member(),
    )
    return make_response(page, status)
