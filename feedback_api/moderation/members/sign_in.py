"""The page on which staff sign in, also in the middle of their work, and the way out."""

import re
from datetime import timedelta

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError

from feedback_api.actions.letters.acting import seen_by
from feedback_api.actions.members.failed_tries import WINDOW, Seat
from feedback_api.actions.members.second_factor import has_to_set_up
from feedback_api.actions.members.sign_in import SignedIn, sign_in, sign_in_with_code
from feedback_api.domain.errors import (
    CodeAsked,
    NotAllowed,
    NotSignedIn,
    Refusal,
    SecondFactorNeeded,
    StoreUnavailable,
    SubmissionNotFound,
    SubmissionSetAside,
    TooManyAtOnce,
    TooManyFailures,
    WrongCode,
    WrongPassword,
)
from feedback_api.domain.members.staff import StaffMember, member_name
from feedback_api.domain.submissions.tracking_code import ID
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import DecisionForm
from feedback_api.moderation.decision.show_decision import decision_page
from feedback_api.moderation.decision.shown_decision import ShownDecision
from feedback_api.moderation.members.carrying import CarriedField, handed_back, handed_in, on_the_way
from feedback_api.moderation.members.try_later import try_later
from feedback_api.moderation.session import let_in, let_out, require_own_form, who_has_left
from feedback_api.web.answers.error_pages import ErrorPage, KeptField, trouble_response
from feedback_api.web.current import services
from feedback_api.web.device_words import device_words
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.half_signed_in import half_signed_in, signed_half
from feedback_api.web.rate_limits import seconds_to_wait
from feedback_api.web.staff_device import device_of_staff, know_again
from feedback_api.web.who_sends import group_of
from feedback_api.wording import refusal

bp = Blueprint("sign_in", __name__, url_prefix="/moderasi")

A_MOMENT = timedelta(seconds=5)
# What may have become of a submission, or of somebody's right to see it, since its page was shown.
GONE: dict[type[Refusal], int] = {
    SubmissionNotFound: 404,
    NotAllowed: 403,
    SubmissionSetAside: 423,
    SecondFactorNeeded: 403,
}
_ITEM = re.compile(rf"/moderasi/kiriman/({ID})(?:/buka)?")
_OWN_PATH = re.compile(r"/moderasi/[A-Za-z0-9/._?=&%~:+-]*")


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
        device = device_words(request.user_agent.string)
        signed = sign_in(services(), name=name, password=password, seat=_seat(name), device=device)
    except CodeAsked as half:
        return _code_page(half)
    except WrongPassword as wrong:
        return _again((FieldProblem(field="nama", detail=refusal(wrong)),), 422)
    except (TooManyFailures, TooManyAtOnce, StoreUnavailable) as refused:
        return _not_now(refused)
    return _known_again(signed)


@bp.post("/masuk/kode")
def enter_code() -> ResponseReturnValue:
    """Open the session of somebody whose password fitted and whose code does too."""
    half = half_signed_in(request.form.get("setengah", ""))
    if half is None:
        return _again((FieldProblem(field="", detail=wording.CODE_TOO_LATE),), 422)
    try:
        device = device_words(request.user_agent.string)
        code = request.form.get("kode_masuk", "")
        signed = sign_in_with_code(services(), half, code, seat=_seat(half.name), device=device)
    except NotSignedIn:
        return _again((FieldProblem(field="", detail=wording.CODE_TOO_LATE),), 422)
    except WrongCode as wrong:
        return _code_page(half, FieldProblem(field="kode_masuk", detail=refusal(wrong)), status=422)
    except TooManyFailures as locked:
        return try_later(_code_page(half, FieldProblem(field="kode_masuk", detail=refusal(locked)), status=429))
    except StoreUnavailable as gone:
        return _code_page(half, FieldProblem(field="kode_masuk", detail=refusal(gone)), status=503)
    return _known_again(signed)


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
    return _later(detail, 429, timedelta(seconds=seconds))


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    if request.endpoint == "sign_in.leave":
        return redirect(url_for("moderation.queue"), 303)
    return _again((FieldProblem(field="", detail=wording.PAGE_TOO_OLD),), 422)


def ask_to_sign_in(_refused: NotSignedIn) -> ResponseReturnValue:
    """Lead whoever only reads to the sign-in; whoever was typing signs in here, and loses nothing."""
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("sign_in.show", lanjut=_own_path(request.full_path.rstrip("?")) or None), 303)
    return _page(
        onward=request.path,
        carried=handed_in(request.form, onward=_own_path(request.path)),
        problems=(FieldProblem(field="", detail=wording.SIGN_IN_AGAIN),),
        status=401,
    )


