"""What every store promises of the numbers an office keeps, and how those that stores themselves count are called."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

LOOKED_THROUGH = "looked_through"
REPORTS = "reports/"


def name_of_year(year: int) -> str:
    """Return under which name the reports of a year are counted."""
    return f"{REPORTS}{year:04d}"


def year_of_name(name: str) -> int | None:
    """Return which year's reports are counted under this name, if any."""
    year = name.removeprefix(REPORTS)
    return int(year) if name.startswith(REPORTS) and year.isdecimal() else None


class NumberStore(Protocol):
    """Numbers by their names, of things nobody is named in; one that was never counted is 0."""

    def begin_with(self, start: str) -> Mapping[str, int]:
        """Return the numbers whose names begin so, as last written."""

    def keep(self, numbers: Mapping[str, int], *, growing: str) -> bool:
        """Keep all of them, or nothing and return `False` unless the one called `growing` is more than before."""

    def count(self, names: Iterable[str], *, press: str, at: datetime) -> bool:
        """Add one to each, all or nothing; `False`, and nothing counted, if this press was counted before."""
