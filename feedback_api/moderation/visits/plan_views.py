"""The one-screen form on which staff plan a visit, change it, or call it off."""

from dataclasses import dataclass, replace

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.visits.plan_visit import (
    Calling,
    KeptVisit,
    cancel_visit,
    change_visit,
    kept_visit,
    plan_visit,
    public_words,
)
from feedback_api.actions.visits.visits_now import visit_on, visits_now
from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.errors import AlreadyDecided, NoteChanged, VisitExists
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.domain.visits.note import VisitNote, VisitStatus
from feedback_api.moderation import wording
from feedback_api.moderation.public_reading import UNREAD_WORDS, read_again, reading_problem, reading_typed
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.moderation.visits.forwarding import forward_text, is_soon
from feedback_api.moderation.visits.plan_form import VisitPlan, fields_of_note, note_from, plan_from, plan_problems
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = Blueprint("plans", __name__, url_prefix="/moderasi/kunjungan")


@dataclass(frozen=True, kw_only=True)
class ShownPlan:
    """What the form shows besides what was typed; without a slug it is about a new visit.

    The desa of a visit that editors wrote is `fixed`. `taken_by` names the visit that has this desa and day already.
    """

    slug: str | None = None
    fixed: bool = False
    version: int = 0
    taken_by: str | None = None
    problems: tuple[FieldProblem, ...] = ()
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
    fields = {"desa": member().village or "", "mulai": "08.00", "selesai": "12.00", "kunci": services().new_key()}
    return _plan_page(_typed(fields), ShownPlan())


@bp.post("/baru")
def create() -> ResponseReturnValue:
    """Keep the new visit, or show the form again with everything typed."""
    plan, taken_by = _typed(request.form), None
    problems = _problems(plan, taken_by=None)
    if not problems:
        try:
            kept = plan_visit(
                services(), note_from(plan, None), moderator=member(), reading=reading_typed(request.form)
            )
        except UNREAD_WORDS as unread:
            problems = (reading_problem(unread),)
        except (VisitExists, NoteChanged) as refused:
            taken_by = refused.slug if isinstance(refused, VisitExists) else None
            problems = (FieldProblem(field="tanggal", detail=wording.DAY_TAKEN),)
        else:
            return told(kept.slug)
    return _plan_page(plan, ShownPlan(problems=problems, taken_by=taken_by, status=422))


@bp.get("/<slug>/ubah")
def edit(slug: str) -> ResponseReturnValue:
    kept = kept_visit(services(), slug, member())
    return _plan_page(_typed(fields_of_note(kept.note)), _shown(kept))


@bp.post("/<slug>/ubah")
def change(slug: str) -> ResponseReturnValue:
    """Keep the changed plan; what people must be told needs a reason."""
    kept, plan, version = kept_visit(services(), slug, member()), _typed(request.form), typed_version()
    day = day_from(plan.day)
    taken_by = visit_on(services(), plan.village, day, besides=slug) if day else None
    problems = _problems(plan, taken_by=taken_by)
    if not problems and kept.note.differences(note_from(plan, slug)) and not plan.reason:
        problems = (FieldProblem(field="alasan", detail=wording.WHY_FIRST),)
    if problems:
        shown = replace(_shown(kept), version=version, taken_by=taken_by, problems=problems, status=422)
        return _plan_page(plan, shown)
    try:
        change_visit(services(), calling(slug, plan.reason), note_from(plan, slug))
    except UNREAD_WORDS as unread:
        return _plan_page(plan, replace(_shown(kept), version=version, problems=(reading_problem(unread),), status=422))
    except (NoteChanged, AlreadyDecided) as refused:
        problems = (FieldProblem(field="", detail=_refusal(refused)),)
        return _plan_page(plan, replace(_shown(kept), problems=problems, status=409))
    return told(slug)


@bp.get("/<slug>/batal")
def before_cancelling(slug: str) -> ResponseReturnValue:
    return _cancel_page(kept_visit(services(), slug, member()))


