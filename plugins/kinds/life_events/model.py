"""A life event's header: which guides serve it, in which order, and why. What the law asks stands in the guides."""

from pydantic import Field

from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fields import ShortName, Text, Texts, YesNo

# Question id → the answer that the situation gives.
Answers = dict[ShortName, ShortName]


class NamedGuide(Header):
    """A guide, and what the situation answers to its questions."""

    guide: ShortName = Field(alias="panduan")
    answers: Answers = Field(default={}, alias="jawaban")


class EventStep(NamedGuide):
    """One guide on the way; with a condition it is for some people only.

    `results` are the ids of papers in later guides that this one hands out: nobody brings them from home.
    """

    condition: Text | None = Field(default=None, alias="bila")
    results: Texts = Field(default=(), alias="hasil")


class OtherWay(NamedGuide):
    """The guide of people whose situation is another one; for them it stands in the place of a step."""

    condition: Text = Field(alias="bila")
    replaces: ShortName | None = Field(default=None, alias="ganti")


class LifeEvent(FileHeader):
    """One life event, `content/peristiwa/<slug>.md`."""

    title: Text = Field(alias="judul")
    aliases: Texts = Field(default=(), alias="alias")
    is_on_home: YesNo = Field(default=False, alias="di_beranda")
    steps: tuple[EventStep, ...] = Field(alias="urutan", min_length=1, max_length=7)
    others: tuple[OtherWay, ...] = Field(default=(), alias="lain")
    reason: Text = Field(alias="alasan")
    sources: Texts = Field(default=(), alias="sumber")

    @property
    def url(self) -> str:
        return f"/peristiwa/{self.slug}/"
