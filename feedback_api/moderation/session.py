"""Knows which member of staff is asking, and keeps forms of other pages from acting in their name."""

from typing import cast

from flask import Blueprint, current_app, g, request, session
from flask_wtf.csrf import CSRFProtect

from feedback_api.actions.members.second_factor import has_to_set_up
from feedback_api.actions.members.sign_in import SignedIn, digest_of, sign_out, signed_in
from feedback_api.domain.errors import BorrowedRight, NotAllowed, NotSignedIn, SecondFactorNeeded
from feedback_api.domain.members.staff import StaffMember
from feedback_api.moderation.rights import may_open, only_borrows, page_of
from feedback_api.web.current import services
from feedback_api.web.staff_cookie import OWNER, TOKEN

_HAS_LEFT = "keluar"


def desk_pages(name: str, address: str) -> Blueprint:
    """Return pages that only members of staff open, where every write comes from a form of ours."""
    pages = Blueprint(name, __name__, url_prefix=address)
    pages.before_request(require_member)
    pages.before_request(require_own_form)
    return pages


def let_in(signed: SignedIn) -> None:
    """Remember the person in a fresh session: what stood in the old one was nobody's."""
    session.clear()
    session[TOKEN] = signed.token
    session[OWNER] = signed.member.name


def let_out() -> None:
    """End the session here and in the store; the next page knows who left, and lets the phone forget what is theirs."""
    token = session.get(TOKEN)
    name = name_here()
    if token:
        sign_out(services(), token)
    owner = session.get(OWNER)
    session.clear()
    session[_HAS_LEFT] = name
    if owner:
        session[OWNER] = owner


def who_has_left() -> str:
    """Return who signed out just now, once; else nothing."""
    return str(session.pop(_HAS_LEFT, ""))


def require_member() -> None:
    """Find out who asks, or raise `NotSignedIn`; raise what keeps this person from this page."""
    g.member = signed_in(services(), session.get(TOKEN))
    if session.get(OWNER) != g.member.name:
        session[OWNER] = g.member.name
    page = page_of(request.endpoint)
    if only_borrows(g.member, page):
        raise BorrowedRight
    if page is None or not may_open(g.member, page):
        raise NotAllowed
    if has_to_set_up(services(), g.member) and not page.before_set_up:
        raise SecondFactorNeeded


def own_session() -> str:
    """Return the digest of the session this request came with; only behind `require_member`."""
    return digest_of(str(session[TOKEN]))


def member() -> StaffMember:
    """Return who asks; only behind `require_member`."""
    return cast(StaffMember, g.member)


def name_here() -> str:
    """Return who has signed in on this browser, whoever may ask; nothing if nobody has."""
    return _name_behind(session.get(TOKEN))


def require_own_form() -> None:
    """Raise `CSRFError` unless the form came from one of our pages that was shown to this person."""
    cast(CSRFProtect, current_app.extensions["csrf"]).protect()


def _name_behind(token: str | None) -> str:
    try:
        return signed_in(services(), token).name
    except NotSignedIn:
        return ""
