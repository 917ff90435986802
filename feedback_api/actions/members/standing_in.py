"""Lets somebody stand in for a colleague who is away: who, from which day to which, and whose work it is meanwhile."""

from dataclasses import dataclass, replace
from datetime import date

from feedback_api.actions.members.member_changes import MemberDeed, changed, note, note_supervisor
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import OwnDeputy, SeparateHands, StaffHasLeft, StaffNotFound, StaffSetAside
from feedback_api.domain.members.staff import Role, StaffMember, StandIn
from feedback_api.services import Services

# One of these looks after the members, the other reads reports; nobody does both, not even for a day.
SEPARATE = frozenset({Role.ADMIN, Role.SUPERVISOR})


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Who is away from the first day to the last, both included, and who does their work meanwhile."""

    absent: str
    deputy: str
    first: date
    last: date


def name_deputy(services: Services, absence: Absence, *, by: str) -> StaffMember:
    """Let the deputy see and do what the absent one can.

    Raise `StaffNotFound`, `StaffHasLeft`, `SeparateHands`, or `OwnDeputy`: whoever is away does not do the own work.
    That somebody reads reports for the supervisor stands in the chain of supervisors.
    """
    if absence.absent == absence.deputy:
        raise OwnDeputy
    absent, deputy = (services.store.staff.member(name) for name in (absence.absent, absence.deputy))
    if not absent.is_active:
        raise StaffHasLeft
    if {absent.role, deputy.role, *_roles_stood_in_for(services, deputy)} >= SEPARATE:
        raise SeparateHands
    if absent.role is Role.SUPERVISOR:
        note_supervisor(services, deputy, Act.SUPERVISOR_REPRESENTED, by=by)
    note(services, absent, MemberDeed(name=absent.name, act=Act.DEPUTY_NAMED, by=by))
    standing_in = StandIn(name=absent.name, first=absence.first, last=absence.last)
    others = (one for one in deputy.stands_in if one.name != absent.name and one.last >= services.today())
    deed = MemberDeed(name=deputy.name, act=Act.DEPUTY_NAMED, by=by, version=deputy.version)
    return changed(services, deed, lambda one: replace(one, stands_in=(*others, standing_in)))


def release_deputy(services: Services, *, absent: str, deputy: str, by: str) -> StaffMember:
    """Let the deputy stand in for this colleague no longer; it holds at once."""
    deed = MemberDeed(name=deputy, act=Act.DEPUTY_RELEASED, by=by)
    return changed(
        services,
        deed,
        lambda one: replace(one, stands_in=tuple(each for each in one.stands_in if each.name != absent)),
    )


def absences(services: Services) -> tuple[Absence, ...]:
    """Return the absences that are not over, the first to begin first."""
    today = services.today()
    found = (
        Absence(absent=one.name, deputy=member.name, first=one.first, last=one.last)
        for member in services.store.staff.members()
        if member.is_active
        for one in member.stands_in
        if one.last >= today
    )
    return tuple(sorted(found, key=lambda one: (one.first, one.absent, one.deputy)))


def with_absent(services: Services, member: StaffMember) -> StaffMember:
    """Return the member with the colleagues whose work is theirs today.

    Roles may have changed since the deputy was named: what must stay apart stays apart.
    """
    absent: list[StaffMember] = []
    for one in member.stands_in:
        found = _active(services, one.name) if one.holds_on(services.today()) else None
        if found and not {member.role, *(each.role for each in absent), found.role} >= SEPARATE:
            absent.append(found)
    return replace(member, absent=tuple(absent)) if absent else member


def _roles_stood_in_for(services: Services, deputy: StaffMember) -> list[Role]:
    running = (one for one in deputy.stands_in if one.last >= services.today())
    return [found.role for one in running if (found := _active(services, one.name))]


def _active(services: Services, name: str) -> StaffMember | None:
    try:
        found = services.store.staff.member(name)
    except (StaffNotFound, StaffSetAside):
        return None
    return found if found.is_active else None
