"""Cleans text at the door: one form of every letter, no invisible characters, one kind of line end."""

import re
import unicodedata
from collections.abc import Iterator

# Format, control, private-use and surrogate characters and the fillers that look like nothing; a newline stays.
_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Co", "Cs"}
_FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u034f", "\u17b4", "\u17b5"}
# No script puts more marks on one letter; a hundred of them run across the lines above, and sorting them takes minutes.
MOST_MARKS = 6
_MARKS = {"Mn", "Me"}
# What steers a machine that shows a text, or turns the text around; ends of lines and tabs are none.
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_MOST_BLANK_LINES = re.compile(r"\n{4,}")


def cleaned(text: str) -> str:
    """Return what somebody typed in normal form C, without what nobody can see, trimmed at both ends.

    Controls that turn the direction of writing go too: with them a text reads differently from what it says. Of the
    marks stacked on one letter the first few stay.
    """
    visible = "".join(_visible(_LINE_ENDS.sub("\n", text).replace("\t", " ")))
    return _MOST_BLANK_LINES.sub("\n\n\n", unicodedata.normalize("NFC", visible)).strip()


def cleaned_line(text: str) -> str:
    """Return the cleaned text on one line, for a name, an address or a reason."""
    return " ".join(cleaned(text).split())


def steered_by_nothing(text: str) -> str:
    """Return the text as it was typed, but for control characters and marks that turn the direction of writing."""
    return _STEERING.sub("", text)


def is_invisible(symbol: str) -> bool:
    """Say whether a character shows nothing and is no space either."""
    return unicodedata.category(symbol) in _INVISIBLE_CATEGORIES or symbol in _FILLERS


def _visible(text: str) -> Iterator[str]:
    marks = 0
    for symbol in text:
        if symbol != "\n" and is_invisible(symbol):
            continue
        marks = marks + 1 if unicodedata.category(symbol) in _MARKS else 0
        if marks <= MOST_MARKS:
            yield symbol
