"""What of the number of reports may ever be said in public."""

from collections.abc import Iterable
from dataclasses import dataclass

# Of fewer, those who know a desa know whom it is about.
FEWEST_REPORTS = 5


@dataclass(frozen=True, kw_only=True)
class YearOfReports:
    """How many reports came, or were made of letters, in a year of the office."""

    year: int
    count: int


def public_years(counted: Iterable[YearOfReports], *, this_year: int) -> tuple[YearOfReports, ...]:
    """Return the years that are over and had enough of them, latest first.

    The running year is never among them: a number that grows by one says when somebody reported. A year of too few
    looks like one of none.
    """
    said = (one for one in counted if one.year < this_year and one.count >= FEWEST_REPORTS)
    return tuple(sorted(said, key=lambda one: one.year, reverse=True))
