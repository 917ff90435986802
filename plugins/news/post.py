"""The headers of a news post and of a plain page."""

from pydantic import Field

from plugins.content_model import FileHeader
from plugins.fields import AnswerLine, Day, ShortName, Text


class Post(FileHeader):
    """One news post, `content/kabar/<slug>.md`."""

    title: Text = Field(alias="judul")
    day: Day = Field(alias="tanggal")
    village: ShortName = Field(default="kecamatan", alias="desa")
    summary: AnswerLine | None = Field(default=None, alias="ringkas")


class PlainPage(FileHeader):
    """One page, `content/halaman/<slug>.md`."""

    title: Text = Field(alias="judul")
    summary: Text | None = Field(default=None, alias="ringkas")
