"""Finds marks that nobody sees, or that pile up on one letter: a text with them reads otherwise than it says."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from feedback_api.domain.text.cleaning import MOST_MARKS, is_invisible
from plugins.reading import wording as general
from plugins.reading.slips import wording

# Lines and tabs are layout; the two joiners belong to the spelling of some scripts and to many pictographs.
_LAYOUT = frozenset("\n\t\u200c\u200d")
# YAML would start a new line at the first three, where no editor's program shows one.
_FOREIGN_LINE_ENDS = frozenset("\x85\u2028\u2029")
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARK_CATEGORIES = frozenset({"Mn", "Me"})


@dataclass(frozen=True, kw_only=True)
class HiddenMark:
    """Where in a text something hidden stands, and what is said of it."""

    place: int
    sentence: str


def hidden_marks(text: str) -> Iterator[HiddenMark]:
    """Yield the first of each kind of hidden mark, and the first letter with too many marks on it."""
    letters = set(text)
    for letter in sorted(letters - _LAYOUT):
        if is_invisible(letter) or letter in _FOREIGN_LINE_ENDS:
            yield HiddenMark(place=text.index(letter), sentence=_sentence_on(letter))
    if any(unicodedata.category(letter) in _MARK_CATEGORIES for letter in letters if not letter.isascii()):
        yield from _piles(text)


def code_of(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _sentence_on(letter: str) -> str:
    return wording.TURNS_DIRECTION.format(code=code_of(letter)) if letter in _DIRECTIONS else general.CONTROL_CHARACTER


def _piles(text: str) -> Iterator[HiddenMark]:
    height = 0
    for place, letter in enumerate((*text, "\n")):
        if unicodedata.category(letter) in _MARK_CATEGORIES:
            height += 1
            continue
        if height > MOST_MARKS:
            yield HiddenMark(place=place - height, sentence=wording.STACKED.format(count=height, limit=MOST_MARKS))
            return
        height = 0
