"""The header of a news post."""

import re
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from plugins.reading import wording
from plugins.reading.content_model import FileHeader
from plugins.reading.fields import AnswerLine, Day, ShortName, Text, Texts
from plugins.reading.post_header import DRAFT, PELICAN_WORDS, PUBLISHED, status_named

# What stands for all villages.
KECAMATAN = "kecamatan"
# A day as Pelican writes it may have an hour and a zone; a post is of its day.
WITH_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?")
SEVERAL_AUTHORS = re.compile(r"\s*;\s*")
SEVERAL = re.compile(r"\s*,\s*")


def day_alone(written: str) -> str:
    """Return the day of a date with an hour as Pelican takes it; anything else as it is."""
    match = WITH_HOUR.fullmatch(written)
    return match[1] if match else written


def _day_alone(value: object) -> object:
    return day_alone(value) if isinstance(value, str) else value


def _status(value: object) -> object:
    return status_named(value) if isinstance(value, str) else value


def _apart(value: object) -> object:
    return [part for part in SEVERAL.split(value) if part] if isinstance(value, str) else value


def _authors(value: object) -> object:
    """Return the names of a line; with a semicolon in it, commas belong to the names, as in Pelican."""
    if isinstance(value, str) and ";" in value:
        return [part for part in SEVERAL_AUTHORS.split(value) if part]
    return _apart(value)


PostDay = Annotated[Day, BeforeValidator(_day_alone)]


class Post(FileHeader):
    """One news post, `content/kabar/<slug>.md`; its header may be in Pelican's own words."""

    other_keys: ClassVar[tuple[str, ...]] = tuple(PELICAN_WORDS)

    title: Text = Field(alias="judul")
    day: PostDay = Field(alias="tanggal")
    village: ShortName = Field(default=KECAMATAN, alias="desa")
    summary: AnswerLine | None = Field(default=None, alias="ringkas")
    status: Annotated[Literal["draft", "hidden", "published"], BeforeValidator(_status)] = "published"
    changed: PostDay | None = Field(default=None, alias="diubah")
    authors: Annotated[Texts, BeforeValidator(_authors)] = Field(default=(), alias="penulis")
    tags: Annotated[Texts, BeforeValidator(_apart)] = Field(default=(), alias="label")
    named: ShortName | None = Field(default=None, alias="slug")

    @field_validator("changed")
    @classmethod
    def _not_before_its_day(cls, changed: date | None, info: ValidationInfo) -> date | None:
        day = info.data.get("day")
        if changed and day and changed < day:
            raise PydanticCustomError("before", wording.CHANGED_BEFORE_ITS_DAY)
        return changed

    @property
    def url(self) -> str:
        return f"/kabar/{self.slug}/"

    @property
    def is_draft(self) -> bool:
        """Say whether nobody is to see it yet."""
        return self.status == DRAFT

    @property
    def is_listed(self) -> bool:
        """Say whether it stands in lists; one that does not is read by those who were given its address."""
        return self.status == PUBLISHED

    @property
    def last_changed(self) -> date:
        return max(self.day, self.changed or self.day)
