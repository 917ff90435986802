"""Recognises by their shape what kind of number some groups of digits can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_api.domain.personal.finders.digit_groups import (
    Group,
    Stretch,
    counts_something,
    is_date,
    is_price,
    stretches,
)

IDENTITY_DIGITS = 16
TAX_OBJECT_DIGITS = 18
TAX_OBJECT_SHAPE = (2, 2, 3, 3, 3, 4, 1)
# The provinces' codes, with which such a number begins. 19 is left out: unnamed, those are civil servants' numbers.
PROVINCES: tuple[str, ...] = ("11", "12", "13", "14", "15", "16", "17", "18", "21", "31", "32", "33", "34", "35", "36")
PROVINCES += ("51", "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82")
PROVINCES += ("91", "92", "93", "94", "95", "96", "97")
IDENTITY_SHAPES = {(4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (6, 2, 2, 2, 4), (8, 8), (6, 10)}
IDENTITY_SHAPES |= {(4, 6, 6), (4, 4, 8), (4, 12), (12, 4)}
WOMANS_DAY = 40
YEAR_DIGITS = 4
TAXPAYER_SHAPE = (2, 3, 3, 1, 3, 3)
TAXPAYER_DIGITS = range(15, 17)
MEMBER_DIGITS, MEMBER_PREFIX = 13, "000"  # of the national health insurance
CENTURIES = ("19", "20")
MOBILE_PREFIXES = ("081", "082", "083", "085", "087", "088", "089")
MOBILE_PREFIX = 3  # 08x: shorter first groups, as in 08.00, are more often a time or a date


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many digits a number has at least and at most, and after how many it may well be complete."""

    fewest: int
    enough: int
    most: int


MOBILE = Size(fewest=10, enough=10, most=13)
INTERNATIONAL = Size(fewest=10, enough=11, most=15)
LANDLINE = Size(fewest=9, enough=9, most=12)
WITHOUT_ZERO = Size(fewest=9, enough=9, most=12)


