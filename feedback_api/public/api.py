"""The way in for programs: the same submission as on the form, as JSON."""

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.senders.submit import Receipt, receipt_of_a_repeat, submit
from feedback_api.domain.errors import TooMuchWaiting
from feedback_api.domain.submissions.submission import Arrival
from feedback_api.public.api_body import body_sent, to_put_right, typed_from
from feedback_api.public.api_description import description
from feedback_api.public.api_fields import problems_in, submission_fields
from feedback_api.public.api_receipt import api_receipt
from feedback_api.public.ask_page import bounds
from feedback_api.public.forms import Bounds, Typed, arrival_of, problems_of
from feedback_api.public.too_many import too_many_letters
from feedback_api.web.answers.problem_json import problem_response
from feedback_api.web.current import services
from feedback_api.web.rate_limits import count_this, sent_by_group
from feedback_api.web.who_sends import group_of_letter

bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.before_request
def answer_a_repeat() -> ResponseReturnValue | None:
    """Answer what is kept already under its key again, before any limit is asked."""
    if request.method != "POST" or request.endpoint != "api.create_submission":
        return None
    sent, known = body_sent(), bounds(services())
    typed = typed_from(sent)
    if problems_in(submission_fields(known), sent, problems_of(typed, known)):
        return None
    receipt = receipt_of_a_repeat(services(), _arrival(typed, known))
    return None if receipt is None else _answer(receipt)


@bp.post("/submissions")
def create_submission() -> ResponseReturnValue:
    """Keep a submission and answer with its code, or with every field that has to be put right."""
    now = services().now()
    known = bounds(services())
    sent = body_sent()
    typed = typed_from(sent)
    problems = problems_in(submission_fields(known), sent, problems_of(typed, known))
    if problems:
        return to_put_right(problems)

    sender = SendingGroup(group=group_of_letter(services(), request), sent=sent_by_group())
    receipt = submit(services(), _arrival(typed, known), sender=sender)
    if receipt.submission.received_at >= now:
        count_this()
    return _answer(receipt)


@bp.get("/openapi.json")
def describe() -> ResponseReturnValue:
    """Describe this interface to programs and their authors."""
    response = Response(description(bounds(services()), services().office().name), content_type="application/json")
    response.headers["Cache-Control"] = "public, max-age=3600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@bp.errorhandler(RateLimitExceeded)
@bp.errorhandler(TooMuchWaiting)
def too_many(refused: RateLimitExceeded | TooMuchWaiting) -> ResponseReturnValue:
    """Say why, and when to come back."""
    told = too_many_letters(refused)
    response = problem_response(429, told.detail)
    response.headers["Retry-After"] = str(told.seconds)
    return response


def _arrival(typed: Typed, known: Bounds) -> Arrival:
    return arrival_of(typed, bounds=known, suspicion=None, demonstration=services().settings.demonstration)


def _answer(receipt: Receipt) -> ResponseReturnValue:
    return jsonify(api_receipt(receipt.submission, code=receipt.code, due=receipt.due)), 201
