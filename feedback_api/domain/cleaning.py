"""Cleans text at the door: one form of every letter, no invisible characters, one kind of line end."""

import re
import unicodedata

# Format, control, private-use and surrogate characters and the fillers that look like nothing; a newline stays.
_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Co", "Cs"}
_FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u034f", "\u17b4", "\u17b5"}
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_MOST_BLANK_LINES = re.compile(r"\n{4,}")


def cleaned(text: str) -> str:
    """Return what somebody typed in normal form C, without what nobody can see, trimmed at both ends.

    Controls that turn the direction of writing go too: with them a text reads differently from what it says.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    visible = "".join(symbol for symbol in lines if symbol == "\n" or not _is_invisible(symbol))
    return _MOST_BLANK_LINES.sub("\n\n\n", unicodedata.normalize("NFC", visible)).strip()


def cleaned_line(text: str) -> str:
    """Return the cleaned text on one line, for a name, an address or a reason."""
    return " ".join(cleaned(text).split())


def _is_invisible(symbol: str) -> bool:
    return unicodedata.category(symbol) in _INVISIBLE_CATEGORIES or symbol in _FILLERS
