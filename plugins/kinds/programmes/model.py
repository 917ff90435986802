"""A programme's header: the kind of visit day, such as jemput bola or a mobile van."""

from pydantic import Field

from plugins.reading.content_model import FileHeader
from plugins.reading.fields import AnswerLine, Day, Text, Texts


class Programme(FileHeader):
    """One programme file, `content/program/<slug>.md`."""

    title: Text = Field(alias="judul")
    summary: AnswerLine = Field(alias="ringkas")
    organiser: Text | None = Field(default=None, alias="penyelenggara")
    sources: Texts = Field(default=(), alias="sumber")
    checked: Day = Field(alias="dicek")

    @property
    def url(self) -> str:
        return f"/program/{self.slug}/"
