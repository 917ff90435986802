"""Finds personal details in what people write."""

import re
from collections.abc import Iterator

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.personal.finders.addresses import address_finds
from feedback_api.domain.personal.finders.birthdates import birthdate_finds
from feedback_api.domain.personal.finders.emails import email_finds
from feedback_api.domain.personal.finders.legible import legible
from feedback_api.domain.personal.finders.numbers import number_finds
from feedback_api.domain.personal.finders.plates import plate_finds
from feedback_api.domain.personal.masking import masked

__all__ = ["Detail", "Find", "find", "masked", "masked_words"]

# Where two finders claim the same place, the one named first keeps it. Mail addresses and numbers may be all words.
_FINDERS = (email_finds, number_finds, birthdate_finds, address_finds, plate_finds)
_FINDERS_WITHOUT_DIGITS = (email_finds, number_finds)
_DIGIT = re.compile(r"\d")


def find(text: str) -> tuple[Find, ...]:
    """Return every personal detail in the text, in its order, none overlapping another."""
    plain = legible(text)
    claimed = bytearray(len(plain))
    return tuple(sorted(_unclaimed(plain, claimed), key=lambda one: one.start))


def masked_words(text: str) -> str:
    """Return what somebody wrote with every personal detail in it hidden."""
    return masked(text, find(text))


def _unclaimed(plain: str, claimed: bytearray) -> Iterator[Find]:
    for finder in _FINDERS if _DIGIT.search(plain) else _FINDERS_WITHOUT_DIGITS:
        for one in finder(plain):
            if not any(claimed[one.start : one.end]):
                claimed[one.start : one.end] = b"\x01" * (one.end - one.start)
                yield one
