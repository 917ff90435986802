"""Counts working days and says by when the office owes a reply."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from feedback_api.domain.submissions.submission import Kind

SATURDAY = 5
QUESTION_DAYS = 5
OPINION_DAYS = 14
COMPLAINT_CALENDAR_DAYS = 14  # UU 25/2009 counts these in calendar days
# A report: by when its sender hears for the first time, and by when it is decided, both in calendar days.
REPORT_CALENDAR_DAYS, REPORT_DECIDED_DAYS = 14, 60
# After so many working days in which nobody opened a report, the admin and the sender are told.
REPORT_UNREAD_DAYS = 5


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Say whether the office is open: Monday to Friday and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def working_days_after(day: date, count: int, holidays: AbstractSet[date]) -> date:
    """Return the `count`-th working day after `day`; `day` itself never counts."""
    current = day
    while count > 0:
        current += timedelta(days=1)
        count -= is_working_day(current, holidays)
    return current


def working_days_between(day: date, end: date, holidays: AbstractSet[date]) -> int:
    """Return how many working days come after `day` up to `end`: none on the day itself."""
    days = (day + timedelta(days=number) for number in range(1, (end - day).days + 1))
    return sum(is_working_day(one, holidays) for one in days)


def due_date(kind: Kind, received_on: date, holidays: AbstractSet[date]) -> date:
    """Return the last day on which a reply is in time, for something that came in on the local day `received_on`."""
    if kind in {Kind.QUESTION, Kind.PREPARE}:
        return working_days_after(received_on, QUESTION_DAYS, holidays)
    if kind.is_confidential:
        return received_on + timedelta(days=REPORT_CALENDAR_DAYS)
    in_working_days = working_days_after(received_on, OPINION_DAYS, holidays)
    if kind is Kind.COMPLAINT:
        return min(in_working_days, received_on + timedelta(days=COMPLAINT_CALENDAR_DAYS))
    return in_working_days


def decision_due(received_on: date) -> date:
    """Return the last day on which a report's decision is in time."""
    return received_on + timedelta(days=REPORT_DECIDED_DAYS)
