"""Hashes and checks passwords with argon2id: 19 MiB, two passes, one lane."""

import secrets
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LONGEST = 200
# The hash of a random text that nobody kept, made with the costs below.
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$ms9/YofoyvFHSbUX7mgczA$T1hDkf+TbEYW2OCwxqhLsdS/oheuEe10F2H5oL5lax8"

# No letters that look alike on paper: four groups of four from 23 letters are 72 bits.
_LETTERS = "abcdefghjkmnpqrstuvwxyz"


def new_password() -> str:
    """Return a password that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def hashed(password: str) -> str:
    """Return the hash to keep."""
    return _hasher().hash(password)


def fits(password_hash: str, password: str) -> bool:
    """Say whether the password belongs to the hash; an unreadable hash fits nothing."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 loaded by a sign-in only

    try:
        return len(password) <= LONGEST and _hasher().verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def verify_nothing(password: str) -> None:
    """Take as long as a real check, so that the time does not tell whether a name exists."""
    fits(_NOBODYS, password)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415 loaded by a sign-in only

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
