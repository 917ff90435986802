"""What an editor may want to look at again in a visit; none of it stops the build."""

from collections.abc import Iterator, Mapping
from datetime import date

from plugins import wording
from plugins.problem import Problem
from plugins.visits.visit import Visit

SATURDAY = 5


def visit_notes(visit: Visit, holidays: Mapping[date, str]) -> Iterator[Problem]:
    """Yield a remark if the day is a weekend or a holiday."""
    root = visit.file.root
    if visit.day in holidays:
        yield root.problem("tanggal", wording.VISIT_ON_HOLIDAY.format(name=wording.quoted(holidays[visit.day])))
    elif visit.day.weekday() >= SATURDAY:
        yield root.problem("tanggal", wording.VISIT_ON_WEEKEND.format(name=wording.WEEKDAYS[visit.day.weekday()]))
