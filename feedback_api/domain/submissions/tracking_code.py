"""The secret code with which a sender follows a submission, and the id derived from it."""

import base64
import hashlib
import hmac
import re
import unicodedata

from feedback_api.domain.personal.finders.legible import plain_symbols

# 32 symbols that are hard to confuse: neither 0 nor O, neither 1 nor I.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8
# How the id of a submission is written.
ID = r"[a-z2-7]{10}"
# What a tired hand makes of symbols that are in the alphabet: a small l written as 1 or I, a Q read as O or 0.
_SLIPS = str.maketrans({"1": "L", "I": "L", "0": "Q", "O": "Q"})


def derived_code(key: bytes, seed: str) -> str:
    """Return the eight symbols (40 bits) that belong to `seed` under this key."""
    number = int.from_bytes(_mac(key, seed)[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def derived_id(key: bytes, code: str) -> str:
    """Return the id, ten small letters and digits, of the submission that this code follows."""
    return base64.b32encode(_mac(key, code)).decode()[:10].lower()


def is_id(text: str) -> bool:
    """Say whether a text is written as ids are, whether or not there is such a submission."""
    return re.fullmatch(ID, text) is not None


def derived_digest(key: bytes, code: str) -> str:
    """Return what is stored in place of the code."""
    return _mac(key, code).hex()


def shown(code: str) -> str:
    """Write the code as people copy it: XXXX-XXXX."""
    return f"{code[:4]}-{code[4:]}"


def typed_code(text: str) -> str | None:
    """Return the code somebody meant, forgiving case, spaces, dashes and any script's digits, or `None`."""
    plain = plain_symbols(unicodedata.normalize("NFKC", text)).upper()
    code = "".join(symbol for symbol in plain if symbol.isalnum()).translate(_SLIPS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), hashlib.sha256)
