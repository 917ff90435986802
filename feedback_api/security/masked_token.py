"""Shows the token against forged forms differently on every page, so that compressed pages tell nothing of it."""

import base64
import binascii
import secrets
from typing import Any, cast

from flask import Flask, g
from flask_wtf.csrf import CSRFProtect, generate_csrf

_SHOWN = "masked_csrf_token"


class MaskedTokens(CSRFProtect):  # type: ignore[misc]  # Flask-WTF ships no types
    """Flask-WTF's tokens under a fresh mask for each answer; Flask-WTF itself signs and checks them."""

    def init_app(self, app: Flask) -> None:
        super().init_app(app)
        # In both places where Flask-WTF puts its own.
        app.jinja_env.globals["csrf_token"] = shown_token
        app.context_processor(lambda: {"csrf_token": shown_token})

    def _get_csrf_token(self) -> Any:  # noqa: ANN401 Flask-WTF's own
        return unmasked(super()._get_csrf_token())


def shown_token() -> str:
    """Return the token as this answer shows it, the same in each of its forms."""
    if _SHOWN not in g:
        setattr(g, _SHOWN, masked(generate_csrf()))
    return cast(str, g.get(_SHOWN))


def masked(token: str) -> str:
    """Return a random mask and the token under it."""
    plain = token.encode()
    mask = secrets.token_bytes(len(plain))
    return base64.urlsafe_b64encode(mask + _under(mask, plain)).decode()


def unmasked(shown: str | None) -> str | None:
    """Return the token; what was shown without a mask, by a version before, stays as it is."""
    if not shown or "." in shown:
        return shown
    try:
        both = base64.urlsafe_b64decode(shown)
        return _under(both[: len(both) // 2], both[len(both) // 2 :]).decode()
    except (binascii.Error, ValueError):
        return shown


def _under(mask: bytes, text: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(mask, text, strict=False))
