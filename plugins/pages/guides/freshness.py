"""How fresh the guides are: which are due to be checked again, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from plugins.kinds.guides.model import Guide

SOON = timedelta(days=30)

FreshnessState = Literal["changed", "overdue", "soon", "fresh"]

TRUSTED: tuple[FreshnessState, ...] = ("soon", "fresh")


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """One guide and how long its facts may still be trusted."""

    guide: Guide
    days_left: int

    @property
    def state(self) -> FreshnessState:
        """Return how it stands: whatever day it was checked, a law that changed since comes first."""
        if self.guide.changed_law:
            return "changed"
        if self.days_left < 0:
            return "overdue"
        return "soon" if self.days_left <= SOON.days else "fresh"


@dataclass(frozen=True, kw_only=True)
class FreshnessList:
    """All guides, the longest overdue first."""

    rows: tuple[Freshness, ...]

    def those(self, state: FreshnessState) -> tuple[Freshness, ...]:
        return tuple(row for row in self.rows if row.state == state)

    @property
    def percent_in_date(self) -> int:
        """Return how many in a hundred may still be trusted; of no guides, all."""
        trusted = [row for row in self.rows if row.state in TRUSTED]
        return 100 * len(trusted) // len(self.rows) if self.rows else 100


def freshness(guides: Iterable[Guide], today: date) -> FreshnessList:
    rows = (Freshness(guide=guide, days_left=(guide.check_again - today).days) for guide in guides)
    return FreshnessList(rows=tuple(sorted(rows, key=lambda row: (row.days_left, row.guide.title))))
