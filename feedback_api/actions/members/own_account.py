"""What members do about their own account: another password, and an end to sessions elsewhere."""

from dataclasses import replace

from feedback_api.actions.members.member_changes import MemberDeed, changed, note
from feedback_api.actions.members.sign_in import SignedIn, must_know_password, opened
from feedback_api.domain.audit import Act
from feedback_api.domain.members.staff import Session, StaffMember
from feedback_api.security.passwords import hashed
from feedback_api.services import Services

# How much of a session's digest names it on a page.
HANDLE = 16


def change_password(
    services: Services, member: StaffMember, *, old: str, new: str, device: str | None = None
) -> SignedIn:
    """Give oneself another password: all sessions end, and one is opened here. Raise `WrongPassword`."""
    must_know_password(services, member, old)
    deed = MemberDeed(name=member.name, act=Act.PASSWORD_CHANGED, by=member.name, version=member.version)
    digest = hashed(new)
    renewed = changed(services, deed, lambda one: replace(one, password_hash=digest, epoch=one.epoch + 1))
    return opened(services, renewed, device=device)


def sessions_of(services: Services, member: StaffMember) -> tuple[Session, ...]:
    """Return where this person is signed in, the last opened first."""
    found = services.store.staff.sessions_of(member.name, now=services.now())
    return tuple(one for one in found if one.epoch == member.epoch)


def end_session(services: Services, member: StaffMember, handle: str) -> None:
    """End one of this person's own sessions; one that is over already is over."""
    for session in sessions_of(services, member):
        if len(handle) == HANDLE and session.token_digest.startswith(handle):
            note(services, member, MemberDeed(name=member.name, act=Act.SESSIONS_ENDED, by=member.name))
            services.store.staff.close_session(session.token_digest)


def end_other_sessions(services: Services, member: StaffMember, *, device: str | None = None) -> SignedIn:
    """End all of this person's sessions, and open one here."""
    deed = MemberDeed(name=member.name, act=Act.SESSIONS_ENDED, by=member.name, version=member.version)
    return opened(services, changed(services, deed, lambda one: replace(one, epoch=one.epoch + 1)), device=device)


def end_sessions_of(services: Services, deed: MemberDeed) -> StaffMember:
    """End all sessions of a colleague."""
    return changed(services, deed, lambda one: replace(one, epoch=one.epoch + 1))
