"""Tells those who send apart: the group behind one address, and a browser by a random word that it keeps for a day."""

import hashlib
import hmac
from datetime import timedelta

from flask import Request, Response

from feedback_api.limits.sender import sender_key
from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.web.own_cookie import OwnCookie

LASTS = timedelta(hours=24)
_COOKIE = OwnCookie(name="pengirim", key=KeyUse.FORM, salt="pengirim", lasts=LASTS)


def group_of(services: Services, asked: Request) -> str:
    """Return today's name of everybody behind one address; the header is read only where our own edge sets it."""
    header = services.settings.client_address_header
    address = (asked.headers.get(header) if header else None) or asked.remote_addr or ""
    return sender_key(services.settings.key(KeyUse.LIMITS), address, services.today())


def group_of_letter(services: Services, asked: Request) -> str:
    """Return the name under which a letter's group is kept beside it: none that any counter has."""
    key = services.settings.key(KeyUse.LIMITS)
    return hmac.digest(key, f"letter/{group_of(services, asked)}".encode(), hashlib.sha256).hex()[:32]


def device_of_sender(services: Services, asked: Request) -> str | None:
    """Return the word that the form gave this browser within the last day; nothing if it keeps none of ours."""
    try:
        word, given = _COOKIE.kept(services, asked)
        age = services.now().timestamp() - int(given)
    except (ValueError, TypeError):
        return None
    return str(word) if 0 <= age < LASTS.total_seconds() else None


def give_word(services: Services, asked: Request, response: Response) -> None:
    """Let a browser that opened the form keep a random word for a day; one that has one keeps it."""
    if device_of_sender(services, asked) is not None:
        return
    _COOKIE.keep(services, response, [services.new_key(), int(services.now().timestamp())])
