"""Something that stands in a calendar, whichever kind of thing it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from plugins.fields import WIB
from plugins.visits.change import Change

# What was never changed was last touched at this moment, as far as calendars are concerned: bytes must not move.
NEVER_CHANGED = datetime(2026, 1, 1, tzinfo=WIB)


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One day in a calendar file; `slug` is the same for ever, `sequence` grows with every change."""

    slug: str
    kind: str
    summary: str
    details: str
    location: str
    url: str
    day: date
    starts: time
    ends: time
    sequence: int
    changed_at: datetime
    confirmed: bool
    cancelled: bool

    @property
    def status(self) -> str:
        """Return how RFC 5545 calls it: what the office has not made sure of is tentative."""
        return "CANCELLED" if self.cancelled else "CONFIRMED" if self.confirmed else "TENTATIVE"

    @property
    def begins_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, WIB)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.ends, WIB)


def last_change(history: Sequence[Change]) -> datetime:
    return max((change.at for change in history), default=NEVER_CHANGED)
