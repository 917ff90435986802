"""Recognises by their shape what kind of number some groups of digits can be."""

from dataclasses import dataclass

from feedback_api.domain.personal.finders.digit_groups import Groups, Stretch, ends_an_item, is_date

IDENTITY_DIGITS = 16
TAX_OBJECT_DIGITS = 18
TAX_OBJECT_SHAPE = (2, 2, 3, 3, 3, 4, 1)
# The provinces' codes, with which such a number begins. 19 is left out: unnamed, those are civil servants' numbers.
_PROVINCES = """
11 12 13 14 15 16 17 18 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97
"""
PROVINCES = frozenset(_PROVINCES.split())
IDENTITY_SHAPES = {(4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (2, 2, 2, 2, 2, 2, 4), (6, 2, 2, 2, 4), (8, 8), (6, 10)}
IDENTITY_SHAPES |= {(4, 6, 6), (4, 4, 8), (4, 12), (12, 4)}
WOMANS_DAY = 40
DAYS_OR_WOMENS = frozenset(f"{day + more:02}" for day in range(1, 32) for more in (0, WOMANS_DAY))
MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
YEAR_DIGITS = 4
TAXPAYER_SHAPE = (2, 3, 3, 1, 3, 3)
TAXPAYER_DIGITS = (16, 15)
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
INTERNATIONAL_IN_FULL = Size(fewest=12, enough=13, most=17)  # with the two zeros that a plus stands for
LANDLINE = Size(fewest=9, enough=9, most=12)
WITHOUT_ZERO = Size(fewest=9, enough=9, most=12)


def tax_object_number(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return a NOP: 18 digits in its own grouping, solid with a province's code, or in any grouping after its name."""
    length = groups.lengths[first]
    if named:
        return groups.exactly(first, TAX_OBJECT_DIGITS)
    offset = groups.offsets[first]
    if length == TAX_OBJECT_DIGITS and groups.digits[offset : offset + 2] in PROVINCES:
        return Stretch(groups=groups, first=first, end=first + 1)
    return groups.shaped(first, TAX_OBJECT_SHAPE) if length == TAX_OBJECT_SHAPE[0] else None


def taxpayer_number(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return an NPWP: in its own grouping, or after its name in any; since 2024 it may have 16 digits."""
    if groups.lengths[first] == TAXPAYER_SHAPE[0] and (shaped := groups.shaped(first, TAXPAYER_SHAPE)):
        return shaped
    if not named:
        return None
    return next((fitting for digits in TAXPAYER_DIGITS if (fitting := groups.exactly(first, digits))), None)


def member_number(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return the 13 digits of a BPJS card, solid with its three zeros or in any grouping after its name."""
    may_be_one = named or groups.lengths[first] == MEMBER_DIGITS
    stretch = groups.exactly(first, MEMBER_DIGITS) if may_be_one else None
    if stretch is None:
        return None
    is_solid = stretch.count == 1 and stretch.digits.startswith(MEMBER_PREFIX)
    return stretch if is_solid or (named and not stretch.may_be_a_list) else None


def identity_number(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return 16 digits that can be a NIK or a KK number, after their name in any grouping."""
    is_cut = groups.lengths[first] < IDENTITY_DIGITS
    if is_cut and not named and groups.digits[groups.offsets[first]] == "0":
        return None
    stretch = groups.exactly(first, IDENTITY_DIGITS)
    if stretch is None:
        return None
    fits = _looks_like_identity(stretch) or (named and (not stretch.is_loose or _is_dictated_whole(stretch)))
    return stretch if fits and not _begins_with_a_date(stretch) else None


def identity_with_a_slip(groups: Groups, first: int) -> Stretch | None:
    """Return one digit too few or too many, typed together or dictated: still nobody else's business."""
    is_dictated = groups.are_dictated[first]
    whole = Stretch(groups=groups, first=first, end=groups.lasts[first] if is_dictated else first + 1)
    is_near = abs(whole.size - IDENTITY_DIGITS) == 1
    return whole if is_near and (not is_dictated or _is_dictated_whole(whole)) else None


def phone_number(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return a mobile number, or a landline or shortened one where a word or brackets say that it is one."""
    size = _phone_size(groups, first, named=named)
    if size is None or groups.digits_within_reach(first) < size.fewest:
        return None
    disguised = _mobile_in_disguise(groups, first, named=named) if size is MOBILE else None
    return disguised or _plain_phone(_taken(groups, first, groups.lasts[first], size), size, named=named)


def _plain_phone(taken: Stretch | None, size: Size, *, named: bool) -> Stretch | None:
    if taken is None or (size is WITHOUT_ZERO and taken.is_loose and not taken.is_dictated):
        return None
    if taken.groups.lengths[taken.first] >= MOBILE_PREFIX or taken.digits.startswith(("62", "0062")):
        return taken
    is_digit_by_digit = set(taken.lengths) == {1} and taken.is_even
    if taken.is_dictated or is_digit_by_digit:
        return taken if taken.digits.startswith("08") else None
    signs = {joint.sign for joint in taken.joints}
    is_spelled_out = len(signs) <= 1 and "." not in signs and taken.digits.startswith("08")
    return taken if is_spelled_out and (named or taken.size > MOBILE.fewest) else None


def account_number(groups: Groups, first: int, size: Size) -> Stretch | None:
    """Return the digits of an account; prices, dates and round amounts are none."""
    last = groups.lasts[first]
    for end in range(first + 1, last + 1):
        stretch = Stretch(groups=groups, first=first, end=end)
        if _is_price(stretch) or is_date(stretch):
            return None
        if ends_an_item(groups, end - 1):
            last = end
            break
    taken = _taken(groups, first, last, size)
    is_amount = taken is not None and taken.size < size.enough and taken.digits.endswith("000")
    return None if is_amount else taken


def _is_price(stretch: Stretch) -> bool:
    """Say whether it is written like 1.500.000."""
    if stretch.count == 1 or stretch.groups.lengths[stretch.end - 1] != 3 or not stretch.digits.endswith("000"):  # noqa: PLR2004 digits
        return False
    head, *tail = stretch.lengths
    return head <= 3 and set(tail) == {3} and {joint.sign for joint in stretch.joints} == {"."}  # noqa: PLR2004 three digits a point


def _taken(groups: Groups, first: int, last: int, size: Size) -> Stretch | None:
    """Return the longest run of groups that is one number of this size."""
    end = first + 1
    while end < last and _goes_on(groups, first, end, size):
        end += 1
    taken = Stretch(groups=groups, first=first, end=end)
    return taken if size.fewest <= taken.size <= size.most else None


def _goes_on(groups: Groups, first: int, end: int, size: Size) -> bool:
    """Say whether one more group still belongs: always while digits are missing, then only in the same rhythm."""
    begins = groups.offsets[first]
    if groups.offsets[end + 1] - begins > size.most or groups.counts_something(end):
        return False
    if groups.offsets[end] - begins < size.enough or groups.are_dictated[end]:
        return True
    return end - first > 1 and Stretch(groups=groups, first=first, end=end + 1).is_even


def _phone_size(groups: Groups, first: int, *, named: bool) -> Size | None:  # noqa: PLR0911 one for each beginning
    offset = groups.offsets[first]
    begins = groups.digits[offset : min(offset + 2, groups.offsets[first + 1])]
    if begins == "62":
        has_plus = groups.lowered.startswith("+", max(0, groups.starts[first] - 1))
        of_both = groups.offsets[min(first + 2, len(groups))]
        is_mobile = groups.digits.startswith(("628", "6208"), offset, of_both)
        return INTERNATIONAL if has_plus or is_mobile else None
    if begins == "6":  # alone, as people dictate; "6, 2, 8" may be a list of other things
        return INTERNATIONAL if groups.digits.startswith("628", offset) and _is_one_by_one(groups, first) else None
    if groups.digits.startswith(("00628", "006208"), offset):
        return INTERNATIONAL_IN_FULL
    if begins == "0":  # alone, as people dictate
        return MOBILE if groups.digits[offset + 1 : offset + 2] == "8" else None
    if begins == "08":
        return MOBILE
    if begins[0] == "0":
        return LANDLINE if named or _is_bracketed(groups, first) else None
    return WITHOUT_ZERO if named and begins[0] == "8" else None


def _is_one_by_one(groups: Groups, first: int) -> bool:
    joint = groups.joints[first]
    return groups.are_dictated[first] or (joint is not None and not joint.is_loose)


def _is_bracketed(groups: Groups, first: int) -> bool:
    joint = groups.joints[first]
    has_bracket = groups.lowered.startswith("(", max(0, groups.starts[first] - 1))
    return has_bracket and joint is not None and joint.between.lstrip().startswith(")")


def _looks_like_identity(stretch: Stretch) -> bool:
    if stretch.count == 1:
        return True
    digits = stretch.digits
    if digits[0] == "0":
        return False
    if stretch.count == IDENTITY_DIGITS and stretch.is_even:  # digit by digit
        return True
    fits = stretch.lengths in IDENTITY_SHAPES or _is_built_like_identity(stretch, digits)
    return fits and not all(part.startswith(CENTURIES) for part in stretch.parts)


def _is_built_like_identity(stretch: Stretch, digits: str) -> bool:
    """Say whether a province, and in the seventh digit a day (40 more for a woman) and a month, stand in it.

    The rule of the number is Article 37 of Government Regulation 40 of 2019.
    """
    if digits[:2] not in PROVINCES or digits[8:10] not in MONTHS or digits[6:8] not in DAYS_OR_WOMENS:
        return False
    holds_dates_or_laws = _holds_a_date(stretch) or sum(map(_is_year, stretch.parts)) > 1  # one after the other
    return not holds_dates_or_laws


def _begins_with_a_date(stretch: Stretch) -> bool:
    three = _three_from(stretch, stretch.first)
    return stretch.count > 2 and is_date(three) and _ends_with_a_year(three)  # noqa: PLR2004 day, month, year


def _holds_a_date(stretch: Stretch) -> bool:
    if YEAR_DIGITS not in stretch.lengths:
        return False
    triples = (_three_from(stretch, first) for first in range(stretch.first, stretch.end - 2))
    return any(_ends_with_a_year(three) and is_date(three) for three in triples)


def _three_from(stretch: Stretch, first: int) -> Stretch:
    return Stretch(groups=stretch.groups, first=first, end=min(first + 3, stretch.end))


def _ends_with_a_year(stretch: Stretch) -> bool:
    return stretch.groups.lengths[stretch.end - 1] == YEAR_DIGITS and _is_year(stretch.parts[-1])


def _is_year(digits: str) -> bool:
    return len(digits) == YEAR_DIGITS and digits.startswith(CENTURIES)


def _mobile_in_disguise(groups: Groups, first: int, *, named: bool) -> Stretch | None:
    """Return a row of groups that is as long as a mobile number and begins like one, whatever stands between them."""
    whole = Stretch(groups=groups, first=first, end=min(groups.lasts[first], first + MOBILE.most))
    if not MOBILE.fewest <= whole.size <= MOBILE.most or not whole.digits.startswith(MOBILE_PREFIXES):
        return None
    if any(groups.counts_something(group) for group in range(whole.first, whole.end)):
        return None
    return whole if named or not _reads_as_time(whole) else None


def _reads_as_time(whole: Stretch) -> bool:
    return set(whole.lengths[:-1]) == {2} or is_date(_three_from(whole, whole.first)) or _holds_a_date(whole)


def _is_dictated_whole(stretch: Stretch) -> bool:
    return stretch.is_dictated and not stretch.may_be_a_list
