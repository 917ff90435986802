"""Makes members of staff and gives them new passwords."""

from dataclasses import dataclass, field, replace

from feedback_api.domain.staff import Role, StaffMember, member_name
from feedback_api.passwords import hashed
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """Somebody who shall be able to sign in; `village` is set for `Role.VILLAGE` only."""

    name: str
    role: Role
    password: str = field(repr=False)
    village: str | None = None


def create(services: Services, new: NewMember) -> StaffMember:
    """Keep a new member of staff, or raise `StaffAlreadyExists`."""
    member = StaffMember(
        name=member_name(new.name), role=new.role, password_hash=hashed(new.password), village=new.village
    )
    services.store.staff.add_member(member)
    return member


def set_password(services: Services, *, name: str, password: str) -> StaffMember:
    """Give a new password, which ends all sessions of this person; raises `StaffNotFound`."""
    member = services.store.staff.member(member_name(name))
    renewed = replace(member, password_hash=hashed(password), epoch=member.epoch + 1)
    services.store.staff.replace_member(renewed)
    services.store.staff.forget_failures(renewed.name)
    return renewed
