"""The one-screen form on which staff plan a visit, change it, or call it off."""

from dataclasses import dataclass, replace

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.plan_visit import Calling, KeptVisit, cancel_visit, change_visit, kept_visit, plan_visit
from feedback_api.current import services
from feedback_api.domain.cleaning import cleaned_line
from feedback_api.domain.errors import AlreadyDecided, NoteChanged
from feedback_api.domain.visit_note import VisitNote
from feedback_api.moderation import wording
from feedback_api.moderation.forms import Problem
from feedback_api.moderation.forwarding import forward_text, is_soon
from feedback_api.moderation.plan_form import Plan, fields_of_note, note_from, plan_from, plan_problems
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.wording import REFUSALS

bp = Blueprint("plans", __name__, url_prefix="/moderasi/kunjungan")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the form shows besides what was typed; without a slug it is about a new visit.

    The desa of a visit that editors wrote is `fixed`.
    """

    slug: str | None = None
    fixed: bool = False
    version: int = 0
    problems: tuple[Problem, ...] = ()
    status: int = 200


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    require_member()
    # Before the form is looked at: the page that shows an old form again has nobody left to refuse to.
    if "slug" in (request.view_args or {}):
        kept_visit(services(), str((request.view_args or {})["slug"]), member())
    require_own_form()


@bp.get("/baru")
def new() -> ResponseReturnValue:
    return _plan_page(_typed({"desa": member().village or "", "mulai": "08.00", "selesai": "12.00"}), Shown())


@bp.post("/baru")
def create() -> ResponseReturnValue:
    """Keep the new visit, or show the form again with everything typed."""
    plan = _typed(request.form)
    problems = _problems(plan, None)
    if not problems:
        try:
            kept = plan_visit(services(), note_from(plan, None), moderator=member())
        except NoteChanged:
            problems = (Problem(field="tanggal", detail=wording.VISIT_EXISTS),)
        else:
            return _told(kept.slug)
    return _plan_page(plan, Shown(problems=problems, status=422))


@bp.get("/<slug>/ubah")
def edit(slug: str) -> ResponseReturnValue:
    kept = kept_visit(services(), slug, member())
    return _plan_page(_typed(fields_of_note(kept.note)), _shown(kept))


@bp.post("/<slug>/ubah")
def change(slug: str) -> ResponseReturnValue:
    """Keep the changed plan; what people must be told needs a reason."""
    kept, plan, version = kept_visit(services(), slug, member()), _typed(request.form), _version()
    problems = _problems(plan, slug)
    if not problems and kept.note.differences(note_from(plan, slug)) and not plan.reason:
        problems = (Problem(field="alasan", detail=wording.WHY_FIRST),)
    if problems:
        return _plan_page(plan, replace(_shown(kept), version=version, problems=problems, status=422))
    try:
        change_visit(services(), _calling(slug, plan.reason), note_from(plan, slug))
    except (NoteChanged, AlreadyDecided) as refused:
        problems = (Problem(field="", detail=_refusal(refused)),)
        return _plan_page(plan, replace(_shown(kept), problems=problems, status=409))
    return _told(slug)


@bp.get("/<slug>/batal")
def before_cancelling(slug: str) -> ResponseReturnValue:
    return _cancel_page(kept_visit(services(), slug, member()))


@bp.post("/<slug>/batal")
def cancel(slug: str) -> ResponseReturnValue:
    """Call the visit off, with a reason and perhaps another day."""
    kept, reason = kept_visit(services(), slug, member()), cleaned_line(request.form.get("alasan", ""))
    replacement = request.form.get("pengganti", "")
    problems = [] if reason else [Problem(field="alasan", detail=wording.WHY_FIRST)]
    if replacement and replacement not in dict(_replacements(kept.note)):
        problems.append(Problem(field="pengganti", detail=wording.REPLACEMENT_UNKNOWN))
    if problems:
        return _cancel_page(kept, tuple(problems), status=422)
    try:
        cancel_visit(services(), _calling(slug, reason), replacement=replacement or None)
    except (NoteChanged, AlreadyDecided) as refused:
        return _cancel_page(kept, (Problem(field="", detail=_refusal(refused)),), status=409)
    return _told(slug)


@bp.get("/<slug>/kabar")
def after(slug: str) -> ResponseReturnValue:
    """Say that it is kept, and show the text to forward."""
    note = kept_visit(services(), slug, member()).note
    text, soon = forward_text(services(), note), is_soon(services(), note)
    return make_response(render_template("moderation/forward.html", note=note, text=text, soon=soon, member=member()))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    slug = (request.view_args or {}).get("slug")
    problems = (Problem(field="", detail=wording.PAGE_TOO_OLD),)
    if request.endpoint == "plans.cancel":
        return _cancel_page(kept_visit(services(), str(slug), member()), problems, status=422)
    known = Shown() if slug is None else _shown(kept_visit(services(), str(slug), member()))
    return _plan_page(_typed(request.form), replace(known, version=_version(), problems=problems, status=422))


def _told(slug: str) -> ResponseReturnValue:
    """Lead on to the text that people in the village should get."""
    return redirect(url_for("plans.after", slug=slug), 303)


def _shown(kept: KeptVisit) -> Shown:
    return Shown(slug=kept.note.slug, fixed=kept.written is not None, version=kept.version)


def _typed(fields: dict[str, str]) -> Plan:
    return plan_from(fields, services().catalogue.guides())


def _problems(plan: Plan, slug: str | None) -> tuple[Problem, ...]:
    return plan_problems(plan, services().catalogue, today=services().today(), slug=slug)


def _calling(slug: str, reason: str) -> Calling:
    return Calling(slug=slug, version=_version(), moderator=member(), reason=reason)


def _version() -> int:
    typed = request.form.get("versi", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len("1000000000") else 0


def _refusal(refused: NoteChanged | AlreadyDecided) -> str:
    return wording.ALREADY_OFF if isinstance(refused, AlreadyDecided) else REFUSALS[refused.code]


def _replacements(note: VisitNote) -> tuple[tuple[str, str], ...]:
    """Return the published visits to come that could take this one's place."""
    visits = services().catalogue.visits()
    coming = (visit for visit in visits if visit.day >= services().today() and not visit.off)
    return tuple((one.slug, f"{one.title}, {one.day.isoformat()}") for one in coming if one.slug != note.slug)


def _plan_page(plan: Plan, shown: Shown) -> ResponseReturnValue:
    villages = tuple((one.slug, one.name) for one in services().catalogue.villages())
    page = render_template("moderation/plan.html", plan=plan, shown=shown, villages=villages, member=member())
    return make_response(page, shown.status)


def _cancel_page(kept: KeptVisit, problems: tuple[Problem, ...] = (), *, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "moderation/cancel.html",
        kept=kept,
        problems=problems,
        replacements=_replacements(kept.note),
        reason=request.form.get("alasan", ""),
        replacement=request.form.get("pengganti", ""),
        member=member(),
    )
    return make_response(page, status)
