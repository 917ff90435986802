"""Finds what a phone can press in a contact as the office wrote it: numbers to dial or write to, and mail addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api.domain.personal.finders.legible import legible

COUNTRY = "62"
# With its area code or the country's: fewer digits are an extension, a year or the hours on the phone.
FEWEST_DIGITS, MOST_DIGITS = 9, 15
# 112 and the like, where nothing else is written.
_SERVICE = re.compile(r"1\d{2,5}")
_NUMBER = re.compile(r"\+?\(?\d(?:[ ().-]{0,2}\d){8,18}(?!\d)")
_MOBILE = re.compile(rf"{COUNTRY}8\d{{8,11}}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WHATSAPP = re.compile(r"(?:\bwa|whats ?app)\W*$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of the text as it was written; `link` is what pressing it does, `None` where it is only read."""

    text: str
    link: str | None


def pressable(text: str) -> tuple[Piece, ...]:
    """Return the text in pieces; a number after "WA" opens WhatsApp, any other one is dialled."""
    pieces: list[Piece] = []
    read = 0
    for start, end, link in _links(legible(text)):
        if start > read:
            pieces.append(Piece(text=text[read:start], link=None))
        pieces.append(Piece(text=text[start:end], link=link))
        read = end
    if read < len(text):
        pieces.append(Piece(text=text[read:], link=None))
    return tuple(pieces)


def whatsapp_address(text: str) -> str | None:
    """Return where WhatsApp opens a talk with the first number of a text, or `None` if there is none."""
    numbers = (_international(found[0]) for found in _NUMBER.finditer(legible(text)))
    number = next((number for number in numbers if number), None)
    return f"https://wa.me/{number}" if number else None


def mobile_number(text: str) -> str | None:
    """Return the number that a text is, with the country's code, if it is one of this country's mobile phones."""
    written = legible(text).strip()
    number = _international(written) if _NUMBER.fullmatch(written) else None
    return number if number and _MOBILE.fullmatch(number) else None


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each place in a legible text that can be pressed, in their order."""
    if _SERVICE.fullmatch(text.strip()):
        start = len(text) - len(text.lstrip())
        yield start, start + len(text.strip()), f"tel:{text.strip()}"
        return
    mails = [(found.start(), found.end(), f"mailto:{found[0]}") for found in _MAIL.finditer(text)]
    numbers = [
        (found.start(), found.end(), _call(text[: found.start()], number))
        for found in _NUMBER.finditer(text)
        if (number := _international(found[0])) and not any(start <= found.start() < end for start, end, _ in mails)
    ]
    yield from sorted([*mails, *numbers])


def _call(before: str, number: str) -> str:
    return f"https://wa.me/{number}" if _WHATSAPP.search(before) else f"tel:+{number}"


def _international(written: str) -> str | None:
    """Return the digits with the country's code before them, or `None` if it is no number of this country's plan."""
    digits = "".join(sign for sign in written if sign.isdigit())
    if written.startswith("+"):
        whole = digits
    elif digits.startswith("00"):  # as `+` is dialled
        whole = digits[2:]
    elif digits.startswith("0"):
        whole = COUNTRY + digits[1:]
    elif digits.startswith("8"):
        whole = COUNTRY + digits
    else:
        whole = digits if digits.startswith(COUNTRY) else ""
    if whole.startswith(f"{COUNTRY}0"):
        whole = COUNTRY + whole[len(COUNTRY) + 1 :]
    return whole if FEWEST_DIGITS <= len(whole) <= MOST_DIGITS else None
