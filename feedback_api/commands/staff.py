"""The commands about members of staff: make, invite, change, let leave, a new password, a lost phone, an absence."""

import argparse
from collections.abc import Callable

from feedback_api import wording
from feedback_api.actions.members.invite import invite
from feedback_api.actions.members.member_changes import OPERATOR, MemberDeed
from feedback_api.actions.members.second_factor import reset
from feedback_api.actions.members.staff import NewMember, change_post, create, end, set_password
from feedback_api.actions.members.standing_in import Absence, name_deputy
from feedback_api.commands.wording import CLI
from feedback_api.console import DONE, UNUSABLE, complain, say
from feedback_api.domain.audit import Act
from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.members.staff import Role, member_name
from feedback_api.security.passwords import new_password
from feedback_api.services import Services


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add a parser for each command; what they share is called the same in all of them."""
    for command in STAFF_COMMANDS:
        parser = commands.add_parser(command, help=CLI[command])
        if command in _ABOUT_SOMEBODY:
            parser.add_argument("--nama", required=True, help=CLI["nama"])
        if command in _WITH_POST:
            default = None if command == "peran" else Role.DISTRICT.value
            roles = [role.value for role in Role]
            parser.add_argument("--peran", choices=roles, default=default, required=default is None)
            parser.add_argument("--desa", help=CLI["desa"])
        if command == "pengganti":
            parser.add_argument("--oleh", required=True, help=CLI["oleh"])
            parser.add_argument("--dari", required=True, help=CLI["dari"])
            parser.add_argument("--sampai", required=True, help=CLI["sampai"])


def run(chosen: argparse.Namespace, services: Services) -> int:
    """Run one of these commands and return its exit code; refusals are raised."""
    if chosen.command in _WITH_POST and (Role(chosen.peran) is Role.VILLAGE) != bool(chosen.desa):
        complain(CLI["village_needed"])
        return UNUSABLE
    return STAFF_COMMANDS[chosen.command](chosen, services)


def _make(chosen: argparse.Namespace, services: Services) -> int:
    new = NewMember(name=chosen.nama, role=Role(chosen.peran), password=new_password(), village=chosen.desa)
    member = create(services, new)
    say(CLI["password"].format(name=member.name, password=new.password))
    return DONE


def _new_password(chosen: argparse.Namespace, services: Services) -> int:
    password = new_password()
    member = set_password(services, name=chosen.nama, password=password)
    say(CLI["password"].format(name=member.name, password=password))
    return DONE


def _invite(chosen: argparse.Namespace, services: Services) -> int:
    invited = invite(services, role=Role(chosen.peran), village=chosen.desa)
    link = f"{services.settings.origin}/moderasi/undangan/{invited.token}"
    ends = invited.invitation.expires_at.astimezone(services.office().tz)
    say(CLI["invited"].format(link=link, day=wording.long_date(ends.date()), at=wording.clock(ends)))
    return DONE


def _change_post(chosen: argparse.Namespace, services: Services) -> int:
    deed = MemberDeed(name=member_name(chosen.nama), act=Act.MEMBER_CHANGED, by=OPERATOR)
    member = change_post(services, deed, role=Role(chosen.peran), village=chosen.desa)
    say(CLI["post_changed"].format(name=member.name, role=wording.ROLES[member.role]))
    return DONE


def _end(chosen: argparse.Namespace, services: Services) -> int:
    member = end(services, MemberDeed(name=member_name(chosen.nama), act=Act.MEMBER_LEFT, by=OPERATOR))
    say(CLI["ended"].format(name=member.name))
    return DONE


def _forget_code(chosen: argparse.Namespace, services: Services) -> int:
    member = reset(services, member_name(chosen.nama), by=OPERATOR)
    say(CLI["code_forgotten"].format(name=member.name))
    return DONE


def _name_deputy(chosen: argparse.Namespace, services: Services) -> int:
    first, last = day_from(chosen.dari), day_from(chosen.sampai)
    if first is None or last is None or last < first:
        complain(CLI["days_needed"])
        return UNUSABLE
    absent, deputy = member_name(chosen.nama), member_name(chosen.oleh)
    name_deputy(services, Absence(absent=absent, deputy=deputy, first=first, last=last), by=OPERATOR)
    said = {"first": wording.short_date(first), "last": wording.short_date(last)}
    say(CLI["deputy_named"].format(name=absent, deputy=deputy, **said))
    return DONE


STAFF_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {
    "petugas": _make,
    "undang": _invite,
    "peran": _change_post,
    "berhenti": _end,
    "sandi": _new_password,
    "kode": _forget_code,
    "pengganti": _name_deputy,
}
_ABOUT_SOMEBODY = frozenset(STAFF_COMMANDS) - {"undang"}
_WITH_POST = frozenset({"petugas", "undang", "peran"})
