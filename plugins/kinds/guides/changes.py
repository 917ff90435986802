"""What has changed for residents in a guide, as dated one-liners: their form, what is wrong with them, their feed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from html import escape
from itertools import groupby
from typing import Annotated, Protocol

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.identity import Identity
from plugins.kinds.feed_entry import Entry
from plugins.kinds.guides import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import Header
from plugins.reading.fields import Day, Text
from plugins.reading.plain_language import SENTENCE_END
from plugins.reading.problem import ContentProblem

CHANGES, DAY = "perubahan", "tanggal"
LONGEST = 110
MOST = 5  # what is older than these helps nobody who was here before
STOPS = (".", "!", "?")


def _one_sentence(value: str) -> str:
    """Refuse what does not fit on a line, and what tells two things at once."""
    if len(value) > LONGEST:
        details = {"length": len(value), "limit": LONGEST}
        raise PydanticCustomError("change_too_long", wording.CHANGE_TOO_LONG, details)
    if len(SENTENCE_END.split(value)) > 1 or not value.endswith(STOPS):
        raise PydanticCustomError("one_sentence", wording.CHANGE_IS_ONE_SENTENCE)
    return value


class GuideChange(Header):
    """One thing that somebody who read the guide before must know, and since when the guide says so."""

    day: Day = Field(alias="tanggal")
    sentence: Annotated[Text, AfterValidator(_one_sentence)] = Field(alias="kata")


class Changing(Protocol):
    """A guide, or as much of it as tells what changed."""

    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def changes(self) -> Sequence[GuideChange]: ...


def change_problems(file: ContentFile) -> Iterator[ContentProblem]:
    """Yield changes that stand below an older one; a day that is none is told by its own field."""
    before: date | None = None
    for part in file.root.parts(CHANGES):
        day = day_from(part.text(DAY) or "")
        if day and before and day > before:
            yield part.problem(DAY, wording.CHANGES_NEWEST_FIRST.format(day=day.isoformat()))
        before = day or before


def change_entries(guide: Changing, office: Identity) -> tuple[Entry, ...]:
    """Return an entry for each day on which the guide changed; the day makes its address its own."""
    days = groupby(guide.changes, key=lambda change: change.day)
    return tuple(_entry(guide, day, tuple(told), office) for day, told in days)


def _entry(guide: Changing, day: date, told: Sequence[GuideChange], office: Identity) -> Entry:
    return Entry(
        title=wording.CHANGE_ENTRY.format(title=guide.title, sentence=told[0].sentence.rstrip(".")),
        url=f"{guide.url}#{day.isoformat()}",
        html="".join(f"<p>{escape(change.sentence)}</p>" for change in told),
        updated=datetime.combine(day, time.min, office.tz),
    )
