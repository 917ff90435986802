"""The tables in `content/data/`: the office itself, categories, sources and holidays."""

from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import Field

from plugins import wording
from plugins.content_file import ContentFile
from plugins.content_model import FileHeader, Header
from plugins.fields import Day, Text, WebAddress, YesNo
from plugins.problem import Problem

Row = TypeVar("Row", bound=Header)


class Office(FileHeader):
    """The office; what is `None` is shown as not filled in yet."""

    name: Text = Field(alias="nama")
    regency: Text = Field(alias="kabupaten")
    address: Text | None = Field(default=None, alias="alamat")
    phone: Text | None = Field(default=None, alias="telepon")
    whatsapp: Text | None = None
    email: Text | None = None
    hours: Text | None = Field(default=None, alias="jam")


class CategoryRow(Header):
    """One category as the table has it."""

    title: Text = Field(alias="judul")
    three_words: Text = Field(alias="tiga_kata")
    icon: Text = Field(alias="ikon")


class Source(Header):
    """Where something was found."""

    title: Text = Field(alias="judul")
    url: WebAddress


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


def rows(file: ContentFile, kind: type[Row]) -> tuple[dict[str, Row], tuple[Problem, ...]]:
    """Return the rows of a table by their keys, and everything wrong with it."""
    found: dict[str, Row] = {}
    problems = list(file.problems)
    for key, value in file.values.items():
        if not isinstance(value, dict):
            problems.append(file.problem((key,), wording.NO_PARTS.format(name=wording.quoted(key))))
            continue
        row, wrong = kind.read_part(file.root.part(key))
        problems.extend(wrong)
        if row is not None:
            found[key] = row
    return found, tuple(problems)


def holiday_problems(file: ContentFile) -> Iterator[Problem]:
    """Yield days that stand in the table twice or under another year."""
    seen: set[str] = set()
    for year, part in file.root.named_parts():
        for row in part.parts("hari"):
            day = row.text("tanggal") or ""
            if day and not day.startswith(f"{year}-"):
                yield row.problem("tanggal", wording.HOLIDAY_OTHER_YEAR.format(value=wording.quoted(day), year=year))
            if day in seen:
                yield row.problem("tanggal", wording.HOLIDAY_TWICE.format(value=wording.quoted(day)))
            seen.add(day)
