"""Cuts a text into groups of digits and says which of them may belong to one number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from feedback_api.domain.personal.finders.dictated import dictated_pieces, speaks_digits

_DIGITS = re.compile(r"\d+")
# What people put between the groups of one number. A full stop with a space after it ends a sentence instead.
_JOINT = re.compile(r"\s?[-.]\s?|[ \t]{1,3}|\s?[()]\s?|\)[ -]|-?\(")
# What they put there when they hide a number, or dictate it: any signs, a word for a sign, the end of one line.
_SPOKEN_SIGNS = (
    "titik|spasi|se?trip|garis(?:[ ](?:miring|bawah|datar))?|koma|terus|trus|trs|sambung|lanjut|min(?:us)?|dot"
)
_SIGN = re.compile(rf"[ \t\r]+|\n|[^\w\s]|_|(?:{_SPOKEN_SIGNS})(?![a-z])")
_SENTENCE_END = frozenset({". ", ".\t", ".\n", ".\r"})
LONGEST_TIGHT, LONGEST_JOINT, MOST_SIGNS, MOST_LINES = 3, 48, 6, 1
# Words after an amount of something: what stands before them is no part of a longer number.
COUNTED = (
    r"[ ]?(?:x|kali|rb|ribu|jt|juta|miliar|hari|minggu|bulan|bln|tahun|thn|th|jam|menit|orang|org|anak|lembar|lbr|buah|"
    r"jan\w*|feb\w*|mar(?:et)?|apr\w*|mei|jun\w*|jul\w*|ag\w?s\w*|sep\w*|okt\w*|nov\w*|des(?:ember)?|wib|wita?|km|meter|kg|"
    r"persen)(?![a-z])"
)
_UNIT = re.compile(COUNTED)
MOST_GROUPS = 24
LONGEST_AMOUNT = 3
FEWEST_DICTATED = 8  # nobody's number is shorter, and "satu dua" stands in many a sentence
_LIST = frozenset(",;:=+&\n")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Digits that stand together; `joint` is what joins them to the next group, `None` if nothing does.

    `is_loose` says that the joint is none that people put into a number to make it readable, `is_dictated` that the
    digits are written in words.
    """

    start: int
    end: int
    digits: str
    joint: str | None
    is_loose: bool = False
    is_dictated: bool = False

    @property
    def length(self) -> int:
        return len(self.digits)

    @property
    def may_end_an_item(self) -> bool:
        """Whether what follows may be the next thing of a list, rather than more of the same number."""
        return self.is_loose and not self.is_dictated and not _LIST.isdisjoint(self.joint or "")


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Some groups one after the other that are looked at as one number."""

    groups: Sequence[Group]
    digits: str

    @classmethod
    def of(cls, groups: Sequence[Group]) -> "Stretch":
        return cls(groups=groups, digits="".join(group.digits for group in groups))

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple([group.length for group in self.groups])

    @property
    def joints(self) -> tuple[str, ...]:
        return tuple((group.joint or "").strip(" \t\r") or " " for group in self.groups[:-1])

    @property
    def is_even(self) -> bool:
        """Whether the same sign stands between all groups."""
        return len(set(self.joints)) <= 1

    @property
    def is_loose(self) -> bool:
        """Whether it takes goodwill to read the groups as one number."""
        return any(group.is_loose for group in self.groups[:-1]) or self.is_dictated

    @property
    def is_dictated(self) -> bool:
        """Whether most of it is written in words."""
        return 2 * sum(group.is_dictated for group in self.groups) > len(self.groups)


def digit_groups(lowered: str) -> tuple[Group, ...]:
    """Return the groups of digits of a text in small letters, in their order, those that are written in words too."""
    groups = [
        Group(start=match.start(), end=match.end(), digits=match[0], joint=None) for match in _DIGITS.finditer(lowered)
    ]
    if speaks_digits(lowered):
        groups = _without_plain_words(lowered, _with_dictated(lowered, groups))
    return _joined(lowered, groups)


def _with_dictated(lowered: str, written: list[Group]) -> list[Group]:
    said = [
        Group(start=start, end=end, digits=digits, joint=None, is_dictated=True)
        for start, end, digits in dictated_pieces(lowered)
    ]
    inside = {place for one in said for place in range(one.start, one.end)}
    return sorted([*said, *(one for one in written if one.start not in inside)], key=lambda one: one.start)


def _without_plain_words(lowered: str, groups: list[Group]) -> list[Group]:
    """Leave out words such as "dua" that stand in no long row of digits."""
    kept: list[Group] = []
    row: list[Group] = []
    for group in _joined(lowered, groups):
        row.append(group)
        if group.joint is None:
            is_number = sum(one.length for one in row) >= FEWEST_DICTATED
            kept += [one for one in row if is_number or not one.is_dictated]
            row = []
    return kept


def _joined(lowered: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups with what joins each to the next."""
    pairs = pairwise(groups)
    return (*(_joined_to(lowered, one, following) for one, following in pairs), *groups[-1:])


def _joined_to(lowered: str, one: Group, following: Group) -> Group:
    between = lowered[one.end : following.start]
    is_tight = between == " " or (
        len(between) <= LONGEST_TIGHT and _JOINT.fullmatch(between) is not None and between not in _SENTENCE_END
    )
    is_loose = not is_tight and _is_loose_joint(between)
    return Group(
        start=one.start,
        end=one.end,
        digits=one.digits,
        joint=between if is_tight or is_loose else None,
        is_loose=is_loose,
        is_dictated=one.is_dictated,
    )


def _is_loose_joint(between: str) -> bool:
    if not 0 < len(between) <= LONGEST_JOINT:
        return False
    signs, read_to = 0, 0
    while read_to < len(between):
        sign = _SIGN.match(between, read_to)
        if sign is None:
            return False
        signs += not sign[0].isspace()
        read_to = sign.end()
    return signs <= MOST_SIGNS and between.count("\n") <= MOST_LINES


def stretches(groups: Sequence[Group], first: int) -> Iterator[Stretch]:
    """Yield the first group alone, then with the next one, and so on while they may belong together."""
    near, digits = groups[first : first + MOST_GROUPS], ""
    for count, group in enumerate(near, 1):
        digits += group.digits
        yield Stretch(groups=near[:count], digits=digits)
        if group.joint is None:
            return


def counts_something(lowered: str, group: Group) -> bool:
    """Say whether the group is an amount of its own: "2 orang", "17 Agustus", "50rb"."""
    is_amount = group.length <= LONGEST_AMOUNT and not group.digits.startswith("0")
    return is_amount and _UNIT.match(lowered, group.end) is not None


def is_price(stretch: Stretch) -> bool:
    """Say whether it is written like 1.500.000."""
    head, *tail = stretch.lengths
    thousands = head <= 3 and bool(tail) and set(tail) == {3} and set(stretch.joints) == {"."}  # noqa: PLR2004 three digits a point
    return thousands and stretch.digits.endswith("000")


def is_date(stretch: Stretch) -> bool:
    """Say whether it is written like 12-03-1990 or 12.3.90."""
    if len(stretch.groups) != 3:  # noqa: PLR2004 day, month, year
        return False
    day, month, year = stretch.groups
    is_day = day.length <= 2 and int(day.digits) <= 31  # noqa: PLR2004 digits, days
    return is_day and month.length <= 2 and int(month.digits) <= 12 and year.length in {2, 4}  # noqa: PLR2004 digits, months
