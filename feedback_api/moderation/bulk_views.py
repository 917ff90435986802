"""Does one act to all letters that were ticked on a list, and takes it back."""

from urllib.parse import parse_qsl, urlsplit

from flask import Response, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.decisions.many_letters import Outcome, decide_each, put_each_aside, undo_each
from feedback_api.domain.acts.desk_acts import act_of
from feedback_api.moderation import wording
from feedback_api.moderation.finding.show_found import shown_found
from feedback_api.moderation.queue.bulk_form import ACTS, ASIDE, BulkForm, problem_of
from feedback_api.moderation.queue.bulk_shown import BulkShown, names_for, not_done
from feedback_api.moderation.queue.just_done_to_many import done_to_many, forget, remember
from feedback_api.moderation.queue.just_put_aside import JUST_DONE, PutAside
from feedback_api.moderation.queue.show_queue import shown_queue
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem

bp = desk_pages("bulk", "/moderasi/banyak")


@bp.post("")
def act() -> ResponseReturnValue:
    """Do it to each that was ticked; where something could not be done, show the list again and name it."""
    form = BulkForm.from_fields(request.form)
    problem = problem_of(form, names_for(services(), member()))
    if problem is not None:
        return _list(form, BulkShown(problem=problem, ticked=form.ids, assignee=form.assignee), status=422)
    outcome = _done(form)
    _remember(form, outcome)
    if not outcome.refused:
        return redirect(form.back, 303)
    shown = BulkShown(word=form.pressed, done=len(outcome.done), not_done=not_done(services(), member(), outcome))
    return _list(form, shown, status=200 if outcome.done else 409)


@bp.post("/urungkan")
def undo() -> ResponseReturnValue:
    """Take the last such act back, wherever it still can be."""
    form, done = BulkForm.from_fields(request.form), done_to_many(services().now())
    undone_act = act_of(done.word) if done else None
    if done is None or undone_act is None:
        return redirect(form.back, 303)
    outcome = undo_each(services(), member(), undone_act, done.ids)
    forget()
    if not outcome.refused:
        return redirect(form.back, 303)
    shown = BulkShown(word="urungkan", done=len(outcome.done), not_done=not_done(services(), member(), outcome))
    return _list(form, shown, status=200 if outcome.done else 409)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the list again with the same ticks and a fresh form."""
    form, problem = BulkForm.from_fields(request.form), FieldProblem(field="", detail=wording.PAGE_TOO_OLD)
    return _list(form, BulkShown(problem=problem, ticked=form.ids, assignee=form.assignee), status=422)


def _done(form: BulkForm) -> Outcome:
    if form.pressed == ASIDE:
        return put_each_aside(services(), member(), form.ticked)
    return decide_each(services(), member(), ACTS[form.pressed], form.ticked, assignee=form.assignee)


def _remember(form: BulkForm, outcome: Outcome) -> None:
    if outcome.batch is not None:
        session[JUST_DONE] = PutAside(batch=outcome.batch, letters=len(outcome.done)).kept
    elif outcome.done:
        remember(form.pressed, outcome.done, services().now())


def _list(form: BulkForm, shown: BulkShown, *, status: int) -> Response:
    """Return the list that was pressed on, as it is now."""
    address = urlsplit(form.back)
    fields = dict(parse_qsl(address.query))
    show = shown_found if address.path.endswith("/cari") else shown_queue
    return show(fields, shown, status=status)
