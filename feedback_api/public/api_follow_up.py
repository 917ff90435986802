"""The way in for programs: the one more message that may follow an answer under the same code, as JSON."""

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.senders.follow_up import FollowUp, follow_up, repeat_of
from feedback_api.domain.errors import NotOffered, TooMuchWaiting, TrackingCodeUnknown
from feedback_api.domain.submissions.fields import KEY, KIND, ONLY_PRIVATE, TEXT
from feedback_api.domain.submissions.submission import Kind, Submission
from feedback_api.domain.submissions.tracking_code import typed_code
from feedback_api.public import wording
from feedback_api.public.api_body import body_sent, to_put_right, typed_from
from feedback_api.public.api_fields import CODE, follow_up_fields, problems_in
from feedback_api.public.api_receipt import api_receipt
from feedback_api.public.ask_page import bounds
from feedback_api.public.forms import TICKED, problems_of
from feedback_api.public.too_many import too_many_under_a_code
from feedback_api.web.answers.problem_json import problem_response
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import code_tried, count_this, sent_by_group
from feedback_api.web.who_sends import group_of_letter
from feedback_api.wording import KIND_WORDS

bp = Blueprint("api_follow_up", __name__, url_prefix="/api/v1")

_MESSAGE = "message_of_a_program"


@bp.before_request
def read_and_answer_a_repeat() -> ResponseReturnValue | None:
    """Name what does not fit, and answer what is kept already under its key again, before any limit is asked."""
    if request.method != "POST":
        return None
    message, problems = _read()
    if problems:
        return to_put_right(problems)
    code_tried(message.code)
    setattr(g, _MESSAGE, message)
    try:
        known = repeat_of(services(), message)
    except TrackingCodeUnknown:  # which counts, and so is for the view to say
        return None
    return None if known is None else _answer(message, known)


@bp.post("/follow-ups")
def create_follow_up() -> ResponseReturnValue:
    """Keep the message and answer with the day by which it is answered."""
    now, message = services().now(), getattr(g, _MESSAGE)
    sender = SendingGroup(group=group_of_letter(services(), request), sent=sent_by_group())
    kept = follow_up(services(), message, sender=sender)
    if not kept.is_same:
        return problem_response(409, wording.FOLLOW_UP_TAKEN)
    if kept.submission.received_at >= now:
        count_this()
    return _answer(message, kept.submission)


@bp.errorhandler(NotOffered)
def no_more(_refused: NotOffered) -> ResponseReturnValue:
    """Say that nothing can follow."""
    return problem_response(409, wording.FOLLOW_UP_CLOSED)


@bp.errorhandler(RateLimitExceeded)
@bp.errorhandler(TooMuchWaiting)
def too_many(refused: RateLimitExceeded | TooMuchWaiting) -> ResponseReturnValue:
    """Say why, and when to come back; nobody learns here whether a code is right."""
    told = too_many_under_a_code(refused)
    response = problem_response(429, told.detail)
    response.headers["Retry-After"] = str(told.seconds)
    return response


def _read() -> tuple[FollowUp, tuple[FieldProblem, ...]]:
    """Return what was sent, and every field of it that does not fit; the kind is that of the first letter."""
    sent, known = body_sent(), bounds(services())
    typed = typed_from(sent)
    exact = problems_of(typed.but(KIND, KIND_WORDS[Kind.QUESTION]), known)
    message = FollowUp(
        code=str(sent.get(CODE.name)), text=typed[TEXT], only_private=typed[ONLY_PRIVATE] == TICKED, key=typed[KEY]
    )
    return message, problems_in(follow_up_fields(known), sent, exact)


def _answer(message: FollowUp, kept: Submission) -> ResponseReturnValue:
    code = typed_code(message.code) or ""
    return jsonify(api_receipt(kept, code=code, due=kept.due)), 201