@bp.post("/<slug>/batal")
def cancel(slug: str) -> ResponseReturnValue:
    """Call the visit off, with a reason and perhaps another day."""
    kept, reason = kept_visit(services(), slug, member()), cleaned_line(request.form.get("alasan", ""))
    replacement = request.form.get("pengganti", "")
    problems = [] if reason else [FieldProblem(field="alasan", detail=wording.WHY_FIRST)]
    if replacement and replacement not in dict(_replacements(kept.note)):
        problems.append(FieldProblem(field="pengganti", detail=wording.REPLACEMENT_UNKNOWN))
    if problems:
        return _cancel_page(kept, tuple(problems), status=422)
    try:
        cancel_visit(services(), calling(slug, reason), replacement=replacement or None)
    except UNREAD_WORDS as unread:
        return _cancel_page(kept, (reading_problem(unread),), status=422)
    except (NoteChanged, AlreadyDecided) as refused:
        return _cancel_page(kept, (FieldProblem(field="", detail=_refusal(refused)),), status=409)
    return told(slug)


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
    problems = (FieldProblem(field="", detail=wording.PAGE_TOO_OLD),)
    if request.endpoint == "plans.cancel":
        return _cancel_page(kept_visit(services(), str(slug), member()), problems, status=422)
    known = ShownPlan() if slug is None else _shown(kept_visit(services(), str(slug), member()))
    return _plan_page(_typed(request.form), replace(known, version=typed_version(), problems=problems, status=422))


def told(slug: str) -> ResponseReturnValue:
    """Lead on to the text that people in the village should get."""
    return redirect(url_for("plans.after", slug=slug), 303)


def _shown(kept: KeptVisit) -> ShownPlan:
    return ShownPlan(slug=kept.note.slug, fixed=kept.written is not None, version=kept.version)


def _typed(fields: dict[str, str]) -> VisitPlan:
    return plan_from(fields, services().catalogue.guides())


def _problems(plan: VisitPlan, *, taken_by: str | None) -> tuple[FieldProblem, ...]:
    return plan_problems(plan, services().catalogue, today=services().today(), taken=taken_by is not None)


def calling(slug: str, reason: str) -> Calling:
    """Return who acts on which visit, by the form that was sent."""
    return Calling(
        slug=slug, version=typed_version(), moderator=member(), reason=reason, reading=reading_typed(request.form)
    )


def typed_version() -> int:
    """Return the version of the visit that the form was made of."""
    typed = request.form.get("versi", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len("1000000000") else 0


def _refusal(refused: NoteChanged | AlreadyDecided) -> str:
    return wording.ALREADY_OFF if isinstance(refused, AlreadyDecided) else REFUSALS[refused.code]


def _replacements(note: VisitNote) -> tuple[tuple[str, str], ...]:
    """Return the published visits to come that could take this one's place; one that is off by now could not."""
    off = {one.note.slug for one in visits_now(services()) if one.note.status is VisitStatus.CANCELLED}
    visits = (visit for visit in services().catalogue.visits() if visit.day >= services().today())
    coming = (visit for visit in visits if not visit.off and not visit.in_doubt and visit.slug not in off)
    return tuple((one.slug, f"{one.title}, {one.day.isoformat()}") for one in coming if one.slug != note.slug)


def _plan_page(plan: VisitPlan, shown: ShownPlan) -> ResponseReturnValue:
    villages = tuple((one.slug, one.name) for one in services().catalogue.villages())
    known = public_words(kept_visit(services(), shown.slug, member()).note) if shown.slug else ()
    page = render_template(
        "moderation/plan.html",
        plan=plan,
        shown=shown,
        villages=villages,
        again=read_again((plan.place, plan.landmark, plan.reason), request.form, known=known),
        member=member(),
    )
    return make_response(page, shown.status)


def _cancel_page(kept: KeptVisit, problems: tuple[FieldProblem, ...] = (), *, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "moderation/cancel.html",
        kept=kept,
        problems=problems,
        replacements=_replacements(kept.note),
        reason=request.form.get("alasan", ""),
        again=read_again([cleaned_line(request.form.get("alasan", ""))], request.form),
        replacement=request.form.get("pengganti", ""),
        member=member(),
    )
    return make_response(page, status)
