"""Makes the page that lists the members, and the page about one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from flask import Response, make_response, render_template

from feedback_api.actions.members.invite import KeptInvitation, open_invitations
from feedback_api.actions.members.standing_in import SEPARATE, Absence, absences
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.members.staff import Role, StaffMember
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.moderation.members.member_form import AbsenceForm, PostForm
from feedback_api.moderation.rights import only_borrows, page_of
from feedback_api.moderation.session import member
from feedback_api.web.current import services
from feedback_api.web.field_problem import FieldProblem
from feedback_api.wording import ROLES

MOST_EVENTS = 30
Problems = tuple[FieldProblem, ...]


@dataclass(frozen=True, kw_only=True)
class EverybodyPage:
    """Who is at the desk, who was, and who is invited."""

    active: tuple[StaffMember, ...]
    left: tuple[StaffMember, ...]
    invitations: tuple[KeptInvitation, ...]
    absences: tuple[Absence, ...]
    set_aside: tuple[str, ...]
    form: PostForm
    problems: Problems


@dataclass(frozen=True, kw_only=True)
class MemberPage:
    """One member, with what was done about them, latest first, and who could stand in for them."""

    member: StaffMember
    absences: tuple[Absence, ...]
    events: tuple[AuditEvent, ...]
    deputies: tuple[StaffMember, ...]
    form: PostForm
    absence: AbsenceForm
    problems: Problems


def roles() -> list[tuple[str, str]]:
    """Return the choices of a role."""
    return [(role.value, ROLES[role]) for role in Role]


def villages() -> list[tuple[str, str]]:
    """Return the choices of a desa."""
    return [(village.slug, village.name) for village in services().catalogue.villages()]


def everybody_page(
    *problems: FieldProblem, form: PostForm | None = None, status: int = 200, done: str = ""
) -> Response:
    """Return the list, with a form that invites."""
    everybody = services().store.staff.members()
    page = EverybodyPage(
        active=tuple(one for one in everybody if one.is_active),
        left=tuple(one for one in everybody if not one.is_active),
        invitations=open_invitations(services()),
        absences=absences(services()),
        set_aside=services().store.staff.set_aside(),
        form=form or PostForm(),
        problems=problems,
    )
    return _shown("moderation/members.html", page, done=done, status=status)


def member_page(
    name: str,
    *problems: FieldProblem,
    form: PostForm | None = None,
    absence: AbsenceForm | None = None,
    status: int = 200,
    done: str = "",
) -> Response:
    """Return the page about one member, or raise `StaffNotFound`; it carries the version that is shown."""
    about = services().store.staff.member(name)
    others = (one for one in services().store.staff.members() if one.is_active and one.name != name)
    page = MemberPage(
        member=about,
        absences=tuple(one for one in absences(services()) if name in {one.absent, one.deputy}),
        events=_latest(services().store.notebook.events(EntryKind.MEMBER, name)),
        deputies=tuple(one for one in others if not {one.role, about.role} >= SEPARATE),
        form=form or PostForm(role=about.role.value, village=about.village or ""),
        absence=absence or AbsenceForm(first=services().today().isoformat()),
        problems=problems,
    )
    return _shown("moderation/member.html", page, done=done, status=status)


def _latest(events: Iterable[AuditEvent]) -> tuple[AuditEvent, ...]:
    known = [event for event in events if not event.is_set_aside]
    return tuple(islice(reversed(known), MOST_EVENTS))


def _shown(template: str, page: EverybodyPage | MemberPage, *, done: str, status: int) -> Response:
    names = dict(villages())
    html = render_template(
        template,
        page=page,
        done=done,
        roles=roles(),
        villages=villages(),
        village_names=names,
        only_stands_in=only_borrows(member(), page_of("members.invite")),
        member=member(),
    )
    return make_response(html, status)
