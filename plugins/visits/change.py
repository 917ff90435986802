"""What happened to a visit after it was published: its changes, and what came of the day."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from plugins.content_model import Header
from plugins.fields import ISO_DAY, Moment, Text, Whole
from plugins.visits import wording
from plugins.wording import shown

Changed = Literal["tanggal", "jam", "tempat", "layanan", "status"]
NUMBERS = re.compile(r"[A-Z]?\d{1,3}( sampai [A-Z]?\d{1,3})?")


def _queue_numbers(value: str) -> str:
    """Take a queue number or a run of them; nothing that could be a name or an identity number."""
    if not NUMBERS.fullmatch(value):
        raise PydanticCustomError("queue_numbers", wording.QUEUE_NUMBERS, {"value": shown(value)})
    return value


QueueNumbers = Annotated[Text, AfterValidator(_queue_numbers)]


class Change(Header):
    """One published change, kept so that people with an old picture of the page see what is different."""

    at: Moment = Field(alias="pada")
    what: Changed = Field(alias="apa")
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
        is_day = self.what == "tanggal" and text is not None and ISO_DAY.fullmatch(text)
        return date.fromisoformat(text) if is_day and text else None


class Result(Header):
    """What came of the day; papers ready for collection are named by queue number, never by person."""

    served: Whole = Field(alias="dilayani")
    finished: Whole | None = Field(default=None, alias="selesai")
    sent_home: Whole | None = Field(default=None, alias="pulang_kurang_berkas")
    not_served: Text | None = Field(default=None, alias="belum_terlayani")
    ready: tuple[QueueNumbers, ...] = Field(default=(), alias="siap_diambil")