def _not_now(refused: Refusal) -> Response:
    """Say that nobody can be let in just now, and when again if that is known."""
    if isinstance(refused, TooManyFailures):
        return _later(refusal(refused), 429, WINDOW)
    if isinstance(refused, TooManyAtOnce):
        return _later(refusal(refused), 503, A_MOMENT)
    return _again((FieldProblem(field="", detail=refusal(refused)),), 503)


def _known_again(signed: SignedIn) -> ResponseReturnValue:
    """Lead on, and let this device be known by the name that signed in on it."""
    response = make_response(_entered(signed))
    know_again(services(), request, response, signed.member.name)
    return response


def _entered(signed: SignedIn) -> ResponseReturnValue:
    """Lead on; what somebody else had typed here before goes no further."""
    onward = _own_path(request.form.get("lanjut", ""))
    carried = handed_back(request.form, signed.member, onward=onward)
    is_somebody_elses = bool(on_the_way(request.form)) and not carried
    let_in(signed)
    if carried and has_to_set_up(services(), signed.member):
        kept = tuple(KeptField(name=name, value=value) for name, value in carried.items())
        return _given_back(SecondFactorNeeded(), kept)
    if carried and onward:
        return _go_on(onward, carried, signed.member)
    return redirect(url_for("moderation.queue") if is_somebody_elses or not onward else onward, 303)


def _go_on(onward: str, carried: dict[str, str], member: StaffMember) -> ResponseReturnValue:
    """Show what was typed: on the page of its submission, or as a form that goes where it was going."""
    kept = tuple(KeptField(name=name, value=value) for name, value in carried.items())
    matched = _ITEM.fullmatch(onward)
    try:
        if matched:
            submission = seen_by(services(), matched[1], member)
            return decision_page(submission, member, ShownDecision(written=DecisionForm.from_fields(carried)))
    except tuple(GONE) as gone:
        return _given_back(gone, kept)
    except StoreUnavailable:
        return make_response(render_template("moderation/go_on.html", onward=onward, kept=kept, member=member), 503)
    return make_response(render_template("moderation/go_on.html", onward=onward, kept=kept, member=member))


def _given_back(gone: Refusal, kept: tuple[KeptField, ...]) -> ResponseReturnValue:
    """Say why it cannot go on; what was typed can be copied."""
    trouble = ErrorPage(status=GONE[type(gone)], sentence=refusal(gone), may_try_again=False)
    return trouble_response(trouble, kept=kept)


def _seat(name: str) -> Seat:
    """Say from where somebody signs in: a device that this name signed in on before, or any in their group."""
    device = device_of_staff(services(), request, member_name(name))
    return Seat(word=device or group_of(services(), request), is_known=device is not None)


def _later(detail: str, status: int, wait: timedelta) -> Response:
    """Show the page again, and say when to come back."""
    return try_later(_again((FieldProblem(field="", detail=detail),), status), wait)


def _empty_fields(name: str, password: str) -> tuple[FieldProblem, ...]:
    missing = [FieldProblem(field="nama", detail=wording.NAME_MISSING)] if not name.strip() else []
    if not password:
        missing.append(FieldProblem(field="sandi", detail=wording.PASSWORD_MISSING))
    return tuple(missing)


def _again(problems: tuple[FieldProblem, ...], status: int) -> Response:
    """Show the page again; what travels through it goes on travelling."""
    carried = on_the_way(request.form)
    return _page(onward=request.form.get("lanjut", ""), carried=carried, problems=problems, status=status)


def _code_page(half: CodeAsked, *problems: FieldProblem, status: int = 200) -> Response:
    """Ask for the code; what travels through the sign-in goes on travelling."""
    page = render_template(
        "moderation/sign_in_code.html",
        half=signed_half(half),
        onward=_own_path(request.form.get("lanjut", "")),
        carried=on_the_way(request.form),
        problems=problems,
    )
    return make_response(page, status)


def _page(
    *, onward: str, carried: tuple[CarriedField, ...] = (), problems: tuple[FieldProblem, ...] = (), status: int = 200
) -> Response:
    try:
        nobody_yet = not services().store.staff.has_members()
    except StoreUnavailable as gone:  # said here, where what was typed goes on travelling
        nobody_yet, problems, status = False, (FieldProblem(field="", detail=refusal(gone)),), 503
    page = render_template(
        "moderation/sign_in.html",
        onward=_own_path(onward),
        carried=carried,
        problems=problems,
        name=request.form.get("nama", "") if request.endpoint == "sign_in.enter" else "",
        nobody_yet=nobody_yet,
        has_left=who_has_left(),
    )
    return make_response(page, status)


def _own_path(path: str) -> str:
    """Return the path if it is one of the staff pages, else nothing: a sign-in never leads to another site."""
    return path if _OWN_PATH.fullmatch(path) and ".." not in path else ""
