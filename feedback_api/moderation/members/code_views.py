"""The pages on which members set up the code they sign in with, and give it up again."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from itsdangerous import BadSignature, URLSafeSerializer

from feedback_api.actions.members.second_factor import has_to_set_up
from feedback_api.actions.members.second_factor import set_up as keep_code
from feedback_api.actions.members.second_factor import take_off as give_up
from feedback_api.actions.members.sign_in import must_know_password, opened
from feedback_api.domain.errors import (
    SecondFactorNeeded,
    StaffChanged,
    TooManyFailures,
    WrongCode,
    WrongPassword,
)
from feedback_api.moderation import wording
from feedback_api.moderation.members.account_views import account_page
from feedback_api.moderation.members.try_later import try_later
from feedback_api.moderation.session import desk_pages, let_in, member
from feedback_api.security.one_time_codes import address_of, new_secret
from feedback_api.settings import KeyUse
from feedback_api.web.answers.error_pages import ErrorPage, trouble_response
from feedback_api.web.current import services
from feedback_api.web.device_words import device_words
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal

bp = desk_pages("codes", "/moderasi/akun/kode")


@bp.get("/")
def before_set_up() -> ResponseReturnValue:
    """Show a new secret for the phone; it counts for nothing until a code of it has worked."""
    if member().second_factor is not None:
        return redirect(url_for("account.show"), 303)
    return _page(new_secret())


@bp.post("/")
def set_up() -> ResponseReturnValue:
    """Ask for codes from now on, and show the codes for a lost phone, this once."""
    secret = _offered(request.form.get("kunci_kode", ""))
    if secret is None or member().second_factor is not None:
        return _page(new_secret(), FieldProblem(field="", detail=wording.CODE_TOO_LATE), status=409)
    try:
        must_know_password(services(), member(), request.form.get("sandi_lama", ""))
        kept = keep_code(services(), member(), secret=secret, code=request.form.get("kode_masuk", ""))
    except WrongPassword:
        return _page(secret, FieldProblem(field="sandi_lama", detail=wording.OLD_PASSWORD_WRONG), status=422)
    except WrongCode as wrong:
        return _page(secret, FieldProblem(field="kode_masuk", detail=refusal(wrong)), status=422)
    except TooManyFailures as locked:
        return try_later(_page(secret, FieldProblem(field="sandi_lama", detail=refusal(locked)), status=429))
    except StaffChanged as changed:
        return _page(secret, FieldProblem(field="", detail=refusal(changed)), status=409)
    let_in(opened(services(), kept.member, device=device_words(request.user_agent.string)))
    return render_template("moderation/recovery_codes.html", codes=kept.recovery, member=kept.member)


@bp.post("/lepas")
def take_off() -> ResponseReturnValue:
    """Ask for no code any more, of those who need not have one."""
    try:
        give_up(services(), member(), code=request.form.get("kode_masuk", ""))
    except TooManyFailures as locked:
        return try_later(account_page(FieldProblem(field="kode_masuk", detail=refusal(locked)), status=429))
    except WrongCode as wrong:
        return account_page(FieldProblem(field="kode_masuk", detail=refusal(wrong)), status=422)
    except (SecondFactorNeeded, StaffChanged) as refused:
        return trouble_response(ErrorPage(status=409, sentence=refusal(refused)), kept=())
    return redirect(url_for("account.show", selesai="tanpa-kode"), 303)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    secret = _offered(request.form.get("kunci_kode", "")) or new_secret()
    return _page(secret, FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def ask_to_set_up(_refused: SecondFactorNeeded) -> ResponseReturnValue:
    """Lead whoever only reads to the code; whoever was typing can copy what was typed."""
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("codes.before_set_up"), 303)
    return trouble_response(ErrorPage(status=403, sentence=refusal(_refused)))


def _page(secret: str, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    from feedback_api.web.qr_code import qr_code  # noqa: PLC0415 loaded by whoever sets a code up

    address = address_of(secret, name=member().name, office=services().office().short)
    page = render_template(
        "moderation/code.html",
        qr=qr_code(address),
        address=address,
        secret=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        offered=_serializer().dumps([member().name, member().version, secret]),
        problems=problems,
        has_to=has_to_set_up(services(), member()),
        member=member(),
    )
    return make_response(page, status)


def _offered(signed: str) -> str | None:
    """Return the secret that our own page showed this member, as they are now."""
    try:
        name, version, secret = _serializer().loads(signed)
    except (BadSignature, ValueError):
        return None
    return str(secret) if (name, version) == (member().name, member().version) else None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(services().settings.keys(KeyUse.SIGN_IN)[::-1], salt="pasang-kode")
