"""The page on which staff sign in, also in the middle of their work, and the way out."""

import re
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError

from feedback_api.actions.sign_in import sign_in
from feedback_api.current import services
from feedback_api.domain.errors import NotAllowed, NotSignedIn, TooManyFailures, WrongPassword
from feedback_api.moderation import wording
from feedback_api.moderation.decision_page import Shown, decision_page
from feedback_api.moderation.forms import Problem, Written
from feedback_api.moderation.session import let_in, let_out, require_own_form
from feedback_api.rate_limits import seconds_to_wait
from feedback_api.wording import refusal

bp = Blueprint("sign_in", __name__, url_prefix="/moderasi")

# Fields that were typed on another page before the session ended travel through the sign-in under this prefix.
CARRIED = "titip-"
NEVER_CARRIED = frozenset({"csrf_token", "sandi", "nama", "lanjut"})
LOCKED_FOR = timedelta(minutes=15)
_ITEM = re.compile(r"/moderasi/kiriman/([a-z2-7]{10})(?:/buka)?")
_OWN_PATH = re.compile(r"/moderasi/[A-Za-z0-9/._?=&%~:+-]*")


@dataclass(frozen=True, kw_only=True)
class CarriedField:
    """A field typed elsewhere, on its way through the sign-in."""

    name: str
    value: str


@bp.before_request
def only_from_our_own_pages() -> None:
    """A foreign form must not sign anybody in, or out."""
    require_own_form()


@bp.get("/masuk")
def show() -> ResponseReturnValue:
    """Ask who it is."""
    return _page(onward=request.args.get("lanjut", ""))


@bp.post("/masuk")
def enter() -> ResponseReturnValue:
    """Open a session and lead on, back to what was being typed if something was."""
    name, password = request.form.get("nama", ""), request.form.get("sandi", "")
    problems = _empty_fields(name, password)
    if problems:
        return _again(problems, 422)
    try:
        signed = sign_in(services(), name=name, password=password)
    except WrongPassword as wrong:
        return _again((Problem(field="nama", detail=refusal(wrong)),), 422)
    except TooManyFailures as locked:
        response = _again((Problem(field="", detail=refusal(locked)),), 429)
        response.headers["Retry-After"] = str(int(LOCKED_FOR.total_seconds()))
        return response
    carried, onward = _carried_back(), _own_path(request.form.get("lanjut", ""))
    let_in(signed)
    matched = _ITEM.fullmatch(onward)
    if not (carried and matched):
        return redirect(onward or url_for("moderation.queue"), 303)
    submission = services().store.submissions.get(matched[1])
    if not signed.member.may_see(submission):
        raise NotAllowed
    return decision_page(submission, signed.member, Shown(written=carried))


@bp.post("/keluar")
def leave() -> ResponseReturnValue:
    """End the session at once."""
    let_out()
    return redirect(url_for("sign_in.show"), 303)


@bp.errorhandler(RateLimitExceeded)
def too_many(_exceeded: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to come back."""
    seconds = seconds_to_wait()
    detail = wording.TOO_MANY_SIGN_INS.format(minutes=max(1, round(seconds / 60)))
    response = _again((Problem(field="", detail=detail),), 429)
    response.headers["Retry-After"] = str(seconds)
    return response


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    if request.endpoint == "sign_in.leave":
        return redirect(url_for("moderation.queue"), 303)
    return _again((Problem(field="", detail=wording.PAGE_TOO_OLD),), 422)


def ask_to_sign_in(_refused: NotSignedIn) -> ResponseReturnValue:
    """Lead whoever only reads to the sign-in; whoever was typing signs in here, and loses nothing."""
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("sign_in.show", lanjut=_own_path(request.full_path.rstrip("?")) or None), 303)
    carried = tuple(
        CarriedField(name=f"{CARRIED}{name}", value=value)
        for name, value in request.form.items()
        if name not in NEVER_CARRIED
    )
    return _page(
        onward=request.path, carried=carried, problems=(Problem(field="", detail=wording.SIGN_IN_AGAIN),), status=401
    )


def _empty_fields(name: str, password: str) -> tuple[Problem, ...]:
    missing = [Problem(field="nama", detail=wording.NAME_MISSING)] if not name.strip() else []
    if not password:
        missing.append(Problem(field="sandi", detail=wording.PASSWORD_MISSING))
    return tuple(missing)


def _again(problems: tuple[Problem, ...], status: int) -> Response:
    """Show the page again; what travels through it goes on travelling."""
    carried = tuple(
        CarriedField(name=name, value=value) for name, value in request.form.items() if name.startswith(CARRIED)
    )
    return _page(onward=request.form.get("lanjut", ""), carried=carried, problems=problems, status=status)


def _page(
    *, onward: str, carried: tuple[CarriedField, ...] = (), problems: tuple[Problem, ...] = (), status: int = 200
) -> Response:
    page = render_template(
        "moderation/sign_in.html",
        onward=_own_path(onward),
        carried=carried,
        problems=problems,
        name=request.form.get("nama", "") if request.endpoint == "sign_in.enter" else "",
        nobody_yet=not services().store.staff.has_members(),
    )
    return make_response(page, status)


def _carried_back() -> Written | None:
    fields = {name.removeprefix(CARRIED): value for name, value in request.form.items() if name.startswith(CARRIED)}
    return Written.from_fields(fields) if fields else None


def _own_path(path: str) -> str:
    """Return the path if it is one of the staff pages, else nothing: a sign-in never leads to another site."""
    return path if _OWN_PATH.fullmatch(path) and ".." not in path else ""
