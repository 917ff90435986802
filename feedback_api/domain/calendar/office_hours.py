"""Reads from the hours that an office writes in words when it closes, as far as they say so."""

import re
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta

from feedback_api.domain.calendar.dates import time_from
from feedback_api.domain.calendar.working_days import is_working_day

# Where the office has not written its hours, or in words of its own.
USUAL_END = time(15)
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY = "|".join(_DAYS)
_PART = re.compile(
    rf"(?P<first>{_DAY})(?:\s*(?:-|–|sampai|s\.d\.|dan)\s*(?P<last>{_DAY}))?\W*"  # noqa: RUF001 as people write it
    r"(?:pukul|jam)?\s*\d{1,2}[.:]\d{2}\s*(?:-|–|sampai|s\.d\.)\s*(?P<ends>\d{1,2}[.:]\d{2})"  # noqa: RUF001 the same
)


def closing_time(hours: str | None, day: date) -> time:
    """Return when it closes on a day of the week: Fridays at 11.00 by "Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"."""
    for part in _PART.finditer((hours or "").lower()):
        first = _DAYS.index(part["first"])
        last = _DAYS.index(part["last"]) if part["last"] else first
        ends = time_from(part["ends"])
        if ends and (day.weekday() - first) % 7 <= (last - first) % 7:
            return ends
    return USUAL_END


def next_closing(hours: str | None, now: datetime, holidays: AbstractSet[date]) -> datetime:
    """Return when the office closes next, after `now`, whose zone is that of the office: today, or on a working day."""
    day = now.date()
    closes = datetime.combine(day, closing_time(hours, day), now.tzinfo)
    while closes <= now or (day != now.date() and not is_working_day(day, holidays)):
        day += timedelta(days=1)
        closes = datetime.combine(day, closing_time(hours, day), now.tzinfo)
    return closes
