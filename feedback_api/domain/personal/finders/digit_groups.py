"""Cuts a text into groups of digits and says which of them may belong to one number."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from feedback_api.domain.personal.finders.dictated import dictated_pieces, speaks_digits
from feedback_api.domain.personal.finders.joints import Joint, joint_of

_DIGITS = re.compile(r"\d+")
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
_Place = tuple[int, int, str, bool]  # start, end, digits, whether they are written in words


@dataclass(frozen=True, kw_only=True, slots=True)
class Groups:
    """All groups of digits of a text, as columns: a text may be all digits, and an object for each costs too much.

    `digits` are those of all groups in a row, `lengths` how many each group has, `offsets` where each begins in them
    and, one more, where they end; `joints` are what joins each group to the next; `lasts` say which group is the first
    that cannot belong to a number that begins with this one.
    """

    lowered: str
    starts: Sequence[int]
    ends: Sequence[int]
    are_dictated: Sequence[bool]
    joints: Sequence[Joint | None]
    lasts: Sequence[int]
    digits: str
    lengths: tuple[int, ...]
    offsets: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def digits_within_reach(self, first: int) -> int:
        """Return how many digits a number that begins with this group can have at most."""
        return self.offsets[self.lasts[first]] - self.offsets[first]

    def exactly(self, first: int, digits: int) -> "Stretch | None":
        """Return the stretch of exactly so many digits."""
        last, wanted = self.lasts[first], self.offsets[first] + digits
        end = bisect_left(self.offsets, wanted, first, last)
        return Stretch(groups=self, first=first, end=end) if self.offsets[end] == wanted else None

    def shaped(self, first: int, lengths: tuple[int, ...]) -> "Stretch | None":
        """Return the stretch whose groups have these lengths."""
        end = first + len(lengths)
        is_shaped = self.lengths[first:end] == lengths and end <= self.lasts[first]
        return Stretch(groups=self, first=first, end=end) if is_shaped else None

    def counts_something(self, group: int) -> bool:
        """Say whether the group is an amount of its own: "2 orang", "17 Agustus", "50rb"."""
        # No word for an amount joins anything: a group that is joined to the next one counts nothing.
        if self.joints[group] is not None or self.lengths[group] > LONGEST_AMOUNT:
            return False
        is_amount = self.digits[self.offsets[group]] != "0"
        return is_amount and _UNIT.match(self.lowered, self.ends[group]) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Some groups one after the other that are looked at as one number; `end` is the first that is left out."""

    groups: Groups
    first: int
    end: int

    @property
    def count(self) -> int:
        return self.end - self.first

    @property
    def digits(self) -> str:
        offsets = self.groups.offsets
        return self.groups.digits[offsets[self.first] : offsets[self.end]]

    @property
    def size(self) -> int:
        """How many digits it has."""
        return self.groups.offsets[self.end] - self.groups.offsets[self.first]

    @property
    def parts(self) -> list[str]:
        """The digits of each group."""
        return [
            self.groups.digits[start:end] for start, end in pairwise(self.groups.offsets[self.first : self.end + 1])
        ]

    @property
    def lengths(self) -> tuple[int, ...]:
        return self.groups.lengths[self.first : self.end]

    @property
    def joints(self) -> list[Joint]:
        return [joint for joint in self.groups.joints[self.first : self.end - 1] if joint]

    @property
    def is_even(self) -> bool:
        """Whether the same sign stands between all groups."""
        return len({joint.sign for joint in self.joints}) <= 1

    @property
    def is_loose(self) -> bool:
        """Whether it takes goodwill to read the groups as one number."""
        return any(joint.is_loose for joint in self.joints) or self.is_dictated

    @property
    def is_dictated(self) -> bool:
        """Whether most of it is written in words."""
        return 2 * sum(self.groups.are_dictated[self.first : self.end]) > self.count

    @property
    def may_be_a_list(self) -> bool:
        """Whether one of its groups may end an item of a list, rather than go on in the next group."""
        return any(ends_an_item(self.groups, group) for group in range(self.first, self.end - 1))


def digit_groups(lowered: str) -> Groups:
    """Return the groups of digits of a text in small letters, in their order, those that are written in words too."""
    places: list[_Place] = [(*match.span(), match[0], False) for match in _DIGITS.finditer(lowered)]
    joints = None
    if speaks_digits(lowered):
        together = _with_dictated(lowered, places)
        joints = _joints(lowered, together)
        places = _without_plain_words(together, joints)
        joints = joints if len(places) == len(together) else None
    return _in_columns(lowered, places, _joints(lowered, places) if joints is None else joints)


def _in_columns(lowered: str, places: Sequence[_Place], joints: Sequence[Joint | None]) -> Groups:
    starts, ends, digits, are_dictated = zip(*places, strict=True) if places else ((), (), (), ())
    lengths = tuple(map(len, digits))
    return Groups(
        lowered=lowered,
        starts=starts,
        ends=ends,
        are_dictated=are_dictated,
        joints=joints,
        lasts=_lasts(joints),
        digits="".join(digits),
        lengths=lengths,
        offsets=(0, *accumulate(lengths)),
    )


def _with_dictated(lowered: str, written: Iterable[_Place]) -> list[_Place]:
    said = [(start, end, digits, True) for start, end, digits in dictated_pieces(lowered)]
    ends = {end for _, end, _, _ in said}  # "dobel 3" ends with the 3 that is also written
    return sorted([*said, *(one for one in written if one[1] not in ends)])


def _without_plain_words(places: Sequence[_Place], joints: Sequence[Joint | None]) -> list[_Place]:
    """Leave out words such as "dua" that stand in no long row of digits."""
    kept: list[_Place] = []
    row: list[_Place] = []
    for place, joint in zip(places, joints, strict=True):
        row.append(place)
        if joint is None:
            is_number = sum([len(digits) for _, _, digits, _ in row]) >= FEWEST_DICTATED
            kept += row if is_number else [one for one in row if not one[3]]
            row = []
    return kept


def _joints(lowered: str, places: Sequence[_Place]) -> list[Joint | None]:
    """Return what joins each group to the next; nothing joins the last."""
    joints = [joint_of(lowered[one[1] : following[0]]) for one, following in pairwise(places)]
    return [*joints, None] if places else []


def _lasts(joints: Sequence[Joint | None]) -> list[int]:
    lasts: list[int] = []
    for group, joint in enumerate(joints):
        if joint is None:
            begun = len(lasts)
            lasts += [min(group + 1, first + MOST_GROUPS) for first in range(begun, group + 1)]
    return lasts


def ends_an_item(groups: Groups, group: int) -> bool:
    """Say whether what follows may be the next thing of a list, rather than more of the same number."""
    joint = groups.joints[group]
    return joint is not None and joint.may_end_an_item and not groups.are_dictated[group]


def is_date(stretch: Stretch) -> bool:
    """Say whether it is written like 12-03-1990 or 12.3.90."""
    if stretch.count != 3:  # noqa: PLR2004 day, month, year
        return False
    day, month, year = stretch.parts
    is_day = len(day) <= 2 and int(day) <= 31  # noqa: PLR2004 digits, days
    return is_day and len(month) <= 2 and int(month) <= 12 and len(year) in {2, 4}  # noqa: PLR2004 digits, months
