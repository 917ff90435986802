"""The table of days on which the office is closed, `content/data/hari-libur.yaml`."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from plugins.reading import wording
from plugins.reading.content_model import Header
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.fields import Day, Text, YesNo
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.problem import ContentProblem
from plugins.reading.rows import rows

HOLIDAY_FILES = FileSet(folder="data", ending=YAML, only="hari-libur", is_shared=True, is_needed=True)


class Holiday(Header):
    """A day on which the office is closed."""

    day: Day = Field(alias="tanggal")
    name: Text = Field(alias="nama")
    kind: Literal["libur", "cuti-bersama"] = Field(alias="jenis")


class HolidayYear(Header):
    """The closed days of one year, and where they come from."""

    source: Text = Field(alias="sumber")
    verified: YesNo = Field(alias="teruji")
    days: tuple[Holiday, ...] = Field(alias="hari")


def holidays_in(tree: ContentTree) -> dict[date, str]:
    """Return the closed days that can be read, each with its name."""
    years, _ = rows(tree.table(HOLIDAY_FILES), HolidayYear)
    return {holiday.day: holiday.name for year in years.values() for holiday in year.days}


def holiday_problems(_files: Files, tree: ContentTree) -> Iterator[ContentProblem]:
    """Yield days that stand in the table twice or under another year."""
    seen: set[str] = set()
    for year, part in tree.table(HOLIDAY_FILES).root.named_parts():
        for row in part.parts("hari"):
            day = row.text("tanggal") or ""
            if day and not day.startswith(f"{year}-"):
                yield row.problem("tanggal", wording.HOLIDAY_OTHER_YEAR.format(value=wording.quoted(day), year=year))
            if day in seen:
                yield row.problem("tanggal", wording.HOLIDAY_TWICE.format(value=wording.quoted(day)))
            seen.add(day)
