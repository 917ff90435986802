"""Encrypts the address at which a member of staff is told, so that the store never holds it readable."""

import base64
from collections.abc import Sequence

from feedback_api.security.sealing import lock_of


def sealed_address(key: bytes, address: str, *, name: str) -> str:
    """Return the address encrypted, for this member."""
    return base64.b64encode(lock_of([key]).encrypt(f"{name}\n{address}".encode())).decode()


def opened_address(keys: Sequence[bytes], sealed: str, *, name: str) -> str | None:
    """Return the address; nothing if no key opens it, or it is somebody else's."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load, rarely needed

    try:
        owner, _, address = lock_of(keys).decrypt(base64.b64decode(sealed)).decode().rpartition("\n")
    except (InvalidToken, ValueError):
        return None
    return address if owner == name else None
