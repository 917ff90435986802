"""What somebody can do with the data of a letter, with nothing but its code: see all of it, correct it, delete it."""

import json
from collections.abc import Callable

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from feedback_api.actions.senders.own_data import own_data
from feedback_api.actions.senders.sender_acting import SenderRequest
from feedback_api.actions.senders.take_back import ask_erasure, delete_contact, take_back
from feedback_api.actions.senders.track import track
from feedback_api.domain.acts.sender_acts import (
    ASK_ERASURE,
    DELETE_CONTACT,
    DELETIONS,
    TAKE_BACK,
    SenderAct,
    sender_act_of,
)
from feedback_api.domain.errors import NotOffered, SubmissionChanged, TrackingCodeUnknown
from feedback_api.domain.submissions.fields import GUIDE, KIND, VILLAGE, Field
from feedback_api.domain.submissions.submission import Submission
from feedback_api.domain.submissions.tracking_code import shown, typed_code
from feedback_api.public import own_data_page, rights_wording, wording
from feedback_api.public.ask_page import guide_named, village_named
from feedback_api.public.correcting import correct
from feedback_api.public.tracking import asked_again, code_sent, no_code
from feedback_api.web.current import services
from feedback_api.web.rate_limits import count_this, seconds_to_wait
from feedback_api.wording import KINDS, refusal

bp = Blueprint("rights", __name__, url_prefix="/lacak")

LONGEST_NUMBER = 18
_DONE_BY: dict[SenderAct, Callable[..., Submission]] = {
    DELETE_CONTACT: delete_contact,
    TAKE_BACK: take_back,
    ASK_ERASURE: ask_erasure,
}


@bp.before_request
def only_with_a_code() -> ResponseReturnValue | None:
    """Ask again for what cannot be a code, before anything is looked up."""
    typed = code_sent()
    return no_code(typed) if request.method == "POST" and typed_code(typed) is None else None


@bp.get("/salinan/")
@bp.get("/salinan.json")
@bp.get("/perbaiki/")
@bp.get("/hapus/")
def begin() -> ResponseReturnValue:
    """Ask for the code first: it never stands in an address."""
    return redirect(url_for("tracking.look"), 303)


@bp.post("/salinan/")
def copy() -> ResponseReturnValue:
    """Show everything that is kept."""
    own = own_data(services(), code_sent())
    count_this()
    parts = [
        (one, own_data_page.listed(one, _names(one.submission)), tuple(own_data_page.history(one)))
        for one in (own, own.second)
        if one is not None
    ]
    return render_template("public/rights/copy.html", parts=parts, code=_code())


@bp.post("/salinan.json")
def download() -> ResponseReturnValue:
    """Hand out the same as a file."""
    own = own_data(services(), code_sent())
    count_this()
    body = json.dumps(own_data_page.as_json(own, services().office().tz), ensure_ascii=False, indent=1)
    response = Response(body, content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="kiriman-{own.submission.id}.json"'
    return response


@bp.post("/perbaiki/")
def put_right() -> ResponseReturnValue:
    """Ask what should read differently, show it once more, then change it."""
    return correct(_code())


@bp.post("/hapus/")
def delete() -> ResponseReturnValue:
    """Ask what should go, say what comes of it, then do it."""
    submission = track(services(), code_sent())
    act = sender_act_of(request.form.get("tindakan", ""))
    if act not in DELETIONS:
        return _choice(submission)
    if not act.is_offered(submission):
        return _choice(submission, said=refusal(NotOffered()), status=409)
    if not request.form.get("yakin"):
        return _asked_once(submission, act)
    try:
        saved = _DONE_BY[act](services(), SenderRequest(code=code_sent(), version=_version()))
    except SubmissionChanged:
        return _asked_once(submission, act, said=rights_wording.CHANGED_MEANWHILE, status=409)
    count_this()
    return render_template(
        "public/rights/done.html", submission=saved, words=rights_wording.RIGHTS[act.word], code=_code()
    )


@bp.errorhandler(TrackingCodeUnknown)
def unknown(refused: TrackingCodeUnknown) -> ResponseReturnValue:
    """Ask for the code again; what was typed stays in its field."""
    return asked_again(code_sent(), refusal(refused), 404)


@bp.errorhandler(NotOffered)
def no_more(refused: NotOffered) -> ResponseReturnValue:
    """Say that this cannot be done any more, beside what can."""
    return _choice(track(services(), code_sent()), said=refusal(refused), status=409)


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back; the code stays in its field."""
    seconds = seconds_to_wait()
    response = make_response(asked_again(code_sent(), rights_wording.TOO_OFTEN.format(when=wording.wait(seconds)), 429))
    response.headers["Retry-After"] = str(seconds)
    return response


def _names(submission: Submission) -> dict[Field, str]:
    """Return what people call the kind, the guide and the desa."""
    guide = guide_named(services(), submission.guide or "")
    village = village_named(services(), submission.village or "")
    names = {
        KIND: KINDS[submission.kind],
        GUIDE: guide.title if guide else "",
        VILLAGE: village.name if village else "",
    }
    return {field: name for field, name in names.items() if name}


def _code() -> str:
    return shown(typed_code(code_sent()) or "")


def _version() -> int | None:
    """Return which version was looked at; what is no number is none that could be kept."""
    typed = request.form.get("versi", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_NUMBER else 0


def _choice(submission: Submission, *, said: str = "", status: int = 200) -> ResponseReturnValue:
    offered = [act for act in DELETIONS if act.is_offered(submission)]
    page = render_template(
        "public/rights/delete.html", submission=submission, acts=offered, said=said, code=_code(), rights=rights_wording
    )
    return make_response(page, status)


def _asked_once(submission: Submission, act: SenderAct, *, said: str = "", status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "public/rights/sure.html",
        submission=submission,
        act=act,
        words=rights_wording.RIGHTS[act.word],
        consequences=rights_wording.consequences(act.word, submission),
        said=said,
        code=_code(),
    )
    return make_response(page, status)
