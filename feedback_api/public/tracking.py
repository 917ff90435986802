"""The page on which a sender follows a submission with its code."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.track import track
from feedback_api.current import services
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.tracking_code import shown, typed_code
from feedback_api.public import wording
from feedback_api.public.ask_page import guide_named, village_named
from feedback_api.public.forms import Problem
from feedback_api.rate_limits import seconds_to_wait
from feedback_api.wording import refusal

bp = Blueprint("tracking", __name__)

LONGEST_CODE_TYPED = 60


@bp.get("/lacak/")
def look() -> ResponseReturnValue:
    """Ask for the code."""
    return render_template("public/track_form.html", typed="", problems=())


@bp.post("/lacak/")
def follow() -> ResponseReturnValue:
    """Show where the submission stands; a code in an address would be logged, so it only ever comes by POST."""
    typed = request.form.get("kode", "")[:LONGEST_CODE_TYPED]
    code = typed_code(typed)
    if not typed.strip() or code is None:
        return _asked_again(typed, wording.CODE_MISSING if not typed.strip() else refusal(TrackingCodeUnknown()), 422)
    try:
        submission = track(services(), typed)
    except TrackingCodeUnknown as unknown:
        return _asked_again(typed, refusal(unknown), 404)
    return render_template(
        "public/track.html",
        submission=submission,
        code=shown(code),
        guide=guide_named(services(), submission.guide or ""),
        village=village_named(services(), submission.village or ""),
    )


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back; the code stays in its field."""
    seconds = seconds_to_wait()
    detail = wording.TOO_MANY_CODES.format(when=wording.wait(seconds))
    response = make_response(_asked_again(request.form.get("kode", "")[:LONGEST_CODE_TYPED], detail, 429))
    response.headers["Retry-After"] = str(seconds)
    return response


def _asked_again(typed: str, detail: str, status: int) -> ResponseReturnValue:
    problems = (Problem(field="kode", detail=detail),)
    return make_response(render_template("public/track_form.html", typed=typed, problems=problems), status)
