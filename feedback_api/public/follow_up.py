"""Takes the one more message that a sender may send under the same code after the answer."""

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.letters.flood import SendingGroup
from feedback_api.actions.senders.follow_up import FollowUp, follow_up, repeat_of
from feedback_api.actions.senders.track import track
from feedback_api.domain.errors import NotOffered, TooMuchWaiting, TrackingCodeUnknown
from feedback_api.domain.submissions.fields import FIELDS, KEY, KIND, ONLY_PRIVATE, TEXT
from feedback_api.domain.submissions.second_member import sounds_like_report
from feedback_api.domain.submissions.submission import Kind, Submission, Suspicion
from feedback_api.domain.submissions.tracking_code import shown, typed_code
from feedback_api.public import wording
from feedback_api.public.ask_page import bounds
from feedback_api.public.form_time import FormAge, form_age
from feedback_api.public.forms import TICKED, Typed, problems_of
from feedback_api.public.too_many import too_many_under_a_code
from feedback_api.public.track_page import Written, track_page
from feedback_api.public.tracking import asked_again, code_sent, no_code
from feedback_api.settings import KeyUse
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import count_this, sent_by_group
from feedback_api.web.who_sends import group_of_letter
from feedback_api.wording import KIND_WORDS, refusal

bp = Blueprint("follow_up", __name__, url_prefix="/lacak/susulan")


@bp.get("/")
def begin() -> ResponseReturnValue:
    """Ask for the code first: it never stands in an address."""
    return redirect(url_for("tracking.look"), 303)


@bp.before_request
def answer_a_repeat() -> ResponseReturnValue | None:
    """Show what became of a message that is kept already, before any limit is asked and however old the form is."""
    if request.method != "POST":
        return None
    if typed_code(code_sent()) is None:
        return no_code(code_sent())
    typed = Typed.from_fields(request.form)
    if _problems(typed) or request.form.get("situs"):
        return None
    try:
        known = repeat_of(services(), _message(typed))
    except TrackingCodeUnknown:  # which counts, and so is for the view to say
        return None
    return None if known is None else _received()


@bp.post("/")
def send() -> ResponseReturnValue:
    """Keep what was typed, or show the page again with what to put right."""
    now, first, typed = services().now(), track(services(), code_sent()), Typed.from_fields(request.form)
    age = form_age(services().settings.keys(KeyUse.FORM), request.form.get("waktu", ""), now)
    stays_ordinary = bool(request.form.get("tetap"))
    problems = (*_problems(typed), *_problems_of_form(typed, age))
    if problems:
        is_old = any(one.detail == wording.PAGE_TOO_OLD for one in problems)
        again = Written(typed=typed.but(KEY, "") if is_old else typed, problems=problems, stays_ordinary=stays_ordinary)
        return _page(first, again, status=422)
    if not (first.kind.is_confidential or stays_ordinary) and sounds_like_report(typed[TEXT]):
        return _page(first, Written(typed=typed, sounds_like_report=True), status=422)

    suspicion = Suspicion.TOO_FAST if age is FormAge.TOO_FAST else None
    sender = SendingGroup(group=group_of_letter(services(), request), sent=sent_by_group())
    kept = follow_up(services(), _message(typed, suspicion), sender=sender)
    if not kept.is_same:
        return _lost(wording.FOLLOW_UP_TAKEN)
    if kept.submission.received_at >= now:
        count_this()
    return _received()


@bp.errorhandler(TrackingCodeUnknown)
def unknown(refused: TrackingCodeUnknown) -> ResponseReturnValue:
    """Ask for the code again; what was typed goes on with it."""
    return asked_again(code_sent(), refusal(refused), 404)


@bp.errorhandler(NotOffered)
def no_more(_refused: NotOffered) -> ResponseReturnValue:
    """Say that nothing can follow, beside the other ways; what was typed is given back."""
    return _lost(wording.FOLLOW_UP_CLOSED)


@bp.errorhandler(RateLimitExceeded)
@bp.errorhandler(TooMuchWaiting)
def too_many(refused: RateLimitExceeded | TooMuchWaiting) -> ResponseReturnValue:
    """Say why, and when to come back; nobody learns here whether a code is right."""
    told = too_many_under_a_code(refused)
    response = make_response(asked_again(code_sent(), told.detail, 429))
    response.headers["Retry-After"] = str(told.seconds)
    return response


def _message(typed: Typed, suspicion: Suspicion | None = None) -> FollowUp:
    return FollowUp(
        code=code_sent(),
        text=typed[TEXT],
        only_private=typed[ONLY_PRIVATE] == TICKED,
        key=typed[KEY],
        suspicion=suspicion,
    )


def _problems(typed: Typed) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the fields of this form; the others are none of it."""
    asked = {field.name for field in FIELDS if field.asked_again and field is not KEY}
    whole = typed.but(KIND, KIND_WORDS[Kind.QUESTION])
    return tuple(one for one in problems_of(whole, bounds(services())) if one.field in asked)


def _problems_of_form(typed: Typed, age: FormAge) -> tuple[FieldProblem, ...]:
    """Return what only a form can get wrong; an unusable key means a page as old as an unusable time."""
    wrong_key = any(one.field == KEY.name for one in problems_of(typed, bounds(services())))
    if request.form.get("situs"):
        return (FieldProblem(field="situs", detail=wording.TRAP_FILLED),)
    if age is FormAge.UNUSABLE or wrong_key:
        return (FieldProblem(field="", detail=wording.PAGE_TOO_OLD),)
    return ()


def _received() -> ResponseReturnValue:
    return _page(track(services(), code_sent()), Written(said=wording.FOLLOW_UP_RECEIVED))


def _lost(said: str) -> ResponseReturnValue:
    """Say that it was not sent, and give it back."""
    typed = Typed.from_fields(request.form)
    return _page(track(services(), code_sent()), Written(typed=typed, said=said, is_lost=True), status=409)


def _page(first: Submission, written: Written, *, status: int = 200) -> ResponseReturnValue:
    return track_page(services(), first, shown(typed_code(code_sent()) or ""), written=written, status=status)
