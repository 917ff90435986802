"""What stands in one calendar, before it is written as phones read it."""

from dataclasses import dataclass

from feedback_api.domain.identity import Zone
from plugins.kinds.calendar_event import CalendarEvent


@dataclass(frozen=True, kw_only=True)
class CalendarFile:
    """A named calendar, and the page of the site it belongs to."""

    name: str
    page: str
    zone: Zone
    events: tuple[CalendarEvent, ...]
