"""Makes and checks the codes of an authenticator (TOTP, RFC 6238), and the codes for a lost phone."""

import base64
import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from feedback_api.security.sealing import lock_of

STEP_SECONDS = 30
# A phone's clock may be a step behind ours, or before it.
STEPS_EITHER_WAY = 1
DIGITS = 6
RECOVERY_CODES = 10
# No letters that look alike on paper; sixteen of 23 are 72 bits, which nobody tries out, with or without the digest.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 4, 4


def new_secret() -> str:
    """Return the secret that an authenticator keeps, as authenticators take it."""
    import pyotp  # noqa: PLC0415 loaded by whoever sets a code up, or signs in with one

    return pyotp.random_base32()


def address_of(secret: str, *, name: str, office: str) -> str:
    """Return what the QR code says to an authenticator."""
    import pyotp  # noqa: PLC0415 as above

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=office)


def step_of(secret: str, typed: str, *, at: datetime) -> int | None:
    """Return the step whose code this is, if it is the present one or the one beside it."""
    import pyotp  # noqa: PLC0415 as above

    code = "".join(typed.split())
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        return None
    now, totp = int(at.timestamp()) // STEP_SECONDS, pyotp.TOTP(secret)
    near = range(now - STEPS_EITHER_WAY, now + STEPS_EITHER_WAY + 1)
    fitting = [step for step in near if secrets.compare_digest(totp.generate_otp(step), code)]
    return max(fitting, default=None)


def new_recovery_codes() -> tuple[str, ...]:
    """Return codes that each sign in once without the phone."""
    return tuple("-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES))


def recovery_digest(typed: str) -> str:
    """Return what is kept of a code for a lost phone, however it was typed."""
    letters = "".join(letter for letter in typed.casefold() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()


def sealed_secret(key: bytes, secret: str, *, name: str) -> str:
    """Return the secret encrypted, for this member."""
    return base64.b64encode(lock_of([key]).encrypt(f"{name}\n{secret}".encode())).decode()


def opened_secret(keys: Sequence[bytes], sealed: str, *, name: str) -> str | None:
    """Return the secret; nothing if no key opens it, or it is somebody else's."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 slow to load, rarely needed

    try:
        owner, _, secret = lock_of(keys).decrypt(base64.b64decode(sealed)).decode().rpartition("\n")
    except (InvalidToken, ValueError):
        return None
    return secret if owner == name else None


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_GROUP))
