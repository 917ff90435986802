"""Reads from the hours that an office writes in words when it opens and closes, as far as they say so."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta

from feedback_api.domain.calendar.dates import time_from
from feedback_api.domain.calendar.working_days import is_working_day

# Where the office has not written its hours, or in words of its own.
USUAL_END = time(15)
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY = "|".join(_DAYS)
_PART = re.compile(
    rf"(?P<first>{_DAY})(?:\s*(?P<joined>-|–|sampai|s\.d\.|dan)\s*(?P<last>{_DAY}))?\W*"  # noqa: RUF001 as people write it
    r"(?:pukul|jam)?\s*(?P<starts>\d{1,2}[.:]\d{2})\s*(?:-|–|sampai|s\.d\.)\s*(?P<ends>\d{1,2}[.:]\d{2})"  # noqa: RUF001 the same
)

# What may stand between the parts, and after the last one.
_BETWEEN = re.compile(r"(?:[\s,;.]|dan|wib|wita|wit)*")


def closing_time(hours: str | None, day: date) -> time:
    """Return when it closes on a day of the week: Fridays at 11.00 by "Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"."""
    for part in _PART.finditer((hours or "").lower()):
        ends = time_from(part["ends"])
        if ends and day.weekday() in _weekdays(part):
            return ends
    return USUAL_END


def weekly_hours(hours: str) -> Mapping[int, tuple[time, time]] | None:
    """Return when it opens and closes on which weekdays (Monday is 0); `None` unless every word is understood."""
    found: dict[int, tuple[time, time]] = {}
    said = hours.lower()
    for part in _PART.finditer(said):
        starts, ends = time_from(part["starts"]), time_from(part["ends"])
        if starts is None or ends is None or starts >= ends:
            return None
        for weekday in _weekdays(part):
            if weekday in found:
                return None
            found[weekday] = (starts, ends)
    return found if found and _BETWEEN.fullmatch(_PART.sub("", said)) else None


def _weekdays(part: re.Match[str]) -> Iterator[int]:
    """Yield the days from the first to the last; of "Senin dan Kamis" only these two."""
    first = _DAYS.index(part["first"])
    last = _DAYS.index(part["last"]) if part["last"] else first
    if part["joined"] == "dan":
        return iter((first, last))
    return ((first + number) % 7 for number in range((last - first) % 7 + 1))


def next_closing(hours: str | None, now: datetime, holidays: AbstractSet[date]) -> datetime:
    """Return when the office closes next, after `now`, whose zone is that of the office: today, or on a working day."""
    day = now.date()
    closes = datetime.combine(day, closing_time(hours, day), now.tzinfo)
    while closes <= now or (day != now.date() and not is_working_day(day, holidays)):
        day += timedelta(days=1)
        closes = datetime.combine(day, closing_time(hours, day), now.tzinfo)
    return closes
