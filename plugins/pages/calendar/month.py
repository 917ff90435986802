"""One month of the calendar: whole weeks from Monday to Sunday, with what is on each day."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.visits.pasaran import pasaran
from plugins.kinds.visits.view import VisitView

WEEKS = calendar.Calendar(firstweekday=calendar.MONDAY)


@dataclass(frozen=True, kw_only=True)
class MonthDay:
    """One square of the month; days of the months before and after hold nothing."""

    day: date
    is_inside: bool
    holiday: str | None
    visits: tuple[VisitView, ...]
    activities: tuple[ActivityDay, ...]

    @property
    def pasaran(self) -> str:
        return pasaran(self.day)


@dataclass(frozen=True, kw_only=True, order=True)
class YearMonth:
    """A month of a year, and its address."""

    year: int
    month: int

    @property
    def url(self) -> str:
        return f"/kunjungan/{self.year}/{self.month:02}/"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next(self) -> "YearMonth":
        return YearMonth(year=self.year + self.month // 12, month=self.month % 12 + 1)


@dataclass(frozen=True, kw_only=True)
class CalendarMonth:
    """A month with its weeks, and the months beside it that have a page."""

    of: YearMonth
    weeks: tuple[tuple[MonthDay, ...], ...]
    before: YearMonth | None
    after: YearMonth | None

    @property
    def days(self) -> tuple[MonthDay, ...]:
        """Return the days on which something is, in order: the month as a list."""
        days = (day for week in self.weeks for day in week)
        return tuple(day for day in days if day.visits or day.activities)


@dataclass(frozen=True, kw_only=True)
class Entries:
    """Everything that stands in the calendar."""

    visits: tuple[VisitView, ...]
    activities: tuple[ActivityDay, ...]
    holidays: Mapping[date, str]


def months(entries: Entries) -> Iterator[CalendarMonth]:
    """Yield every month from the first day anything is on to the last; none between them is left out."""
    days = [*(visit.day for visit in entries.visits), *(one.day for one in entries.activities)]
    if not days:
        return
    current, last = month_of(min(days)), month_of(max(days))
    before: YearMonth | None = None
    while current <= last:
        after = current.next if current < last else None
        yield CalendarMonth(of=current, weeks=_weeks(current, entries), before=before, after=after)
        before, current = current, current.next


def month_of(day: date) -> YearMonth:
    return YearMonth(year=day.year, month=day.month)


def _weeks(of: YearMonth, entries: Entries) -> tuple[tuple[MonthDay, ...], ...]:
    weeks = WEEKS.monthdatescalendar(of.year, of.month)
    return tuple(tuple(_day(day, of, entries) for day in week) for week in weeks)


def _day(day: date, of: YearMonth, entries: Entries) -> MonthDay:
    inside = month_of(day) == of
    return MonthDay(
        day=day,
        is_inside=inside,
        holiday=entries.holidays.get(day) if inside else None,
        visits=tuple(visit for visit in entries.visits if inside and visit.day == day),
        activities=tuple(one for one in entries.activities if inside and one.day == day),
    )
