"""Writes where a page ended as an opaque cursor, and reads it back."""

import base64
import binascii


def cursor_after(key: str) -> str:
    """Return the cursor that asks for what comes after `key`."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def key_of(cursor: str | None) -> str | None:
    """Return the key a cursor was made of; `None`, which is the beginning, for anything that is no cursor."""
    if cursor is None or not cursor.isascii():
        return None
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
