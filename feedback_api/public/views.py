"""Takes what residents send on the form, and shows them its receipt."""

from dataclasses import replace

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.senders.submit import Receipt, receipt_of_a_repeat, submit
from feedback_api.domain.acts.sender_reads import outcome_of
from feedback_api.domain.errors import TooMuchWaiting
from feedback_api.domain.search.similar import AnsweredQuestion, similar_to
from feedback_api.domain.submissions.fields import GUIDE, KEY, KIND, TEXT
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Suspicion
from feedback_api.domain.submissions.tracking_code import shown
from feedback_api.public import wording
from feedback_api.public.already_answered import already_answered
from feedback_api.public.ask_page import REPORT_WORD, BeforeSending, ask_page, bounds, guide_named, village_named
from feedback_api.public.form_time import FormAge, form_age
from feedback_api.public.forms import PREPARE_WORD, Typed, arrival_of, problems_of
from feedback_api.public.receipt_token import ReceiptToken, opened_receipt, sealed_receipt
from feedback_api.public.report_page import report_page
from feedback_api.public.too_many import too_many_letters
from feedback_api.settings import KeyUse
from feedback_api.web.answers.error_pages import AS_REPORT
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import count_this, sent_by_group
from feedback_api.web.who_sends import group_of_letter

bp = Blueprint("public", __name__)


@bp.before_request
def answer_a_repeat() -> ResponseReturnValue | None:
    """Lead a letter that is kept already to its receipt, before any limit is asked and however old the form is."""
    if request.endpoint != "public.send":
        return None
    typed, known = _typed(), bounds(services())
    if problems_of(typed, known) or request.form.get("situs"):
        return None
    demonstration = services().settings.demonstration
    receipt = receipt_of_a_repeat(
        services(), arrival_of(typed, bounds=known, suspicion=None, demonstration=demonstration)
    )
    return None if receipt is None else _lead_to(receipt)


@bp.post("/kirim/")
def send() -> ResponseReturnValue:
    """Keep what was typed and lead to its receipt, or show the form again with what to put right."""
    now = services().now()
    typed = _typed()
    known = bounds(services())
    age = form_age(services().settings.keys(KeyUse.FORM), request.form.get("waktu", ""), now)
    problems = _all_problems(problems_of(typed, known), age)
    if problems:
        return ask_page(services(), _with_usable_key(typed, problems), problems, status=422, before=_chosen())
    if _sounds_like_report(typed):
        return ask_page(services(), typed, status=422, before=replace(_chosen(), sounds_like_report=True))
    answers = _answers_to(typed)
    if answers:
        return ask_page(services(), typed, status=422, before=replace(_chosen(), answers=answers))

    suspicion = Suspicion.TOO_FAST if age is FormAge.TOO_FAST else None
    demonstration = services().settings.demonstration
    arrival = arrival_of(typed, bounds=known, suspicion=suspicion, demonstration=demonstration)
    sender = SendingGroup(group=group_of_letter(services(), request), sent=sent_by_group())
    receipt = submit(services(), arrival, sender=sender)
    if receipt.submission.received_at >= now:
        count_this()
    return _lead_to(receipt)


@bp.get("/kirim/diterima/")
def received() -> ResponseReturnValue:
    """Show the receipt for an hour; after that the code is the way back."""
    keys = services().settings.keys(KeyUse.RECEIPT)
    token = opened_receipt(keys, request.args.get("t", ""), services().now())
    if token is None:
        return make_response(render_template("public/receipt_over.html"), 410)
    submission = services().store.submissions.get(token.submission_id)
    is_spoken = not (submission.kind.is_confidential or submission.kind.is_fetched)
    return render_template(
        "public/receipt.html",
        submission=submission,
        report=report_page(services(), submission),
        outcome=outcome_of(submission),
        answers=already_answered(services(), submission) if is_spoken else (),
        code=shown(token.code),
        guide=guide_named(services(), submission.guide or ""),
        village=village_named(services(), submission.village or ""),
    )


@bp.errorhandler(RateLimitExceeded)
@bp.errorhandler(TooMuchWaiting)
def too_many(refused: RateLimitExceeded | TooMuchWaiting) -> ResponseReturnValue:
    """Show the form again with everything typed; say why, when to come back, and where else to go."""
    told = too_many_letters(refused)
    problem = FieldProblem(field="", detail=told.detail)
    response = ask_page(services(), _typed(), (problem,), status=429, before=replace(_chosen(), is_refused=True))
    response.headers["Retry-After"] = str(told.seconds)
    return response


def _typed() -> Typed:
    """Return what was typed; one button sends the same words as a report."""
    typed = Typed.from_fields(request.form)
    return typed.but(KIND, REPORT_WORD) if request.form.get(AS_REPORT) else typed


def _chosen() -> BeforeSending:
    """Return what its sender chose when other ways were offered: nobody is asked twice."""
    return BeforeSending(
        stays_ordinary=bool(request.form.get("tetap")), is_unanswered=bool(request.form.get("belum_terjawab"))
    )


def _answers_to(typed: Typed) -> tuple[AnsweredQuestion, ...]:
    """Return what is answered already, for whoever has not seen it; a report is answered by nothing else."""
    if typed[KIND] in {REPORT_WORD, PREPARE_WORD} or request.form.get("belum_terjawab"):
        return ()
    return similar_to(typed[TEXT], typed[GUIDE], services().catalogue.answers())


def _sounds_like_report(typed: Typed) -> bool:
    """Say whether the sender should choose first who reads this; whoever has chosen is not asked again."""
    if typed[KIND] in {REPORT_WORD, PREPARE_WORD} or request.form.get("tetap"):
        return False
    return sounds_like_report(typed[TEXT])


def _lead_to(receipt: Receipt) -> ResponseReturnValue:
    token = ReceiptToken(submission_id=receipt.submission.id, code=receipt.code)
    sealed = sealed_receipt(services().settings.key(KeyUse.RECEIPT), token, services().now())
    return redirect(url_for("public.received", t=sealed), 303)


def _all_problems(problems: tuple[FieldProblem, ...], age: FormAge) -> tuple[FieldProblem, ...]:
    """Add what only a form can get wrong; an unusable key means a page as old as an unusable time."""
    visible = tuple(problem for problem in problems if problem.field != KEY.name)
    if request.form.get("situs"):
        visible = (*visible, FieldProblem(field="situs", detail=wording.TRAP_FILLED))
    if age is FormAge.UNUSABLE or len(visible) < len(problems):
        visible = (*visible, FieldProblem(field="", detail=wording.PAGE_TOO_OLD))
    return visible


def _with_usable_key(typed: Typed, problems: tuple[FieldProblem, ...]) -> Typed:
    is_old = any(problem.detail == wording.PAGE_TOO_OLD for problem in problems)
    return typed.but(KEY, "") if is_old else typed
