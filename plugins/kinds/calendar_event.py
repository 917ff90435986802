"""Something that stands in a calendar, whichever kind of thing it is."""

from dataclasses import dataclass
from datetime import date, datetime, time

from feedback_api.domain.identity import Zone


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
    zone: Zone

    @property
    def status(self) -> str:
        """Return how RFC 5545 calls it: what the office has not made sure of is tentative."""
        return "CANCELLED" if self.cancelled else "CONFIRMED" if self.confirmed else "TENTATIVE"

    @property
    def begins_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, self.zone.tz)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.ends, self.zone.tz)
