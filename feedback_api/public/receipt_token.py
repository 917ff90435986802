"""Carries a receipt through its address for one hour, readable by nobody but us."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback_api.security.sealing import lock_of

LASTS = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class ReceiptToken:
    """Which submission was taken, and the code its sender follows it with."""

    submission_id: str
    code: str


def sealed_receipt(key: bytes, receipt: ReceiptToken, now: datetime) -> str:
    """Return the token encrypted; the code must not stand readable in an address, which is logged and shared."""
    plain = json.dumps([receipt.submission_id, receipt.code]).encode()
    return lock_of([key]).encrypt_at_time(plain, int(now.timestamp())).decode()


def opened_receipt(keys: Sequence[bytes], token: str, now: datetime) -> ReceiptToken | None:
    """Return what the token carries, or `None` if none of the keys made it, or it is damaged or older than an hour."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load; a form needs none

    lasts = int(LASTS.total_seconds())
    try:
        plain = lock_of(keys).decrypt_at_time(token.encode(), lasts, int(now.timestamp()))
    except (InvalidToken, UnicodeError):
        return None
    submission_id, code = json.loads(plain)
    return ReceiptToken(submission_id=submission_id, code=code)
