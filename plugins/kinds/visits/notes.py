"""What an editor may want to look at again in a visit; none of it stops the build."""

from collections.abc import Iterator
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.calendar.working_days import is_working_day
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem


def is_weekend(day: date) -> bool:
    """Say whether village offices are closed on this day whatever the calendar says."""
    return not is_working_day(day, frozenset())


def visit_notes(file: ContentFile, _today: date) -> Iterator[ContentProblem]:
    """Yield a remark if the day is a weekend."""
    day = day_from(file.root.text("tanggal") or "")
    if day and is_weekend(day):
        yield file.root.problem("tanggal", wording.VISIT_ON_WEEKEND.format(name=wording.WEEKDAYS[day.weekday()]))