def tax_object_number(groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return a NOP: 18 digits in its own grouping, solid with a province's code, or in any grouping after its name."""
    for stretch in stretches(groups, first):
        if len(stretch.digits) >= TAX_OBJECT_DIGITS:
            is_solid = len(stretch.groups) == 1 and stretch.digits.startswith(PROVINCES)
            fits = named or is_solid or stretch.lengths == TAX_OBJECT_SHAPE
            return stretch if fits and len(stretch.digits) == TAX_OBJECT_DIGITS else None
    return None


def taxpayer_number(groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return an NPWP: in its own grouping, or after its name in any; since 2024 it may have 16 digits."""
    shaped = groups[first : first + len(TAXPAYER_SHAPE)]
    if tuple(group.length for group in shaped) == TAXPAYER_SHAPE and all(group.joint for group in shaped[:-1]):
        return Stretch.of(shaped)
    if not named:
        return None
    fitting = [stretch for stretch in stretches(groups, first) if len(stretch.digits) in TAXPAYER_DIGITS]
    return fitting[-1] if fitting else None


def member_number(groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return the 13 digits of a BPJS card, solid with its three zeros or in any grouping after its name."""
    for stretch in stretches(groups, first):
        if len(stretch.digits) >= MEMBER_DIGITS:
            is_solid = len(stretch.groups) == 1 and stretch.digits.startswith(MEMBER_PREFIX)
            fits = is_solid or (named and not any(group.may_end_an_item for group in stretch.groups[:-1]))
            return stretch if fits and len(stretch.digits) == MEMBER_DIGITS else None
    return None


def identity_number(groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return 16 digits that can be a NIK or a KK number, after their name in any grouping."""
    for stretch in stretches(groups, first):
        if is_date(stretch) and _is_year(stretch.groups[-1]):
            return None
        if len(stretch.digits) >= IDENTITY_DIGITS:
            fits = _looks_like_identity(stretch) or (named and (not stretch.is_loose or _is_dictated_whole(stretch)))
            return stretch if fits and len(stretch.digits) == IDENTITY_DIGITS else None
    return None


def identity_with_a_slip(groups: Sequence[Group], first: int) -> Stretch | None:
    """Return one digit too few or too many, typed together or dictated: still nobody else's business."""
    if groups[first].is_dictated:
        *_, whole = stretches(groups, first)
        is_near = abs(len(whole.digits) - IDENTITY_DIGITS) == 1
        return whole if is_near and _is_dictated_whole(whole) else None
    alone = Stretch.of(groups[first : first + 1])
    return alone if abs(len(alone.digits) - IDENTITY_DIGITS) == 1 else None


def phone_number(lowered: str, groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return a mobile number, or a landline or shortened one where a word or brackets say that it is one."""
    size = _phone_size(lowered, groups[first : first + 2], named=named)
    if size is None:
        return None
    disguised = _mobile_in_disguise(lowered, groups, first, named=named) if size is MOBILE else None
    return disguised or _plain_phone(_taken(lowered, groups, first, size), size, named=named)


def _plain_phone(taken: Stretch | None, size: Size, *, named: bool) -> Stretch | None:
    if taken is None or (size is WITHOUT_ZERO and taken.is_loose and not taken.is_dictated):
        return None
    if len(taken.groups[0].digits) >= MOBILE_PREFIX or taken.digits.startswith("62"):
        return taken
    is_digit_by_digit = set(taken.lengths) == {1} and taken.is_even
    if taken.is_dictated or is_digit_by_digit:
        return taken if taken.digits.startswith("08") else None
    is_spelled_out = taken.is_even and "." not in taken.joints and taken.digits.startswith("08")
    return taken if is_spelled_out and (named or len(taken.digits) > MOBILE.fewest) else None


def account_number(lowered: str, groups: Sequence[Group], first: int, size: Size) -> Stretch | None:
    """Return the digits of an account; prices, dates and round amounts are none."""
    for stretch in stretches(groups, first):
        if is_price(stretch) or is_date(stretch):
            return None
        if stretch.groups[-1].may_end_an_item:
            groups = groups[: first + len(stretch.groups)]
            break
    taken = _taken(lowered, groups, first, size)
    is_amount = taken is not None and len(taken.digits) < size.enough and taken.digits.endswith("000")
    return None if is_amount else taken


def _taken(lowered: str, groups: Sequence[Group], first: int, size: Size) -> Stretch | None:
    """Return the longest run of groups that is one number of this size."""
    best = None
    before = None
    for stretch in stretches(groups, first):
        if before is not None and not _goes_on(lowered, before, stretch, size):
            break
        before = stretch
        if size.fewest <= len(stretch.digits) <= size.most:
            best = stretch
    return best


def _goes_on(lowered: str, before: Stretch, after: Stretch, size: Size) -> bool:
    """Say whether the last group still belongs: always while digits are missing, then only in the same rhythm."""
    if len(after.digits) > size.most or counts_something(lowered, after.groups[-1]):
        return False
    is_same_rhythm = (len(before.groups) > 1 and after.is_even) or after.groups[-1].is_dictated
    return len(before.digits) < size.enough or is_same_rhythm


def _phone_size(lowered: str, groups: Sequence[Group], *, named: bool) -> Size | None:
    group, digits = groups[0], groups[0].digits
    before = lowered[max(0, group.start - 1) : group.start]
    if digits.startswith("62"):
        is_mobile = Stretch.of(groups).digits.startswith(("628", "6208"))
        return INTERNATIONAL if before == "+" or is_mobile else None
    if digits.startswith("08") or digits == "0":
        return MOBILE
    is_bracketed = before == "(" and (group.joint or "").lstrip().startswith(")")
    if digits.startswith("0") and (named or is_bracketed):
        return LANDLINE
    return WITHOUT_ZERO if digits.startswith("8") and named else None


def _looks_like_identity(stretch: Stretch) -> bool:
    if len(stretch.groups) == 1:
        return True
    if all(group.digits.startswith(CENTURIES) for group in stretch.groups) or stretch.digits.startswith("0"):
        return False
    is_spelled_out = set(stretch.lengths) == {1} and stretch.is_even
    return is_spelled_out or stretch.lengths in IDENTITY_SHAPES or _is_built_like_identity(stretch)


def _is_built_like_identity(stretch: Stretch) -> bool:
    """Say whether a province, and in the seventh digit a day (40 more for a woman) and a month, stand in it.

    The rule of the number is Article 37 of Government Regulation 40 of 2019.
    """
    day, month = int(stretch.digits[6:8]), int(stretch.digits[8:10])
    is_day = day % WOMANS_DAY in range(1, 32) and day <= WOMANS_DAY + 31
    if _holds_a_date(stretch) or sum(_is_year(group) for group in stretch.groups) > 1:
        return False  # dates or laws, one after the other
    return stretch.digits.startswith(PROVINCES) and is_day and month in range(1, 13)


def _holds_a_date(stretch: Stretch) -> bool:
    triples = (Stretch.of(stretch.groups[first : first + 3]) for first in range(len(stretch.groups) - 2))
    return any(is_date(three) and _is_year(three.groups[-1]) for three in triples)


def _is_year(group: Group) -> bool:
    return group.length == YEAR_DIGITS and group.digits.startswith(CENTURIES)


def _mobile_in_disguise(lowered: str, groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return a row of groups that is as long as a mobile number and begins like one, whatever stands between them."""
    near = groups[first : first + MOBILE.most]
    count = next((count for count, group in enumerate(near, 1) if group.joint is None), len(near))
    whole = Stretch.of(near[:count])
    if not MOBILE.fewest <= len(whole.digits) <= MOBILE.most:
        return None
    if not whole.digits.startswith(MOBILE_PREFIXES) or any(counts_something(lowered, group) for group in whole.groups):
        return None
    reads_as_time = set(whole.lengths[:-1]) == {2} or _holds_a_date(whole) or is_date(Stretch.of(whole.groups[:3]))
    return whole if named or not reads_as_time else None


def _is_dictated_whole(stretch: Stretch) -> bool:
    return stretch.is_dictated and not any(group.may_end_an_item for group in stretch.groups[:-1])
