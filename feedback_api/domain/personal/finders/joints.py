"""Says what may stand between two groups of digits that are one number."""

import re
from dataclasses import dataclass
from functools import lru_cache

# What people put between the groups of one number. A full stop with a space after it ends a sentence instead.
_TIGHT = re.compile(r"\s?[-.]\s?|[ \t]{1,3}|\s?[()]\s?|\)[ -]|-?\(")
# What they put there when they hide a number, or dictate it: any signs, a word for a sign, the end of one line.
_SPOKEN_SIGNS = (
    "titik|spasi|se?trip|garis(?:[ ](?:miring|bawah|datar))?|koma|terus|trus|trs|lalu|kemudian|sambung|lanjut"
    "|min(?:us)?|dot"
)
LONGEST_TIGHT, LONGEST, MOST_SIGNS, MOST_LINES = 3, 48, 6, 1
_BLANKS = r"[ \t\r\n]*+"
_LOOSE = re.compile(rf"(?:{_BLANKS}(?:[^\w\s]|_|(?:{_SPOKEN_SIGNS})(?![a-z]))){{0,{MOST_SIGNS}}}+{_BLANKS}")
_SENTENCE_END = frozenset({". ", ".\t", ".\n", ".\r"})
_LIST = frozenset(",;:=+&\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Joint:
    """What joins a group to the next one.

    `sign` is it without blanks around, `is_loose` says that it is none that people put into a number to make it
    readable, `may_end_an_item` that what follows may be the next thing of a list.
    """

    between: str
    sign: str
    is_loose: bool
    may_end_an_item: bool


def joint_of(between: str) -> Joint | None:
    """Return what joins two groups between which this stands, if anything does."""
    if len(between) <= LONGEST_TIGHT:
        return _short_joint(between)
    return _joint(between, is_loose=True) if len(between) <= LONGEST and _is_loose(between) else None


@lru_cache(maxsize=4096)
def _short_joint(between: str) -> Joint | None:
    """Remembered, for between most groups stands the same; nothing as short as that says anything of anybody."""
    if between == " " or (_TIGHT.fullmatch(between) and between not in _SENTENCE_END):
        return _joint(between, is_loose=False)
    return _joint(between, is_loose=True) if between and _is_loose(between) else None


def _is_loose(between: str) -> bool:
    return between.count("\n") <= MOST_LINES and _LOOSE.fullmatch(between) is not None


def _joint(between: str, *, is_loose: bool) -> Joint:
    return Joint(
        between=between,
        sign=between.strip(" \t\r") or " ",
        is_loose=is_loose,
        may_end_an_item=is_loose and not _LIST.isdisjoint(between),
    )
