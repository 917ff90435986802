"""The pages on which staff see the visits, write down what came of one, and what residents said there."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.senders.submit import submit
from feedback_api.actions.visits.note_result import kept_result, note_result
from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.moderation import wording
from feedback_api.moderation.session import member, require_member, require_own_form
from feedback_api.moderation.visits.desk import has_begun, visit_desk, visit_named, wanted_at
from feedback_api.moderation.visits.result_form import Row, fields_of, result_from, result_problems, rows_of
from feedback_api.moderation.visits.voice_form import Voice, arrival_from, voice_problems
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = Blueprint("visits", __name__, url_prefix="/moderasi/kunjungan")


@bp.before_request
def only_staff_from_our_own_pages() -> None:
    require_member()
    # Before the form is looked at: the page that shows an old form again has nobody left to refuse to.
    if "slug" in (request.view_args or {}):
        visit_named(services(), str((request.view_args or {})["slug"]), member())
    require_own_form()


@bp.get("/")
def desk() -> ResponseReturnValue:
    said = request.args.get("tercatat", "")
    return render_template("moderation/visits.html", desk=visit_desk(services(), member()), said=said, member=member())


@bp.get("/<slug>/")
def result(slug: str) -> ResponseReturnValue:
    """Show the three numbers for each service, filled with what is kept."""
    visit = visit_named(services(), slug, member())
    kept = kept_result(services(), slug)
    return _result_page(visit, _rows(visit, fields_of(kept.result)), version=kept.version)


@bp.post("/<slug>/")
def save_result(slug: str) -> ResponseReturnValue:
    """Keep the result, or show the page again with everything typed."""
    visit = visit_named(services(), slug, member())
    rows, version = _rows(visit, request.form), _number(request.form.get("versi", ""))
    problems = result_problems(rows)
    if not has_begun(visit, services().today()):
        problems = (FieldProblem(field="", detail=wording.RESULT_TOO_EARLY),)
    if problems:
        return _result_page(visit, rows, version=version, problems=problems, status=422)
    try:
        note_result(services(), result_from(visit, rows), version=version, moderator=member())
    except NoteChanged:
        return _changed_meanwhile(visit, rows)
    return redirect(url_for("visits.desk", tercatat=slug), 303)


@bp.get("/<slug>/suara")
def voice(slug: str) -> ResponseReturnValue:
    """Show an empty form for what a resident says at the visit."""
    visit = visit_named(services(), slug, member())
    return _voice_page(visit, Voice(village=visit.village or "", key=services().new_key()))


@bp.post("/<slug>/suara")
def save_voice(slug: str) -> ResponseReturnValue:
    """Keep it as something the resident sent, and show its code to hand over; the next form stands below."""
    visit, typed = visit_named(services(), slug, member()), Voice.from_fields(request.form)
    settings = services().settings
    problems = voice_problems(typed, services().catalogue.villages(), longest=settings.longest_text)
    if problems:
        return _voice_page(visit, typed, problems=problems, status=422)
    arrival = arrival_from(typed, visit, demonstration=settings.demonstration)
    receipt = submit(services(), arrival, by=member().name)
    following = Voice(village=typed.village, key=services().new_key())
    return _voice_page(visit, following, code=shown(receipt.code))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    visit = visit_named(services(), (request.view_args or {}).get("slug", ""), member())
    problems = (FieldProblem(field="", detail=wording.PAGE_TOO_OLD),)
    if request.endpoint == "visits.save_voice":
        return _voice_page(visit, Voice.from_fields(request.form), problems=problems, status=422)
    version = _number(request.form.get("versi", ""))
    return _result_page(visit, _rows(visit, request.form), version=version, problems=problems, status=422)


def _changed_meanwhile(visit: VisitEntry, rows: tuple[Row, ...]) -> ResponseReturnValue:
    """Say what a colleague saved; the page carries the new version, so one more press replaces it."""
    kept = kept_result(services(), visit.slug)
    problems = (FieldProblem(field="", detail=REFUSALS["note_changed"]),)
    saved = _rows(visit, fields_of(kept.result))
    return _result_page(visit, rows, version=kept.version, problems=problems, saved=saved, status=409)


def _rows(visit: VisitEntry, fields: dict[str, str]) -> tuple[Row, ...]:
    return rows_of(visit, services().catalogue.guides(), fields)


def _result_page(  # noqa: PLR0913 what one page shows
    visit: VisitEntry,
    rows: tuple[Row, ...],
    *,
    version: int,
    problems: tuple[FieldProblem, ...] = (),
    saved: tuple[Row, ...] = (),
    status: int = 200,
) -> ResponseReturnValue:
    page = render_template(
        "moderation/result.html",
        visit=visit,
        rows=rows,
        version=version,
        problems=problems,
        saved=saved,
        begun=has_begun(visit, services().today()),
        published=None if version else visit.result,
        wanted=wanted_at(services(), visit.slug),
        member=member(),
    )
    return make_response(page, status)


def _voice_page(
    visit: VisitEntry, voice: Voice, *, problems: tuple[FieldProblem, ...] = (), code: str = "", status: int = 200
) -> ResponseReturnValue:
    villages = tuple((one.slug, one.name) for one in services().catalogue.villages())
    page = render_template(
        "moderation/voice.html",
        visit=visit,
        voice=voice,
        villages=villages,
        problems=problems,
        code=code,
        member=member(),
    )
    return make_response(page, status)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len("1000000000") else 0
