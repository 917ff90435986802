"""Knows a browser again by a random word in a signed cookie, and tells two presses apart before it has one."""

import hashlib
import hmac
import re

from flask import Request, Response
from itsdangerous import BadSignature, URLSafeSerializer

from feedback_api.services import Services
from feedback_api.settings import KeyUse

LASTS = 400 * 24 * 60 * 60
_KEY = re.compile(r"[A-Za-z0-9_.:-]{8,100}")


def device_of(services: Services, asked: Request) -> str:
    """Return the word of the cookie; without one the key of the form, or else what two quick presses share."""
    try:
        return str(_signer(services).loads(asked.cookies.get(_name(services), "")))
    except BadSignature:
        key = asked.form.get("kunci", "")
        return key if _KEY.fullmatch(key) else same_minute(services, asked)


def remember(services: Services, response: Response, device: str) -> None:
    """Let the browser keep its word."""
    response.set_cookie(
        _name(services),
        _signer(services).dumps(device),
        max_age=LASTS,
        secure=services.settings.is_secure,
        httponly=True,
        samesite="Lax",
    )


def same_minute(services: Services, asked: Request) -> str:
    """Two presses of one thumb come from one browser at one address within one minute; nothing of this is kept."""
    header = services.settings.client_address_header
    address = (asked.headers.get(header) if header else None) or asked.remote_addr or ""
    minute = int(services.now().timestamp()) // 60
    seen = f"{address}\n{asked.user_agent.string}\n{minute}"
    return hmac.digest(services.settings.key(KeyUse.LIMITS), seen.encode(), hashlib.sha256).hex()


def _name(services: Services) -> str:
    return "__Host-perangkat" if services.settings.is_secure else "perangkat"


def _signer(services: Services) -> URLSafeSerializer:
    return URLSafeSerializer(services.settings.keys(KeyUse.FORM)[::-1], salt="perangkat")
