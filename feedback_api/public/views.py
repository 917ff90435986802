"""Takes what residents send on the form, and shows them its receipt."""

from dataclasses import replace

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.submit import submit
from feedback_api.current import services
from feedback_api.domain.submission import Suspicion
from feedback_api.domain.tracking_code import shown
from feedback_api.public import wording
from feedback_api.public.already_answered import already_answered
from feedback_api.public.ask_page import ask_page, bounds, guide_named, village_named
from feedback_api.public.form_time import FormAge, form_age
from feedback_api.public.forms import Problem, Typed, arrival_of, problems_of
from feedback_api.public.receipt_token import ReceiptToken, opened_receipt, sealed_receipt
from feedback_api.rate_limits import count_this, seconds_to_wait
from feedback_api.settings import KeyUse

bp = Blueprint("public", __name__)


@bp.post("/kirim/")
def send() -> ResponseReturnValue:
    """Keep what was typed and lead to its receipt, or show the form again with what to put right."""
    now = services().now()
    typed = Typed.from_fields(request.form)
    known = bounds(services())
    age = form_age(services().settings.keys(KeyUse.FORM), request.form.get("waktu", ""), now)
    problems = _all_problems(problems_of(typed, known), age)
    if problems:
        return ask_page(services(), _with_usable_key(typed, problems), problems, status=422)

    suspicion = Suspicion.TOO_FAST if age is FormAge.TOO_FAST else None
    demonstration = services().settings.demonstration
    receipt = submit(services(), arrival_of(typed, bounds=known, suspicion=suspicion, demonstration=demonstration))
    if receipt.submission.received_at >= now:
        count_this()
    token = ReceiptToken(submission_id=receipt.submission.id, code=receipt.code)
    sealed = sealed_receipt(services().settings.key(KeyUse.RECEIPT), token, now)
    return redirect(url_for("public.received", t=sealed), 303)


@bp.get("/kirim/diterima/")
def received() -> ResponseReturnValue:
    """Show the receipt for an hour; after that the code is the way back."""
    keys = services().settings.keys(KeyUse.RECEIPT)
    token = opened_receipt(keys, request.args.get("t", ""), services().now())
    if token is None:
        return make_response(render_template("public/receipt_over.html"), 410)
    submission = services().store.submissions.get(token.submission_id)
    return render_template(
        "public/receipt.html",
        submission=submission,
        answers=already_answered(services(), submission),
        code=shown(token.code),
        guide=guide_named(services(), submission.guide or ""),
        village=village_named(services(), submission.village or ""),
    )


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Show the form again with everything typed, and say when to come back."""
    seconds = seconds_to_wait()
    problem = Problem(field="", detail=wording.TOO_MANY.format(when=wording.wait(seconds)))
    response = ask_page(services(), Typed.from_fields(request.form), (problem,), status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _all_problems(problems: tuple[Problem, ...], age: FormAge) -> tuple[Problem, ...]:
    """Add what only a form can get wrong; an unusable key means a page as old as an unusable time."""
    visible = tuple(problem for problem in problems if problem.field != "kunci")
    if request.form.get("situs"):
        visible = (*visible, Problem(field="situs", detail=wording.TRAP_FILLED))
    if age is FormAge.UNUSABLE or len(visible) < len(problems):
        visible = (*visible, Problem(field="", detail=wording.PAGE_TOO_OLD))
    return visible


def _with_usable_key(typed: Typed, problems: tuple[Problem, ...]) -> Typed:
    is_old = any(problem.detail == wording.PAGE_TOO_OLD for problem in problems)
    return replace(typed, key="") if is_old else typed
