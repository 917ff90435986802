"""Makes members of staff, gives them new passwords and other posts, and lets them leave."""

from dataclasses import dataclass, field, replace

from feedback_api.actions.members.hand_back import hand_back
from feedback_api.actions.members.member_changes import OPERATOR, MemberDeed, changed, note
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import StaffAlreadyExists, StaffNotFound, VillageUnknown
from feedback_api.domain.members.staff import Role, StaffMember, member_name
from feedback_api.security.passwords import hashed
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """Somebody who shall be able to sign in; `village` is set for `Role.VILLAGE` only."""

    name: str
    role: Role
    password: str = field(repr=False)
    village: str | None = None


def create(services: Services, new: NewMember, *, by: str = OPERATOR) -> StaffMember:
    """Keep a new member of staff, or raise `StaffAlreadyExists` or `VillageUnknown`."""
    member = announced(services, new, by=by)
    services.store.staff.add_member(member)
    return member


def announced(services: Services, new: NewMember, *, by: str) -> StaffMember:
    """Return the member as they are about to be kept, who stands in their chain already; raises as `create` does.

    That a supervisor is appointed stands in a chain before there is one: nobody reads reports without a trail.
    """
    must_be_a_post(services, new.role, new.village)
    member = StaffMember(
        name=member_name(new.name),
        role=new.role,
        password_hash=hashed(new.password),
        village=new.village,
        account=services.new_key(),
    )
    must_be_free(services, member.name)
    note(services, member, MemberDeed(name=member.name, act=Act.MEMBER_ADDED, by=by))
    return member


def has_supervisor(services: Services) -> bool:
    """Say whether anybody can read a report just now."""
    return any(member.reads_reports for member in services.store.staff.members())


def must_be_free(services: Services, name: str) -> None:
    """Raise `StaffAlreadyExists` if somebody has this name, or had it: what they did stands under it."""
    if name == OPERATOR:
        raise StaffAlreadyExists
    try:
        services.store.staff.member(name)
    except StaffNotFound:
        return
    raise StaffAlreadyExists


def must_be_a_post(services: Services, role: Role, village: str | None) -> None:
    """Raise `VillageUnknown` unless village staff have a desa that the site knows, and others none.

    Where no site was published yet, nobody can tell which desa there are.
    """
    known = {one.slug for one in services.catalogue.villages()}
    if (role is Role.VILLAGE) != bool(village) or (village and known and village not in known):
        raise VillageUnknown


def change_post(services: Services, deed: MemberDeed, *, role: Role, village: str | None) -> StaffMember:
    """Give somebody another role or desa, which counts at once; raises as `changed` does, and `VillageUnknown`.

    Letters that are no longer for them are given back.
    """
    must_be_a_post(services, role, village)
    moved = changed(services, deed, lambda member: replace(member, role=role, village=village))
    hand_back(services, by=deed.by, of=moved.name)
    return moved


def end(services: Services, deed: MemberDeed) -> StaffMember:
    """Let somebody leave: nothing of theirs works any more, their address goes, their name stays with what they did.

    Their letters are given back.
    """
    left = changed(services, deed, lambda member: replace(member, ended_at=services.now(), epoch=member.epoch + 1))
    services.store.member_mail.forget(left.name)
    hand_back(services, by=deed.by, of=left.name)
    return left


def set_password(services: Services, *, name: str, password: str, by: str = OPERATOR) -> StaffMember:
    """Give a new password, which ends all sessions of this person; raises `StaffNotFound` or `StaffHasLeft`.

    A supervisor's is noted before it holds, for whoever knows it reads reports.
    """
    deed = MemberDeed(name=member_name(name), act=Act.PASSWORD_CHANGED, by=by)
    new = hashed(password)
    renewed = changed(services, deed, lambda member: replace(member, password_hash=new, epoch=member.epoch + 1))
    services.store.staff.forget_failures(renewed.name)
    return renewed
