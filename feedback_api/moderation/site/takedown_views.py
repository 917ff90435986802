"""The pages on which staff take a page of the site down at once, and put it back."""

from collections.abc import Callable

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.site.take_down import (
    TakingDown,
    is_known,
    kept_takedown,
    pages_down,
    put_back,
    take_down,
)
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.site.takedown import Takedown, address_of, page_named
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import version_from
from feedback_api.moderation.session import desk_pages, member
from feedback_api.services import Services
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = desk_pages("takedowns", "/moderasi/halaman")

MOST_LETTERS = 200


@bp.get("/")
def down() -> ResponseReturnValue:
    """List what is down, and ask which page to take down."""
    return _list_page()


@bp.get("/tarik")
def before_deciding() -> ResponseReturnValue:
    """Show the page somebody means, and ask why; only a press of the button does anything."""
    typed = request.args.get("halaman", "")
    name = page_named(typed)
    if name is None:
        return _list_page(typed, wording.NO_SUCH_PAGE, status=422)
    return _confirm_page(name) if is_known(services(), name) else _list_page(typed, wording.PAGE_UNKNOWN, status=422)


@bp.post("/tarik")
def take() -> ResponseReturnValue:
    return _decide(take_down)


@bp.post("/tampilkan")
def put() -> ResponseReturnValue:
    return _decide(put_back)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    name = page_named(request.form.get("halaman", ""))
    if name is None:
        return _list_page(request.form.get("halaman", ""), wording.NO_SUCH_PAGE, status=422)
    return _confirm_page(name, FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def _decide(decide: Callable[[Services, TakingDown], Takedown]) -> ResponseReturnValue:
    """Do it and go back to the list, or show the page again with everything typed."""
    name, reason = page_named(request.form.get("halaman", "")), cleaned_line(request.form.get("alasan", ""))
    if name is None:
        return _list_page(request.form.get("halaman", ""), wording.NO_SUCH_PAGE, status=422)
    if not is_known(services(), name):
        return _list_page(request.form.get("halaman", ""), wording.PAGE_UNKNOWN, status=422)
    if not reason:
        return _confirm_page(name, FieldProblem(field="alasan", detail=wording.WHY_THIS_PAGE), status=422)
    taking = TakingDown(
        name=name,
        version=version_from(request.form.get("versi", "")),
        moderator=member(),
        reason=reason[:MOST_LETTERS],
    )
    try:
        decide(services(), taking)
    except NoteChanged:
        return _confirm_page(name, FieldProblem(field="", detail=REFUSALS["note_changed"]), status=409)
    return redirect(url_for("takedowns.down", selesai=name), 303)


def _list_page(typed: str = "", problem: str = "", *, status: int = 200) -> ResponseReturnValue:
    done = request.args.get("selesai", "")
    page = render_template(
        "moderation/pages_down.html",
        down=pages_down(services()),
        done=page_named(done),
        typed=typed,
        problem=problem,
        reason=request.form.get("alasan", ""),
        member=member(),
    )
    return make_response(page, status)


def _confirm_page(name: str, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    kept = kept_takedown(services(), name)
    page = render_template(
        "moderation/take_down.html",
        kept=kept,
        name=name,
        address=address_of(name),
        problems=problems,
        reason=request.form.get("alasan", ""),
        member=member(),
    )
    return make_response(page, status)
