"""Lets members of staff in, knows them again, and lets them out."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from feedback_api.domain.errors import NotSignedIn, StaffNotFound, TooManyFailures, WrongPassword
from feedback_api.domain.staff import Session, StaffMember, member_name
from feedback_api.passwords import fits, verify_nothing
from feedback_api.services import Services

MOST_FAILURES = 10
WINDOW = timedelta(minutes=15)
LASTS = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who signed in, and the token the browser keeps; only its digest is stored."""

    member: StaffMember
    token: str


def sign_in(services: Services, *, name: str, password: str) -> SignedIn:
    """Open a session, or raise `WrongPassword` or `TooManyFailures`.

    Every try counts as failed before the password is looked at, so that many at once cannot slip past the limit.
    """
    known_as = member_name(name)
    tries = services.store.staff.note_failure(known_as, now=services.now(), window=WINDOW)
    if tries > MOST_FAILURES:
        raise TooManyFailures
    member = _verified(services, known_as, password)
    services.store.staff.forget_failures(known_as)
    token = services.new_key()
    services.store.staff.open_session(
        Session(
            token_digest=_digest(token),
            staff_name=member.name,
            epoch=member.epoch,
            expires_at=services.now() + LASTS,
        )
    )
    return SignedIn(member=member, token=token)


def signed_in(services: Services, token: str | None) -> StaffMember:
    """Return whose session this is, or raise `NotSignedIn`; a higher epoch has ended all older sessions."""
    session = services.store.staff.session(_digest(token), now=services.now()) if token else None
    if session is None:
        raise NotSignedIn
    try:
        member = services.store.staff.member(session.staff_name)
    except StaffNotFound as gone:
        raise NotSignedIn from gone
    if member.epoch != session.epoch:
        raise NotSignedIn
    return member


def sign_out(services: Services, token: str) -> None:
    """End the session at once."""
    services.store.staff.close_session(_digest(token))


def _verified(services: Services, name: str, password: str) -> StaffMember:
    try:
        member = services.store.staff.member(name)
    except StaffNotFound:
        verify_nothing(password)
        raise WrongPassword from None
    if not fits(member.password_hash, password):
        raise WrongPassword
    return member


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
