"""The page on which a sender follows a submission with its code."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.senders.track import track
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.submissions.fields import CONTACT, KEY, NAME, ONLY_PRIVATE, TEXT
from feedback_api.domain.submissions.tracking_code import shown, typed_code
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.public import wording
from feedback_api.public.track_page import track_page
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import seconds_to_wait
from feedback_api.wording import refusal

bp = Blueprint("tracking", __name__)

LONGEST_CODE_TYPED = 60
# What pages ask for besides the code.
TYPED_BESIDES = ("periksa", "bagian", TEXT.name, NAME.name, CONTACT.name, ONLY_PRIVATE.name, KEY.name, "waktu")


@bp.get("/lacak/")
def look() -> ResponseReturnValue:
    """Ask for the code."""
    return render_template("public/track_form.html", typed="", problems=())


@bp.post("/lacak/")
def follow() -> ResponseReturnValue:
    """Show where the submission stands; a code in an address would be logged, so it only ever comes by POST."""
    typed = code_sent()
    code = typed_code(typed)
    if code is None:
        return no_code(typed)
    try:
        kept = track(services(), typed)
    except TrackingCodeUnknown as unknown:
        return asked_again(typed, refusal(unknown), 404)
    return track_page(services(), kept, shown(code))


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back; the code stays in its field."""
    seconds = seconds_to_wait()
    detail = wording.TOO_MANY_CODES.format(when=wording.wait(seconds))
    response = make_response(asked_again(code_sent(), detail, 429))
    response.headers["Retry-After"] = str(seconds)
    return response


def no_code(typed: str) -> ResponseReturnValue:
    """Say that this is none, or that there is none."""
    return asked_again(typed, refusal(TrackingCodeUnknown()) if typed.strip() else wording.CODE_MISSING, 422)


def code_sent() -> str:
    """Return the code as it was typed."""
    return cleaned_line(request.form.get("kode", "")[:LONGEST_CODE_TYPED])


def asked_again(typed: str, detail: str, status: int) -> ResponseReturnValue:
    """Show the field for the code with what is wrong; what was typed besides goes on with the next code."""
    problems = (FieldProblem(field="kode", detail=detail),)
    kept = {name: request.form[name] for name in TYPED_BESIDES if request.form.get(name)}
    page = render_template(
        "public/track_form.html", typed=typed, problems=problems, onward=request.path if kept else None, kept=kept
    )
    return make_response(page, status)
