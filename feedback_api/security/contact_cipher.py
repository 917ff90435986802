"""Encrypts how to reach a sender, so that the store never holds it readable."""

import json
from collections.abc import Sequence

from feedback_api.domain.errors import NoKeyFits
from feedback_api.domain.stored_format import known_fields
from feedback_api.domain.submissions.submission import Contact
from feedback_api.security.sealing import lock_of

# What stands first, in this order; a field that came later stands in an object after them, where something was said.
_FIRST = ("name", "address")


def seal_contact(key: bytes, submission_id: str, contact: Contact) -> bytes | None:
    """Return the contact encrypted for this submission, or `None` if there is nothing to keep."""
    if contact.is_empty:
        return None
    later = {name: value for name, value in vars(contact).items() if name not in _FIRST and value}
    plain = json.dumps([submission_id, *(getattr(contact, name) for name in _FIRST), *([later] if later else [])])
    return lock_of([key]).encrypt(plain.encode())


def opened_contact(keys: Sequence[bytes], submission_id: str, sealed: bytes | None) -> Contact:
    """Return the contact, or an empty one if nothing was kept, no key fits, or it belongs to another submission."""
    try:
        return contact_in(keys, submission_id, sealed)
    except NoKeyFits:
        return Contact()


def contact_in(keys: Sequence[bytes], submission_id: str, sealed: bytes | None) -> Contact:
    """Return the contact, empty only if nothing was kept; raise `NoKeyFits` if it is there and cannot be opened."""
    if sealed is None:
        return Contact()
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load, rarely needed

    try:
        owner, *said = json.loads(lock_of(keys).decrypt(sealed))
    except InvalidToken:
        raise NoKeyFits from None
    if owner != submission_id:
        raise NoKeyFits
    later = said[len(_FIRST)] if len(said) > len(_FIRST) else {}
    return Contact(**dict(zip(_FIRST, said, strict=False)), **known_fields(Contact, later))
