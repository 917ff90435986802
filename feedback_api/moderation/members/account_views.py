"""The page about one's own account: another password, what one is told by mail, and where one is signed in."""

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.members.own_account import HANDLE, end_other_sessions, sessions_of
from feedback_api.actions.members.own_account import change_password as renew
from feedback_api.actions.members.own_account import end_session as close
from feedback_api.actions.members.second_factor import has_to_set_up, is_demanded
from feedback_api.actions.members.standing_in import absences
from feedback_api.actions.telling.choose_mail import choice_of
from feedback_api.actions.telling.choose_mail import choose_mail as choose
from feedback_api.domain.errors import StaffChanged, TooManyFailures, WrongPassword
from feedback_api.moderation import wording
from feedback_api.moderation.members.member_form import PasswordForm, mail_choice, mail_problem
from feedback_api.moderation.members.try_later import try_later
from feedback_api.moderation.session import desk_pages, let_in, member, own_session
from feedback_api.web.current import services
from feedback_api.web.device_words import device_words
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal

CHOOSING_MAIL = "account.choose_mail"

bp = desk_pages("account", "/moderasi/akun")


@bp.get("/")
def show() -> ResponseReturnValue:
    return account_page(done=request.args.get("selesai", ""))


@bp.post("/sandi")
def change_password() -> ResponseReturnValue:
    """Take a new password from whoever knows the old one; other sessions end."""
    form = PasswordForm.from_fields(request.form, name=member().name)
    problems = form.problems()
    if problems:
        return account_page(*problems, status=422)
    old, device = request.form.get("sandi_lama", ""), device_words(request.user_agent.string)
    try:
        signed = renew(services(), member(), old=old, new=form.password, device=device)
    except WrongPassword:
        return account_page(FieldProblem(field="sandi_lama", detail=wording.OLD_PASSWORD_WRONG), status=422)
    except TooManyFailures as locked:
        return try_later(account_page(FieldProblem(field="sandi_lama", detail=refusal(locked)), status=429))
    except StaffChanged as changed:
        return account_page(FieldProblem(field="", detail=refusal(changed)), status=409)
    let_in(signed)
    return redirect(url_for("account.show", selesai="sandi"), 303)


@bp.post("/kabar")
def choose_mail() -> ResponseReturnValue:
    """Keep what to be told by mail; with nothing ticked the address is forgotten."""
    choice = mail_choice(request.form)
    problem = mail_problem(choice)
    if problem:
        return account_page(problem, status=422)
    try:
        choose(services(), member(), choice)
    except StaffChanged as changed:
        return account_page(FieldProblem(field="", detail=refusal(changed)), status=409)
    return redirect(url_for("account.show", selesai="lupa" if choice.is_none else "kabar"), 303)


@bp.post("/sesi")
def end_session() -> ResponseReturnValue:
    """End one session; whoever ends the one in use is out."""
    close(services(), member(), request.form.get("sesi", ""))
    return redirect(url_for("account.show", selesai="sesi"), 303)


@bp.post("/sesi/lain")
def end_others() -> ResponseReturnValue:
    """End every session but this one."""
    try:
        let_in(end_other_sessions(services(), member(), device=device_words(request.user_agent.string)))
    except StaffChanged as changed:
        return account_page(FieldProblem(field="", detail=refusal(changed)), status=409)
    return redirect(url_for("account.show", selesai="sesi"), 303)


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    return account_page(FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def account_page(*problems: FieldProblem, status: int = 200, done: str = "") -> ResponseReturnValue:
    """Show the page as it is now; only behind `require_member`."""
    page = render_template(
        "moderation/account.html",
        sessions=[(one.token_digest[:HANDLE], one) for one in sessions_of(services(), member())],
        this=own_session()[:HANDLE],
        problems=problems,
        mail=mail_choice(request.form) if request.endpoint == CHOOSING_MAIL else choice_of(services(), member()),
        has_mail=services().settings.mail is not None,
        done=done,
        absences=[one for one in absences(services()) if member().name in {one.absent, one.deputy}],
        is_demanded=is_demanded(services(), member()),
        has_to_set_up=has_to_set_up(services(), member()),
        member=member(),
    )
    return make_response(page, status)
