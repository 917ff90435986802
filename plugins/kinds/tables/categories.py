"""The table of categories, `content/data/kategori.yaml`."""

from pydantic import Field

from plugins.reading.content_model import Header
from plugins.reading.fields import Text
from plugins.reading.file_set import YAML, FileSet

CATEGORY_FILES = FileSet(folder="data", ending=YAML, only="kategori", is_shared=True, is_needed=True)


class CategoryRow(Header):
    """One category as the table has it."""

    title: Text = Field(alias="judul")
    three_words: Text = Field(alias="tiga_kata")
    icon: Text = Field(alias="ikon")
