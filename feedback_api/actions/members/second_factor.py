"""Signs members in with a code besides their password: sets it up, takes each code once, helps who lost the phone."""

from dataclasses import dataclass, field, replace

from feedback_api.actions.members.failed_tries import CODE_AT_THE_DESK, count_try, forget_tries
from feedback_api.actions.members.member_changes import MemberDeed, changed, note
from feedback_api.domain.audit import Act
from feedback_api.domain.errors import SecondFactorNeeded, StaffChanged, WrongCode
from feedback_api.domain.members.staff import Role, SecondFactor, StaffMember
from feedback_api.security.one_time_codes import (
    new_recovery_codes,
    opened_secret,
    recovery_digest,
    sealed_secret,
    step_of,
)
from feedback_api.services import Services
from feedback_api.settings import KeyUse

# Who reads reports and who looks after the members does not sign in by a password alone, where strangers can try.
DEMANDED_OF = frozenset({Role.SUPERVISOR, Role.ADMIN})
_TRIES = 4


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """A code that works from now on, and the codes for a lost phone, which are shown now and never again."""

    member: StaffMember
    recovery: tuple[str, ...] = field(repr=False)


def is_demanded(services: Services, member: StaffMember) -> bool:
    """Say whether this person has to sign in with a code; also who stands in for somebody who has to."""
    return services.settings.is_secure and bool(member.roles & DEMANDED_OF)


def has_to_set_up(services: Services, member: StaffMember) -> bool:
    """Say whether this person can do nothing before a code is set up."""
    return member.second_factor is None and is_demanded(services, member)


def set_up(services: Services, member: StaffMember, *, secret: str, code: str) -> SetUp:
    """Ask for codes of this secret from now on, once one has worked; raise `WrongCode` or `StaffChanged`.

    It ends the sessions of this person, for those were opened without a code.
    """
    step = step_of(secret, code, at=services.now())
    if step is None:
        raise WrongCode
    recovery = new_recovery_codes()
    factor = SecondFactor(
        sealed=sealed_secret(services.settings.key(KeyUse.SECOND_FACTOR), secret, name=member.name),
        last_step=step,
        recovery=tuple(recovery_digest(one) for one in recovery),
    )
    deed = MemberDeed(name=member.name, act=Act.CODE_SET_UP, by=member.name, version=member.version)
    kept = changed(services, deed, lambda one: replace(one, second_factor=factor, epoch=one.epoch + 1))
    return SetUp(member=kept, recovery=recovery)


def take_off(services: Services, member: StaffMember, *, code: str) -> StaffMember:
    """Ask for no code any more; raise `SecondFactorNeeded` if this role has to have one, or `WrongCode`.

    Raise `TooManyFailures` of whoever sits at an open desk and guesses on.
    """
    if is_demanded(services, member):
        raise SecondFactorNeeded
    count_try(services, member.name, CODE_AT_THE_DESK)
    taken = take(services, member, code)
    forget_tries(services, taken.name, CODE_AT_THE_DESK)
    deed = MemberDeed(name=taken.name, act=Act.CODE_TAKEN_OFF, by=taken.name, version=taken.version)
    return changed(services, deed, lambda one: replace(one, second_factor=None))


def reset(services: Services, name: str, *, by: str, version: int | None = None) -> StaffMember:
    """Forget the code of somebody who lost the phone, and end all sessions; raises as `changed` does."""
    deed = MemberDeed(name=name, act=Act.CODE_RESET, by=by, version=version)
    return changed(services, deed, lambda one: replace(one, second_factor=None, epoch=one.epoch + 1))


def take(services: Services, member: StaffMember, code: str) -> StaffMember:
    """Take a code and return the member as kept since, or raise `WrongCode`.

    Whichever of two requests writes first has used the code up; the other finds it used.
    """
    for _ in range(_TRIES):
        current = services.store.staff.member(member.name)
        if not current.is_active or current.epoch != member.epoch or current.second_factor is None:
            raise WrongCode
        used = _used(services, current, current.second_factor, code)
        if len(used.recovery) < len(current.second_factor.recovery):
            note(services, current, MemberDeed(name=current.name, act=Act.RECOVERY_USED, by=current.name))
        try:
            return services.store.staff.replace_member(replace(current, second_factor=used))
        except StaffChanged:
            continue
    raise WrongCode


def _used(services: Services, member: StaffMember, factor: SecondFactor, code: str) -> SecondFactor:
    """Return the factor once this code is used up, or raise `WrongCode`."""
    digest = recovery_digest(code)
    if digest in factor.recovery:
        return replace(factor, recovery=tuple(one for one in factor.recovery if one != digest))
    secret = opened_secret(services.settings.keys(KeyUse.SECOND_FACTOR), factor.sealed, name=member.name)
    step = secret and step_of(secret, code, at=services.now())
    if not step or step <= factor.last_step:
        raise WrongCode
    return replace(factor, last_step=step)
