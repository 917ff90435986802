"""The header of a plain page."""

from pydantic import Field

from plugins.reading.content_model import FileHeader
from plugins.reading.fields import Text


class PlainPage(FileHeader):
    """One page, `content/halaman/<slug>.md`."""

    title: Text = Field(alias="judul")
    summary: Text | None = Field(default=None, alias="ringkas")
