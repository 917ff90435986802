"""Knows when the office is open in the days to come: by its hours, less holidays and what it said to be closed for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback_api.domain.calendar.office_hours import weekly_hours
from feedback_api.domain.site.interruption import Cause, Interruption
from plugins.edition.edition import Edition
from plugins.kinds.tables.holidays import Holiday

# A page that is older says nothing of now.
LOOKED_AHEAD = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class OpenSpan:
    """A time in which the counter is open, as the clocks of the office show it."""

    opens: datetime
    closes: datetime


def open_spans(edition: Edition) -> tuple[OpenSpan, ...]:
    """Return them, the first one first; none while nobody can say.

    Nobody can where hours are missing or in words of their own, nor of a year whose holidays the table does not have.
    """
    week = weekly_hours(edition.content.office.identity.hours or "") or {}
    off = {holiday.day for holiday in edition.content.holidays}
    years = {day.year for day in off}
    zone = edition.content.office.identity.tz
    spans: list[OpenSpan] = []
    for number in range(LOOKED_AHEAD.days):
        day = edition.today + timedelta(days=number)
        if day in off or day.weekday() not in week or day.year not in years:
            continue
        opens, closes = (datetime.combine(day, at, zone) for at in week[day.weekday()])
        spans.extend(_left_open(OpenSpan(opens=opens, closes=closes), edition.interruptions))
    return tuple(spans)


def closed_days(edition: Edition) -> tuple[Holiday, ...]:
    """Return the holidays of these days."""
    last = edition.today + LOOKED_AHEAD
    coming = (one for one in edition.content.holidays if edition.today <= one.day < last)
    return tuple(sorted(coming, key=lambda one: one.day))


def _left_open(span: OpenSpan, interruptions: tuple[Interruption, ...]) -> Iterator[OpenSpan]:
    """Yield what is left of a span where the whole office is closed meanwhile."""
    closed = next((one for one in interruptions if _closes(one, span)), None)
    if closed is None:
        yield span
        return
    rest = tuple(one for one in interruptions if one is not closed)
    if span.opens < closed.starts:
        yield from _left_open(OpenSpan(opens=span.opens, closes=closed.starts), rest)
    if closed.ends < span.closes:
        yield from _left_open(OpenSpan(opens=closed.ends, closes=span.closes), rest)


def _closes(one: Interruption, span: OpenSpan) -> bool:
    is_of_all = one.cause is Cause.CLOSED and one.village is None
    return is_of_all and one.starts < span.closes and span.opens < one.ends
