"""The page behind an invitation: the invited choose a name and a password, and are at the desk."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.members.invite import Newcomer, invitation_behind
from feedback_api.actions.members.invite import arrive as come_in
from feedback_api.actions.members.sign_in import opened
from feedback_api.domain.errors import OwnInvitation, StaffAlreadyExists
from feedback_api.domain.members.staff import Role
from feedback_api.domain.text.cleaning import cleaned_line
from feedback_api.moderation import wording
from feedback_api.moderation.members.member_form import PasswordForm, name_problems
from feedback_api.moderation.session import let_in, name_here, require_own_form
from feedback_api.web.current import services
from feedback_api.web.device_words import device_words
from feedback_api.web.field_problem import FieldProblem
from feedback_api.web.staff_device import device_of_staff, know_again
from feedback_api.wording import refusal

bp = Blueprint("arrivals", __name__, url_prefix="/moderasi/undangan")


@bp.before_request
def only_from_our_own_pages() -> None:
    """Another site's form must not use a link up."""
    require_own_form()


@bp.get("/<token>")
def invited(token: str) -> ResponseReturnValue:
    """Ask for a name and a password; looking does not use the link up."""
    _refuse_who_invited(token)
    return _page(token)


@bp.post("/<token>")
def arrive(token: str) -> ResponseReturnValue:
    """Make a member of the invited and open the desk."""
    _refuse_who_invited(token)
    name = cleaned_line(request.form.get("nama", ""))
    form = PasswordForm.from_fields(request.form, name=name)
    problems = (*name_problems(name), *form.problems())
    if problems:
        return _page(token, *problems, status=422)
    try:
        member = come_in(services(), Newcomer(token=token, name=name, password=form.password))
    except StaffAlreadyExists as taken:
        return _page(token, FieldProblem(field="nama", detail=refusal(taken)), status=409)
    let_in(opened(services(), member, device=device_words(request.user_agent.string)))
    response = make_response(redirect(url_for("moderation.queue"), 303))
    know_again(services(), request, response, member.name)
    return response


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    token = str((request.view_args or {}).get("token", ""))
    return _page(token, FieldProblem(field="", detail=wording.PAGE_TOO_OLD), status=422)


def _refuse_who_invited(token: str) -> None:
    """Raise `OwnInvitation` where the inviter has signed in.

    A supervisor is not made on any browser that the inviter ever used: other members may share the desk's computer.
    """
    invitation = invitation_behind(services(), token)
    is_theirs = name_here() == invitation.by
    if invitation.role is Role.SUPERVISOR:
        is_theirs = is_theirs or device_of_staff(services(), request, invitation.by) is not None
    if is_theirs:
        raise OwnInvitation


def _page(token: str, *problems: FieldProblem, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "moderation/invitation.html",
        invitation=invitation_behind(services(), token),
        token=token,
        name=request.form.get("nama", ""),
        problems=problems,
        village_names={one.slug: one.name for one in services().catalogue.villages()},
    )
    return make_response(page, status)
