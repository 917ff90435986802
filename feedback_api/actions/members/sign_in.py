"""Lets members of staff in, knows them again, and lets them out."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from feedback_api.actions.members.failed_tries import (
    AT_THE_DESK,
    NOWHERE,
    WITH_THE_PASSWORD,
    Seat,
    count_try,
    forget_tries,
)
from feedback_api.actions.members.second_factor import take
from feedback_api.actions.members.standing_in import with_absent
from feedback_api.domain.errors import (
    CodeAsked,
    NotSignedIn,
    StaffNotFound,
    StaffSetAside,
    StoreUnavailable,
    WrongPassword,
)
from feedback_api.domain.members.staff import Session, StaffMember, member_name
from feedback_api.security.passwords import fits, verify_nothing
from feedback_api.services import Services

LASTS = timedelta(hours=12)
CODE_WITHIN = timedelta(minutes=5)
# How exactly is known when a session was last used: each time would be a write for each page.
SEEN_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who signed in, and the token the browser keeps; only its digest is stored."""

    member: StaffMember
    token: str


def sign_in(
    services: Services, *, name: str, password: str, seat: Seat = NOWHERE, device: str | None = None
) -> SignedIn:
    """Open a session, or raise `CodeAsked` where a code has still to come.

    Raise `WrongPassword`, `TooManyFailures`, or `TooManyAtOnce`, which is no failure. Every try counts as failed before
    the password is looked at, so that many at once cannot slip past the limit. What a known device does counts for
    itself, and what others do never counts for it.
    """
    known_as = member_name(name)
    with services.password_turns.one(is_known=seat.is_known):
        count_try(services, known_as, seat)
        member = _verified(services, known_as, password)
    if member.second_factor is not None:  # until the code has come as well this counts as failed
        raise CodeAsked(name=member.name, epoch=member.epoch, until=services.now() + CODE_WITHIN)
    forget_tries(services, known_as, seat)
    return opened(services, member, device=device)


def sign_in_with_code(
    services: Services, half: CodeAsked, code: str, *, seat: Seat = NOWHERE, device: str | None = None
) -> SignedIn:
    """Open the session of somebody whose code has come, or raise `WrongCode`, `NotSignedIn` or `TooManyFailures`.

    Only who knows the password comes here, so all strangers together have the tries of one.
    """
    if services.now() > half.until:
        raise NotSignedIn
    counted = seat if seat.is_known else WITH_THE_PASSWORD
    count_try(services, half.name, counted)
    try:
        member = services.store.staff.member(half.name)
    except (StaffNotFound, StaffSetAside) as gone:
        raise NotSignedIn from gone
    if member.epoch != half.epoch or member.second_factor is None:
        raise NotSignedIn
    member = take(services, member, code)
    forget_tries(services, member.name, counted, seat)
    return opened(services, member, device=device)


def opened(services: Services, member: StaffMember, *, device: str | None = None) -> SignedIn:
    """Open a session for somebody who has shown who they are."""
    token, now = services.new_key(), services.now()
    services.store.staff.open_session(
        Session(
            token_digest=digest_of(token),
            staff_name=member.name,
            epoch=member.epoch,
            expires_at=now + LASTS,
            opened_at=now,
            seen_at=now,
            device=device,
        )
    )
    return SignedIn(member=with_absent(services, member), token=token)


def must_know_password(services: Services, member: StaffMember, password: str) -> None:
    """Raise `WrongPassword`, or `TooManyFailures`: whoever sits at an open desk may not guess on."""
    with services.password_turns.one(is_known=AT_THE_DESK.is_known):
        count_try(services, member.name, AT_THE_DESK)
        if not fits(member.password_hash, password):
            raise WrongPassword
    forget_tries(services, member.name, AT_THE_DESK)


def signed_in(services: Services, token: str | None) -> StaffMember:
    """Return whose session this is, and whose work is theirs today, or raise `NotSignedIn`.

    A higher epoch has ended all older sessions.
    """
    session = services.store.staff.session(digest_of(token), now=services.now()) if token else None
    if session is None:
        raise NotSignedIn
    try:
        member = services.store.staff.member(session.staff_name)
    except (StaffNotFound, StaffSetAside) as gone:
        raise NotSignedIn from gone
    if member.epoch != session.epoch or not member.is_active:
        raise NotSignedIn
    _note_seen(services, session)
    return with_absent(services, member)


def sign_out(services: Services, token: str) -> None:
    """End the session at once."""
    services.store.staff.close_session(digest_of(token))


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _note_seen(services: Services, session: Session) -> None:
    """Note it now and then; that it cannot be noted keeps nobody from reading."""
    seen = session.seen_at or session.opened_at
    if seen is None or services.now() - seen >= SEEN_EVERY:
        with suppress(StoreUnavailable):
            services.store.staff.note_seen(session.token_digest, at=services.now())


def _verified(services: Services, name: str, password: str) -> StaffMember:
    try:
        member = services.store.staff.member(name)
    except (StaffNotFound, StaffSetAside):  # whether somebody is known is nobody's business
        verify_nothing(password)
        raise WrongPassword from None
    if not fits(member.password_hash, password) or not member.is_active:
        raise WrongPassword
    return member
