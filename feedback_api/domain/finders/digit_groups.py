"""Cuts a text into groups of digits and says which of them may belong to one number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = re.compile(r"\d+")
# What people put between the groups of one number. A full stop with a space after it ends a sentence instead.
_JOINT = re.compile(r"\s?[-.]\s?|[ \t]{1,3}|\s?[()]\s?|\)[ -]|-?\(")
# Words after an amount of something: what stands before them is no part of a longer number.
COUNTED = (
    r"[ ]?(?:x|kali|rb|ribu|jt|juta|miliar|hari|minggu|bulan|bln|tahun|thn|th|jam|menit|orang|org|anak|lembar|lbr|buah|"
    r"jan\w*|feb\w*|mar(?:et)?|apr\w*|mei|jun\w*|jul\w*|ag\w?s\w*|sep\w*|okt\w*|nov\w*|des(?:ember)?|wib|km|meter|kg|"
    r"persen)(?![a-z])"
)
_UNIT = re.compile(COUNTED)
MOST_GROUPS = 20
LONGEST_AMOUNT = 3


@dataclass(frozen=True, kw_only=True)
class Group:
    """Digits that stand together; `joint` is what joins them to the next group, `None` if nothing does."""

    start: int
    end: int
    digits: str
    joint: str | None

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Some groups one after the other that are looked at as one number."""

    groups: Sequence[Group]

    @property
    def digits(self) -> str:
        return "".join(group.digits for group in self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(group.length for group in self.groups)

    @property
    def joints(self) -> tuple[str, ...]:
        return tuple((group.joint or "").strip() or " " for group in self.groups[:-1])

    @property
    def is_even(self) -> bool:
        """Whether the same sign stands between all groups."""
        return len(set(self.joints)) <= 1


def digit_groups(lowered: str) -> tuple[Group, ...]:
    """Return the groups of digits of a text in small letters, in their order."""
    matches = list(_DIGITS.finditer(lowered))
    joints = [_joint(lowered, one, following) for one, following in pairwise(matches)]
    return tuple(
        Group(start=match.start(), end=match.end(), digits=match[0], joint=joint)
        for match, joint in zip(matches, (*joints, None), strict=False)
    )


def stretches(groups: Sequence[Group], first: int) -> Iterator[Stretch]:
    """Yield the first group alone, then with the next one, and so on while they may belong together."""
    for count in range(1, MOST_GROUPS + 1):
        taken = groups[first : first + count]
        if len(taken) < count:
            return
        yield Stretch(groups=taken)
        if taken[-1].joint is None:
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
    lengths = stretch.lengths
    return len(lengths) == 3 and lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] in {2, 4}  # noqa: PLR2004 day, month, year


def _joint(lowered: str, one: re.Match[str], following: re.Match[str]) -> str | None:
    between = lowered[one.end() : following.start()]
    is_joint = len(between) <= 3 and _JOINT.fullmatch(between) and not re.fullmatch(r"\.\s", between)  # noqa: PLR2004 three signs
    return between if is_joint else None
