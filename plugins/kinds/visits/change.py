"""What happened to a visit after it was published: its changes, and what came of the day."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.identity import Zone
from plugins.kinds.visits import wording
from plugins.reading.content_model import Header
from plugins.reading.fields import Moment, Text, Whole
from plugins.reading.wording import shown

# What was never changed was last touched on this day, as far as calendars are concerned: bytes must not move.
NEVER_CHANGED = date(2026, 1, 1)
ChangedPart = Literal["tanggal", "jam", "tempat", "layanan", "status"]
NUMBERS = re.compile(r"[A-Z]?[0-9]{1,3}( sampai [A-Z]?[0-9]{1,3})?")


def _queue_numbers(value: str) -> str:
    """Take a queue number or a run of them; nothing that could be a name or an identity number."""
    if not NUMBERS.fullmatch(value):
        raise PydanticCustomError("queue_numbers", wording.QUEUE_NUMBERS, {"value": shown(value)})
    return value


QueueNumbers = Annotated[Text, AfterValidator(_queue_numbers)]


class VisitChange(Header):
    """One published change, kept so that people with an old picture of the page see what is different."""

    at: Moment = Field(alias="pada")
    what: ChangedPart = Field(alias="apa")
    old: Text | None = Field(default=None, alias="semula")
    new: Text | None = Field(default=None, alias="menjadi")
    reason: Text = Field(alias="alasan")

    @property
    def old_day(self) -> date | None:
        """Return the day it used to be on, if the day is what changed."""
        return self._as_day(self.old)

    @property
    def new_day(self) -> date | None:
        """Return the day it moved to, if the day is what changed."""
        return self._as_day(self.new)

    def _as_day(self, text: str | None) -> date | None:
        return day_from(text) if self.what == "tanggal" and text else None


class Result(Header):
    """What came of the day; papers ready for collection are named by queue number, never by person."""

    served: Whole = Field(alias="dilayani")
    finished: Whole | None = Field(default=None, alias="selesai")
    sent_home: Whole | None = Field(default=None, alias="pulang_kurang_berkas")
    not_served: Text | None = Field(default=None, alias="belum_terlayani")
    ready: tuple[QueueNumbers, ...] = Field(default=(), alias="siap_diambil")


def last_change(history: Sequence[VisitChange], zone: Zone) -> datetime:
    """Return when calendars must believe that something changed last."""
    never = datetime.combine(NEVER_CHANGED, time.min, zone.tz)
    return max((change.at for change in history), default=never)
