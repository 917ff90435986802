"""Compares the table of holidays with the `holidays` package, which knows the published decrees."""

from collections.abc import Iterator
from datetime import date

from plugins.kinds.tables.holidays import HolidayYear
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem
from plugins.reading.rows import rows

COUNTRY = "ID"


def holiday_notes(file: ContentFile, _today: date) -> Iterator[ContentProblem]:
    """Yield the days on which table and package differ; of a table that cannot be read whole nobody can say."""
    years, problems = rows(file, HolidayYear)
    if problems:
        return
    written = {holiday.day: holiday.name for year in years.values() for holiday in year.days}
    expected = _known_days({day.year for day in written})
    for day in sorted(written.keys() - expected.keys()):
        yield _note(file, wording.HOLIDAY_UNKNOWN, day, written[day])
    for day in sorted(expected.keys() - written.keys()):
        yield _note(file, wording.HOLIDAY_MISSING, day, expected[day])


def _known_days(years: set[int]) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 all calendars of the world: a twentieth of every start

    kinds = ("public", "government")
    return dict(country_holidays(COUNTRY, years=years, categories=kinds, language="id")) if years else {}


def _note(file: ContentFile, sentence: str, day: date, name: str) -> ContentProblem:
    return file.problem((str(day.year),), sentence.format(day=day.isoformat(), name=name))
