"""Makes a text legible for finders, letter for letter, so that every place in it stays the same place."""

import re
import unicodedata
from functools import lru_cache

# A number typed with letters that look like digits: at least a third of it has to be digits.
_FIRST = r"(?:[0-9OoIl]{3,20}|(?=[OoIl]{0,2}[0-9])[0-9OoIl]{1,2}(?=[-. /_]))"
_LOOKALIKES = re.compile(rf"(?<![A-Za-z0-9]){_FIRST}(?:[-. /_][0-9OoIl]{{1,20}}){{0,15}}(?![A-Za-z0-9])")
_DIGIT = re.compile(r"[0-9]")
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})


def legible(text: str) -> str:
    """Return the text with every digit, letter, space and dash of the world in its plain form, case kept."""
    plain = plain_symbols(text)
    return _LOOKALIKES.sub(_with_digits, plain) if _DIGIT.search(plain) else plain


def plain_symbols(text: str) -> str:
    """Return the text with every symbol in its plain form; a letter that only looks like a digit stays a letter."""
    return text if text.isascii() else text.translate({ord(symbol): _plain(symbol) for symbol in set(text)})


@lru_cache(maxsize=4096)
def _plain(symbol: str) -> str:
    digit = unicodedata.digit(symbol, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(symbol)
    if category in {"Zl", "Zp"}:
        return "\n"
    if category in {"Zs", "Cf", "Me"} or symbol == "\ufe0f":
        return " "
    if category == "Pd":
        return "-"
    compatible = unicodedata.normalize("NFKC", symbol)
    return compatible if len(compatible) == 1 and len(compatible.lower()) == 1 else symbol[:1].replace("İ", "I")


def _with_digits(match: re.Match[str]) -> str:
    token = match[0]
    all_digits = token.translate(_AS_DIGITS)
    if all_digits == token:
        return token
    return all_digits if 3 * sum(map(str.isdigit, token)) >= len(token) else token
