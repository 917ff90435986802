"""The pages on which an admin looks after the members: invites them, changes what they may do, lets them leave."""

from collections.abc import Callable

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from feedback_api.actions.members import invite as inviting
from feedback_api.actions.members import own_account, second_factor, staff, standing_in
from feedback_api.actions.members.member_changes import MemberDeed
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import (
    InvitationOver,
    LastAdmin,
    OwnDeputy,
    SeparateHands,
    StaffChanged,
    StaffHasLeft,
    StaffNotFound,
    VillageUnknown,
)
from feedback_api.moderation import wording
from feedback_api.moderation.decision.forms import version_from
from feedback_api.moderation.members.member_form import AbsenceForm, PostForm
from feedback_api.moderation.members.member_page import everybody_page, member_page
from feedback_api.moderation.session import desk_pages, member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import refusal

bp = desk_pages("members", "/moderasi/petugas")

MEANWHILE = (StaffChanged, StaffHasLeft, LastAdmin, SeparateHands)


@bp.get("/")
def everybody() -> ResponseReturnValue:
    """List who is at the desk, who was, and who is invited."""
    return everybody_page(done=request.args.get("selesai", ""))


@bp.post("/undang")
def invite() -> ResponseReturnValue:
    """Make an invitation and show its link, this once: it is kept nowhere."""
    form = PostForm.from_fields(request.form)
    problems = form.problems()
    if problems or form.post is None:
        return everybody_page(*problems, form=form, status=422)
    role, village = form.post
    try:
        invited = inviting.invite(services(), role=role, village=village, by=member().name)
    except VillageUnknown as unknown:
        return everybody_page(FieldProblem(field="desa", detail=refusal(unknown)), form=form, status=422)
    link = services().settings.origin + url_for("arrivals.invited", token=invited.token)
    return render_template("moderation/invited.html", invitation=invited.invitation, link=link, member=member())


@bp.post("/undang/batal")
def withdraw() -> ResponseReturnValue:
    """Let a link that was not used yet lead nowhere."""
    try:
        inviting.withdraw(services(), request.form.get("undangan", ""), by=member().name)
    except InvitationOver as over:
        return everybody_page(FieldProblem(field="", detail=refusal(over)), status=409)
    return redirect(url_for("members.everybody", selesai="batal"), 303)


@bp.get("/orang")
def one() -> ResponseReturnValue:
    """Show one member and all that can be done."""
    return member_page(request.args.get("nama", ""), done=request.args.get("selesai", ""))


@bp.post("/peran")
def change_post() -> ResponseReturnValue:
    """Give a member another role or desa."""
    form = PostForm.from_fields(request.form)
    problems = form.problems()
    if problems or form.post is None:
        return _again(*problems, status=422)
    role, village = form.post
    try:
        return _done(
            lambda: staff.change_post(services(), _deed(Act.MEMBER_CHANGED), role=role, village=village), "peran"
        )
    except VillageUnknown as unknown:
        return _again(FieldProblem(field="desa", detail=refusal(unknown)), status=422)


@bp.post("/berhenti")
def end() -> ResponseReturnValue:
    """Let a member leave, once somebody has ticked that this is meant."""
    if not request.form.get("yakin"):
        return _again(FieldProblem(field="yakin", detail=wording.SURE_FIRST), status=422)
    return _done(lambda: staff.end(services(), _deed(Act.MEMBER_LEFT)), "berhenti")


@bp.post("/sesi")
def end_sessions() -> ResponseReturnValue:
    """Sign a member out everywhere."""
    return _done(lambda: own_account.end_sessions_of(services(), _deed(Act.SESSIONS_ENDED)), "sesi")


@bp.post("/kode")
def reset_code() -> ResponseReturnValue:
    """Forget the code of somebody who lost the phone; nobody does that for themselves."""
    deed = _deed(Act.CODE_RESET)
    if deed.name == member().name:
        return _again(FieldProblem(field="", detail=wording.CODE_OF_ANOTHER), status=409)
    return _done(lambda: second_factor.reset(services(), deed.name, by=deed.by, version=deed.version), "kode")


@bp.post("/pengganti")
def name_deputy() -> ResponseReturnValue:
    """Let somebody stand in for this member from one day to another."""
    form = AbsenceForm.from_fields(request.form)
    problems = form.problems(today=services().today())
    if problems or form.days is None:
        return _again(*problems, status=422)
    first, last = form.days
    absence = standing_in.Absence(absent=_name(), deputy=form.deputy, first=first, last=last)
    try:
        return _done(lambda: standing_in.name_deputy(services(), absence, by=member().name), "pengganti")
    except StaffNotFound:
        return _again(FieldProblem(field="pengganti", detail=wording.DEPUTY_FIRST), status=422)
    except OwnDeputy as own:
        return _again(FieldProblem(field="pengganti", detail=refusal(own)), status=422)


@bp.post("/pengganti/selesai")
def release_deputy() -> ResponseReturnValue:
    """Let nobody stand in for this member any more."""
    deputy, by = request.form.get("pengganti", ""), member().name
    return _done(
        lambda: standing_in.release_deputy(services(), absent=_name(), deputy=deputy, by=by), "tanpa-pengganti"
    )


@bp.errorhandler(CSRFError)
def form_too_old(_error: CSRFError) -> ResponseReturnValue:
    """Show the page again with a fresh form."""
    problem = FieldProblem(field="", detail=wording.PAGE_TOO_OLD)
    if request.endpoint in {"members.invite", "members.withdraw"}:
        return everybody_page(problem, form=_post_typed(), status=422)
    return _again(problem, status=422)


def _done(act: Callable[[], object], word: str) -> ResponseReturnValue:
    """Do it and show the member's page, or show it again with what stands against it."""
    try:
        act()
    except MEANWHILE as refused:
        return _again(FieldProblem(field="", detail=refusal(refused)), status=409)
    return redirect(url_for("members.one", nama=_name(), selesai=word), 303)


def _again(*problems: FieldProblem, status: int) -> ResponseReturnValue:
    """Show the member's page again with everything typed; it carries the version that is shown now."""
    absence = AbsenceForm.from_fields(request.form) if "pengganti" in request.form else None
    return member_page(_name(), *problems, form=_post_typed(), absence=absence, status=status)


def _post_typed() -> PostForm | None:
    return PostForm.from_fields(request.form) if {"peran", "desa"} & request.form.keys() else None


def _deed(act: Act) -> MemberDeed:
    version = version_from(request.form.get("versi", ""))
    return MemberDeed(name=_name(), act=act, by=member().name, version=version)


def _name() -> str:
    return request.form.get("nama", "")
