"""The page "Hari ini": one tap says what keeps the office, or one desa, from serving, one more ends it."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.site import interrupt
from feedback_api.actions.site.interrupt import Interrupting, holding, just_ended
from feedback_api.domain.calendar.office_hours import next_closing
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.interruption import CAUSES, Interruption
from feedback_api.moderation import wording
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.moderation.site.interruption_form import InterruptionForm, form_from, form_until, problems_of
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
    own = member().villages
    return _page(form_until(ends, place=min(own, default="") if own is not None else ""))


@bp.post("/")
def say() -> ResponseReturnValue:
    """Say it, or show the form again with everything typed."""
    form = form_from(request.form, services().catalogue.guides())
    problems, ends = problems_of(form, now=_now(), villages=_places()), form.ends(services().office().tz)
    if problems or form.rule is None or ends is None:
        return _page(form, *problems, status=422)
    saying = Interrupting(
        cause=form.rule.cause,
        guides=form.guides,
        ends=ends.astimezone(UTC),
        moderator=member(),
        village=form.village,
    )
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
    name = request.form.get("gangguan", "")
    if not name:
        return redirect(url_for("interruptions.today"), 303)
    try:
        changed = change(services(), name, member())
    except NoteChanged:  # a colleague was quicker: the list says what holds now
        return redirect(url_for("interruptions.today"), 303)
    return redirect(url_for("interruptions.today", selesai=changed.name), 303)


def _places() -> tuple[str | None, ...]:
    """Return of what this member may say it: the office, which is no desa, and every desa they work for."""
    villages = (None, *(one.slug for one in services().catalogue.villages()))
    return tuple(one for one in villages if member().works_for(one))


def _shown(found: tuple[Interruption, ...]) -> tuple[Interruption, ...]:
    """Return those that are for this member."""
    return tuple(one for one in found if member().works_for(one.village))


def _now() -> datetime:
    return services().now().astimezone(services().office().tz)


def _page(form: InterruptionForm, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    guides, places = services().catalogue.guides(), _places()
    villages = {one.slug: one.name for one in services().catalogue.villages()}
    page = render_template(
        "moderation/interruptions.html",
        form=form,
        problems=problems,
        causes=tuple(rule for rule in CAUSES if any(rule.can_be_said_of(place) for place in places)),
        villages=villages,
        own=tuple((slug, name) for slug, name in villages.items() if slug in places),
        of_office=None in places,
        guides=guides,
        titles={one.slug: one.title for one in guides},
        holding=_shown(holding(services())),
        ended=_shown(just_ended(services())),
        done=request.args.get("selesai", ""),
        member=member(),
    )
    return make_response(page, status)
