"""Whether one trip was enough: what staff say with one tap, and the counts that are kept of it."""

from dataclasses import dataclass
from datetime import date, datetime

OTHER_REASON = "lain"


@dataclass(frozen=True, kw_only=True)
class TripReport:
    """One tap at the counter or the visit table; nobody is named. `at` is aware, UTC, `month` is local.

    `missing` is the id of the document that was missing; `None` with `finished` false is any other reason.
    """

    guide: str
    village: str | None
    month: str
    at: datetime
    finished: bool
    missing: str | None = None


@dataclass(frozen=True, kw_only=True)
class TripCount:
    """How the trips of one guide, desa and month ended."""

    month: str
    guide: str
    village: str | None
    finished: int
    missing_paper: int
    other: int

    @property
    def total(self) -> int:
        return self.finished + self.missing_paper + self.other


@dataclass(frozen=True, kw_only=True)
class InterestCount:
    """How many say they will come to a visit for this guide."""

    guide: str
    count: int


def month_of(day: date) -> str:
    """Return the month as it is kept: `2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"
