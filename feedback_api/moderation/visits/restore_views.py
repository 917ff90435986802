"""The form on which staff let a visit that they called off take place after all."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.visits.plan_visit import KeptVisit, kept_visit, restore_visit
from feedback_api.domain.errors import CancelledInFile, NotCancelled, NoteChanged, VisitExists
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.moderation import wording
from feedback_api.moderation.public_reading import UNREAD_WORDS, read_again, reading_problem
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.moderation.visits.plan_views import calling, told
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = Blueprint("restoring", __name__, url_prefix="/moderasi/kunjungan")


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    require_member()
    # Before the form is looked at: the page that shows an old form again has nobody left to refuse to.
    kept_visit(services(), _slug(), member())
    require_own_form()


@bp.get("/<slug>/pulihkan")
def before_restoring(slug: str) -> ResponseReturnValue:
    return _page(kept_visit(services(), slug, member()))


@bp.post("/<slug>/pulihkan")
def restore(slug: str) -> ResponseReturnValue:
    """Take the cancellation back, with a reason that people read."""
    kept, reason = kept_visit(services(), slug, member()), cleaned_line(request.form.get("alasan", ""))
    hindrance = _hindrance(kept) if kept.is_off else None
    if hindrance:
        return _page(kept, FieldProblem(field="", detail=hindrance), status=409)
    if not reason:
        return _page(kept, FieldProblem(field="alasan", detail=wording.WHY_FIRST), status=422)
    try:
        restore_visit(services(), calling(slug, reason))
    except UNREAD_WORDS as unread:
        return _page(kept, reading_problem(unread), status=422)
    except (NoteChanged, NotCancelled, CancelledInFile, VisitExists) as refused:
        return _page(
            kept_visit(services(), slug, member()), FieldProblem(field="", detail=REFUSALS[refused.code]), status=409
        )
    return told(slug)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    problem = FieldProblem(field="", detail=wording.PAGE_TOO_OLD)
    return _page(kept_visit(services(), _slug(), member()), problem, status=422)


def _slug() -> str:
    return str((request.view_args or {}).get("slug", ""))


def _hindrance(kept: KeptVisit) -> str | None:
    """Return why a visit that is off cannot be restored on this form, and who could."""
    if kept.is_off_in_file:
        return REFUSALS["cancelled_in_file"]
    if kept.deleted:
        return wording.RESTORE_DELETED
    if kept.note.day < services().today():
        return wording.RESTORE_PAST
    is_holiday = kept.note.day in services().catalogue.holidays() and not kept.note.on_holiday
    return wording.RESTORE_HOLIDAY if is_holiday else None


def _page(kept: KeptVisit, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "moderation/restore.html",
        kept=kept,
        problems=problems,
        hindrance=_hindrance(kept),
        reason=request.form.get("alasan", ""),
        again=read_again([cleaned_line(request.form.get("alasan", ""))], request.form),
        member=member(),
    )
    return make_response(page, status)
