"""Encrypts how to reach a sender, so that the store never holds it readable."""

import json
from collections.abc import Sequence

from feedback_api.domain.submission import Contact
from feedback_api.lock import lock_of


def seal_contact(key: bytes, submission_id: str, contact: Contact) -> bytes | None:
    """Return the contact encrypted for this submission, or `None` if there is nothing to keep."""
    if contact.is_empty:
        return None
    plain = json.dumps([submission_id, contact.name, contact.address])
    return lock_of([key]).encrypt(plain.encode())


def opened_contact(keys: Sequence[bytes], submission_id: str, sealed: bytes | None) -> Contact:
    """Return the contact, or an empty one if nothing was kept, no key fits, or it belongs to another submission."""
    if sealed is None:
        return Contact()
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load, rarely needed

    try:
        owner, name, address = json.loads(lock_of(keys).decrypt(sealed))
    except InvalidToken:
        return Contact()
    return Contact(name=name, address=address) if owner == submission_id else Contact()
