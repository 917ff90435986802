"""Encrypts how to reach a sender, so that the store never holds it readable."""

import base64
import json
from collections.abc import Sequence

from feedback_api.domain.submission import Contact


def seal_contact(key: bytes, submission_id: str, contact: Contact) -> bytes | None:
    """Return the contact encrypted for this submission, or `None` if there is nothing to keep."""
    if contact.is_empty:
        return None
    from cryptography.fernet import Fernet  # noqa: PLC0415 slow to load, and most people leave no contact

    plain = json.dumps([submission_id, contact.name, contact.address])
    return Fernet(base64.urlsafe_b64encode(key)).encrypt(plain.encode())


def opened_contact(keys: Sequence[bytes], submission_id: str, sealed: bytes | None) -> Contact:
    """Return the contact, or an empty one if nothing was kept, no key fits, or it belongs to another submission."""
    if sealed is None:
        return Contact()
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet  # noqa: PLC0415 slow to load, rarely needed

    try:
        locks = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
        owner, name, address = json.loads(locks.decrypt(sealed))
    except InvalidToken:
        return Contact()
    return Contact(name=name, address=address) if owner == submission_id else Contact()
