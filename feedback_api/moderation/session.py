"""Knows which member of staff is asking, and keeps forms of other pages from acting in their name."""

from typing import cast

from flask import current_app, g, session
from flask_wtf.csrf import CSRFProtect

from feedback_api.actions.sign_in import SignedIn, sign_out, signed_in
from feedback_api.current import services
from feedback_api.domain.staff import StaffMember

_TOKEN = "petugas"  # noqa: S105 the name of the place, not a token


def let_in(signed: SignedIn) -> None:
    """Remember the person in a fresh session: what stood in the old one was nobody's."""
    session.clear()
    session[_TOKEN] = signed.token


def let_out() -> None:
    """End the session here and in the store."""
    token = session.get(_TOKEN)
    if token:
        sign_out(services(), token)
    session.clear()


def require_member() -> None:
    """Find out who asks, or raise `NotSignedIn`."""
    g.member = signed_in(services(), session.get(_TOKEN))


def member() -> StaffMember:
    """Return who asks; only behind `require_member`."""
    return cast(StaffMember, g.member)


def require_own_form() -> None:
    """Raise `CSRFError` unless the form came from one of our pages that was shown to this person."""
    cast(CSRFProtect, current_app.extensions["csrf"]).protect()
