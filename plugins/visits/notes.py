"""What an editor may want to look at again in a visit; none of it stops the build."""

from collections.abc import Iterator

from plugins import wording
from plugins.problem import Problem
from plugins.visits.visit import Visit

SATURDAY = 5


def visit_notes(visit: Visit) -> Iterator[Problem]:
    """Yield a remark if the day is a weekend."""
    if visit.day.weekday() >= SATURDAY:
        yield visit.file.root.problem(
            "tanggal", wording.VISIT_ON_WEEKEND.format(name=wording.WEEKDAYS[visit.day.weekday()])
        )
