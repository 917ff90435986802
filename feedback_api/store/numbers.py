"""What every store promises of the numbers an office keeps, and how those that stores themselves count are called."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from feedback_api.domain.counting.figures import YearOfReports

LOOKED_THROUGH = "looked_through"
REPORTS = "reports/"


def name_of_year(year: int) -> str:
    """Return under which name the reports of a year are counted."""
    return f"{REPORTS}{year:04d}"


class NumberStore(Protocol):
    """Numbers by their names, of things nobody is named in; one that was never counted is 0."""

    def begin_with(self, start: str) -> Mapping[str, int]:
        """Return the numbers whose names begin so, as last written."""

    def keep(self, numbers: Mapping[str, int], *, growing: str) -> bool:
        """Keep all of them, or nothing and return `False` unless the one called `growing` is more than before."""

    def count(self, names: Iterable[str], *, press: str, at: datetime) -> bool:
        """Add one to each, all or nothing; `False`, and nothing counted, if this press was counted before."""


def years_of_reports(numbers: NumberStore) -> tuple[YearOfReports, ...]:
    """Return how many reports were counted, each in the transaction that kept it, by year."""
    found = ((name.removeprefix(REPORTS), count) for name, count in numbers.begin_with(REPORTS).items())
    return tuple(YearOfReports(year=int(year), count=count) for year, count in found if year.isdecimal())


def looked_through(numbers: NumberStore) -> int:
    """Return up to which change what is published was looked through."""
    return numbers.begin_with(LOOKED_THROUGH).get(LOOKED_THROUGH, 0)


def note_looked_through(numbers: NumberStore, change: int) -> None:
    """Keep it, unless somebody came further."""
    numbers.keep({LOOKED_THROUGH: change}, growing=LOOKED_THROUGH)
