"""The page on which a sender follows a submission with its code."""

from flask import Blueprint, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.merging import as_sender_sees
from feedback_api.actions.track import track
from feedback_api.domain.errors import TrackingCodeUnknown
from feedback_api.domain.sender_acts import CORRECTIONS, DELETIONS
from feedback_api.domain.sender_reads import outcome_of
from feedback_api.domain.submissions.fields import CONTACT, NAME, TEXT
from feedback_api.domain.submissions.tracking_code import shown, typed_code
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.public import wording
from feedback_api.public.ask_page import guide_named, village_named
from feedback_api.public.report_page import report_page
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.rate_limits import seconds_to_wait
from feedback_api.wording import refusal

bp = Blueprint("tracking", __name__)

LONGEST_CODE_TYPED = 60
# What the page on which a letter is corrected asks for besides the code.
TYPED_TO_CORRECT = ("periksa", TEXT.name, NAME.name, CONTACT.name)


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
    seen = as_sender_sees(services(), kept)
    submission = seen.submission
    return render_template(
        "public/track.html",
        submission=submission,
        page_of=seen.page_of,
        report=report_page(services(), submission),
        can_correct=any(act.is_offered(kept) for act in CORRECTIONS),
        can_delete=any(act.is_offered(kept) for act in DELETIONS),
        now=services().now(),
        outcome=outcome_of(submission),
        code=shown(code),
        guide=guide_named(services(), submission.guide or ""),
        village=village_named(services(), submission.village or ""),
    )


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
    """Show the field for the code with what is wrong; a correction that was typed goes on with the next code."""
    problems = (FieldProblem(field="kode", detail=detail),)
    kept = {name: request.form[name] for name in TYPED_TO_CORRECT if request.form.get(name)}
    page = render_template(
        "public/track_form.html", typed=typed, problems=problems, onward=request.path if kept else None, kept=kept
    )
    return make_response(page, status)
