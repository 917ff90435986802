"""Encrypts all that a report says and who sent it, under a key that serves nothing else."""

import json
from collections.abc import Sequence

from feedback_api.domain.errors import NoKeyFits
from feedback_api.domain.stored_format import known_fields
from feedback_api.domain.submissions.confidential import ReportWords
from feedback_api.domain.submissions.submission import Contact
from feedback_api.security.sealing import lock_of


def seal_report(key: bytes, submission_id: str, words: ReportWords) -> bytes:
    """Return the report encrypted for this submission."""
    said = {name: value for name, value in vars(words.contact).items() if value}
    return lock_of([key]).encrypt(json.dumps([submission_id, dict(words.texts), said]).encode())


def opened_report(keys: Sequence[bytes], submission_id: str, sealed: bytes) -> ReportWords:
    """Return what it says, or raise `NoKeyFits` if no key opens it, or it belongs to another submission."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load, rarely needed

    try:
        owner, texts, said = json.loads(lock_of(keys).decrypt(sealed))
    except InvalidToken:
        raise NoKeyFits from None
    if owner != submission_id:
        raise NoKeyFits
    return ReportWords(texts=texts, contact=Contact(**known_fields(Contact, said)))
