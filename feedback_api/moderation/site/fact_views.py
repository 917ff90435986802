"""The pages on which an admin fills in what is not known of the office yet, each fact with its day."""

from collections.abc import Callable

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.site.state_fact import KeptFact, Stating, kept_fact, state, take_away, undo
from feedback_api.domain.errors import NoteChanged
from feedback_api.domain.facts.declared import NamedFact
from feedback_api.domain.facts.wording import WHERE_SHOWN
from feedback_api.domain.site.stated_fact import StatedFact
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import version_from
from feedback_api.moderation.session import desk_pages, member
from feedback_api.moderation.site.fact_form import FactForm, read_fact
from feedback_api.moderation.site.fact_page import FactRow, fact_groups, fact_meant, fact_row
from feedback_api.services import Services
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import REFUSALS

bp = desk_pages("facts", "/moderasi/keterangan")


@bp.get("/")
def everything() -> ResponseReturnValue:
    """List every fact, the blank ones with the pages they would complete."""
    return _list_page()


@bp.get("/isi")
def before_stating() -> ResponseReturnValue:
    """Show one fact, what was said of it before, and the form to fill it in."""
    fact = _meant()
    if fact is None:
        return _list_page(wording.NO_SUCH_FACT, status=422)
    kept = kept_fact(services(), fact)
    row = fact_row(services(), fact, kept)
    return _form_page(row, FactForm(value=row.value, day=services().today().isoformat()))


@bp.post("/isi")
def keep() -> ResponseReturnValue:
    """Keep what was typed and go back to the list, or show it again with what has to be put right."""
    fact, form = _meant(), FactForm.from_fields(request.form)
    if fact is None:
        return _list_page(wording.NO_SUCH_FACT, form=form, status=422)
    read = read_fact(form, fact.rule, today=services().today())
    if read.problems:
        return _form_again(fact, form, *read.problems, status=422)
    try:
        state(services(), _stating(fact), value=read.value, said_on=read.said_on)
    except NoteChanged:
        return _form_again(fact, form, FieldProblem(field="", detail=REFUSALS["note_changed"]), status=409)
    return redirect(url_for("facts.everything", selesai=fact.name), 303)


@bp.post("/hapus")
def remove() -> ResponseReturnValue:
    return _change(take_away)


@bp.post("/urungkan")
def undo_last() -> ResponseReturnValue:
    return _change(undo)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with everything typed and a fresh form."""
    fact, form = _meant(), FactForm.from_fields(request.form)
    if fact is None:
        return _list_page(wording.PAGE_TOO_OLD, form=form, status=422)
    return _form_again(fact, form, FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def _change(change: Callable[[Services, Stating], StatedFact | None]) -> ResponseReturnValue:
    fact = _meant()
    if fact is None:
        return _list_page(wording.NO_SUCH_FACT, status=422)
    try:
        change(services(), _stating(fact))
    except NoteChanged:  # a colleague was quicker: the list says what counts now
        return _list_page(REFUSALS["note_changed"], status=409)
    return redirect(url_for("facts.everything", selesai=fact.name), 303)


def _meant() -> NamedFact | None:
    return fact_meant(services(), request.values.get("apa", ""), request.values.get("desa", ""))


def _stating(fact: NamedFact) -> Stating:
    return Stating(fact=fact, version=version_from(request.form.get("versi", "")), moderator=member())


def _list_page(problem: str = "", *, form: FactForm | None = None, status: int = 200) -> ResponseReturnValue:
    groups, done = fact_groups(services()), request.args.get("selesai", "")
    page = render_template(
        "moderation/facts.html",
        groups=groups,
        done=next((row for group in groups for row in group.rows if row.fact.name == done), None),
        now=services().now(),
        where_shown=WHERE_SHOWN,
        problem=problem,
        form=form or FactForm(),
        member=member(),
    )
    return make_response(page, status)


def _form_again(fact: NamedFact, form: FactForm, *problems: FieldProblem, status: int) -> ResponseReturnValue:
    kept: KeptFact = kept_fact(services(), fact)
    return _form_page(fact_row(services(), fact, kept), form, *problems, status=status)


def _form_page(row: FactRow, form: FactForm, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    villages = {one.slug: one.name for one in services().catalogue.villages()}
    page = render_template(
        "moderation/fact.html",
        row=row,
        form=form,
        problems=problems,
        village=villages.get(row.fact.village or ""),
        where_shown=WHERE_SHOWN,
        member=member(),
    )
    return make_response(page, status)
