"""Knows a browser again by a random word in a signed cookie, and tells two presses apart before it has one."""

import hashlib
import hmac
import re
from datetime import timedelta

from flask import Request, Response

from feedback_api.services import Services
from feedback_api.settings import KeyUse
from feedback_api.web.own_cookie import OwnCookie

LASTS = timedelta(days=400)
_COOKIE = OwnCookie(name="perangkat", key=KeyUse.FORM, salt="perangkat", lasts=LASTS)
_KEY = re.compile(r"[A-Za-z0-9_.:-]{8,100}")


def device_of(services: Services, asked: Request) -> str:
    """Return the word of the cookie; without one the key of the form, or else what two quick presses share."""
    if (word := _COOKIE.kept(services, asked)) is not None:
        return str(word)
    key = asked.form.get("kunci", "")
    return key if _KEY.fullmatch(key) else same_minute(services, asked)


def remember(services: Services, response: Response, device: str) -> None:
    """Let the browser keep its word."""
    _COOKIE.keep(services, response, device)


def same_minute(services: Services, asked: Request) -> str:
    """Two presses of one thumb come from one browser at one address within one minute; nothing of this is kept."""
    header = services.settings.client_address_header
    address = (asked.headers.get(header) if header else None) or asked.remote_addr or ""
    minute = int(services.now().timestamp()) // 60
    seen = f"{address}\n{asked.user_agent.string}\n{minute}"
    return hmac.digest(services.settings.key(KeyUse.LIMITS), seen.encode(), hashlib.sha256).hex()
