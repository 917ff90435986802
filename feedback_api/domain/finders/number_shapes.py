"""Recognises by their shape what kind of number some groups of digits can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from feedback_api.domain.finders.digit_groups import Group, Stretch, counts_something, is_date, is_price, stretches

IDENTITY_DIGITS = 16
TAX_OBJECT_DIGITS = 18
TAX_OBJECT_SHAPE = (2, 2, 3, 3, 3, 4, 1)
EAST_JAVA = "35"
IDENTITY_SHAPES = {(4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (6, 2, 2, 2, 4), (8, 8), (6, 10)}
IDENTITY_SHAPES |= {(4, 6, 6), (4, 4, 8), (4, 12), (12, 4)}
YEAR_DIGITS = 4
CENTURIES = ("19", "20")
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
    """Return a NOP: 18 digits in its own grouping, solid in this province, or in any grouping after its name."""
    for stretch in stretches(groups, first):
        if len(stretch.digits) >= TAX_OBJECT_DIGITS:
            is_solid = len(stretch.groups) == 1 and stretch.digits.startswith(EAST_JAVA)
            fits = named or is_solid or stretch.lengths == TAX_OBJECT_SHAPE
            return stretch if fits and len(stretch.digits) == TAX_OBJECT_DIGITS else None
    return None


def identity_number(groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return 16 digits that can be a NIK or a KK number, after their name in any grouping."""
    for stretch in stretches(groups, first):
        if is_date(stretch) and stretch.groups[-1].length == YEAR_DIGITS:
            return None
        if len(stretch.digits) >= IDENTITY_DIGITS:
            fits = named or _looks_like_identity(stretch)
            return stretch if fits and len(stretch.digits) == IDENTITY_DIGITS else None
    return None


def identity_with_a_slip(groups: Sequence[Group], first: int) -> Stretch | None:
    """Return one digit too few or too many, typed together: still nobody else's business."""
    alone = Stretch(groups=groups[first : first + 1])
    return alone if abs(len(alone.digits) - IDENTITY_DIGITS) == 1 else None


def phone_number(lowered: str, groups: Sequence[Group], first: int, *, named: bool) -> Stretch | None:
    """Return a mobile number, or a landline or shortened one where a word or brackets say that it is one."""
    size = _phone_size(lowered, groups[first : first + 2], named=named)
    taken = None if size is None else _taken(lowered, groups, first, size)
    if taken is None or len(taken.groups[0].digits) >= MOBILE_PREFIX or taken.digits.startswith("62"):
        return taken
    is_spelled_out = taken.is_even and "." not in taken.joints and taken.digits.startswith("08")
    return taken if is_spelled_out and (named or len(taken.digits) > MOBILE.fewest) else None


def account_number(lowered: str, groups: Sequence[Group], first: int, size: Size) -> Stretch | None:
    """Return the digits of an account; prices, dates and round amounts are none."""
    for stretch in stretches(groups, first):
        if is_price(stretch) or is_date(stretch):
            return None
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
    is_same_rhythm = len(before.groups) > 1 and after.is_even
    return len(before.digits) < size.enough or is_same_rhythm


def _phone_size(lowered: str, groups: Sequence[Group], *, named: bool) -> Size | None:
    group, digits = groups[0], groups[0].digits
    before = lowered[max(0, group.start - 1) : group.start]
    if digits.startswith("62"):
        is_mobile = Stretch(groups=groups).digits.startswith(("628", "6208"))
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
    is_years = all(group.digits.startswith(CENTURIES) for group in stretch.groups)
    is_spelled_out = set(stretch.lengths) == {1} and stretch.is_even
    return (
        not stretch.digits.startswith("0") and not is_years and (is_spelled_out or stretch.lengths in IDENTITY_SHAPES)
    )
