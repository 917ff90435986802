"""Finds days that cannot be meant: a check that is still to come, a change noted tomorrow, a year nobody plans for."""

import re
from collections.abc import Iterator
from datetime import date

from feedback_api.domain.calendar.dates import day_from
from plugins.reading import wording as general
from plugins.reading.content_file import ContentFile, Location
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording

FIRST_YEAR = 2000
YEARS_AHEAD = 5
_DAY = re.compile(r"(?P<day>(?P<year>[0-9]{4})-[0-9]{2}-[0-9]{2})(?: .*)?")
_UNTIL = re.compile(r"\bUNTIL=(?P<year>[0-9]{4})", re.IGNORECASE)
# What has happened by the time somebody writes it down, and what is said if it has not.
_HAPPENED = {
    "dicek": wording.CHECKED_TOMORROW,
    "diubah": wording.NOTED_TOMORROW,
    "pada": wording.NOTED_TOMORROW,
    "perubahan": wording.NOTED_TOMORROW,
    "disahkan": wording.APPROVED_TOMORROW,
}


def day_problems(file: ContentFile, today: date) -> Iterator[ContentProblem]:
    """Yield them for one file, each at the line of its value."""
    for place, text in file.texts:
        found = _DAY.fullmatch(text.strip()) or _UNTIL.search(text)
        sentence = _sentence(place, found, today) if found else None
        if sentence:
            yield file.problem(place, sentence)


def _sentence(place: Location, found: re.Match[str], today: date) -> str | None:
    written, year = found.groupdict().get("day"), int(found["year"])
    day = day_from(written) if written else None
    if written and day is None:
        return None  # no day at all: its own field says so
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        return wording.YEAR_NOT_MEANT.format(year=found["year"], guess=general.guess(_meant(found["year"], today)))
    told = next((sentence for key, sentence in _HAPPENED.items() if key in place), None)
    return told.format(day=day.isoformat(), today=today.isoformat()) if told and day and day > today else None


def _meant(year: str, today: date) -> str | None:
    """Return the year that is written with the same digits in another order, or with one other digit."""
    near = [str(today.year + away) for away in (0, 1, -1)]
    turned = next((other for other in near if sorted(other) == sorted(year)), None)
    one_off = (other for other in near if sum(a != b for a, b in zip(other, year, strict=True)) == 1)
    return turned or next(one_off, None)
