"""Compares the table of holidays with the `holidays` package, which knows the published decrees."""

from collections.abc import Iterator
from datetime import date

import holidays as known

from plugins import wording
from plugins.content_file import ContentFile
from plugins.office.tables import Holiday
from plugins.problem import Problem

COUNTRY = "ID"


def holiday_notes(file: ContentFile, table: tuple[Holiday, ...]) -> Iterator[Problem]:
    """Yield the days on which table and package differ."""
    written = {holiday.day: holiday.name for holiday in table}
    expected = _known_days({day.year for day in written})
    for day in sorted(written.keys() - expected.keys()):
        yield _note(file, wording.HOLIDAY_UNKNOWN, day, written[day])
    for day in sorted(expected.keys() - written.keys()):
        yield _note(file, wording.HOLIDAY_MISSING, day, expected[day])


def _known_days(years: set[int]) -> dict[date, str]:
    kinds = ("public", "government")
    return dict(known.country_holidays(COUNTRY, years=years, categories=kinds, language="id")) if years else {}


def _note(file: ContentFile, sentence: str, day: date, name: str) -> Problem:
    return file.problem((str(day.year),), sentence.format(day=day.isoformat(), name=name))
