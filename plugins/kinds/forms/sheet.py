"""What stands on the sheet of a form: blocks of fields in the words of the regulation, and who signs."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.kinds.forms import wording
from plugins.reading.content_model import Header
from plugins.reading.fields import ShortName, SomeTexts, Text, Texts, Whole, YesNo

# "pilihan" may need one answer or several; "daftar" is a table of rows; whatever has cells takes one sign in each.
FieldShape = Literal["teks", "angka", "tanggal", "jam", "pilihan", "daftar"]
CELLS_OF: dict[FieldShape, int] = {"tanggal": 8, "jam": 4}
# The theme draws these rows of boxes (theme/static/css/official_sheet.css) and no others.
BOXES = (1, 2, 3, 4, 5, 8, 10, 16)
# From so many lines on a sheet is printed in two columns.
LONG = 30
Orientation = Literal["tegak", "mendatar"]


class SheetField(Header):
    """One thing the sheet asks. `remembered` is the name under which other sheets ask for the same thing."""

    id: ShortName
    label: Text = Field(alias="kata")
    shape: FieldShape = Field(default="teks", alias="bentuk")
    cells: Whole | None = Field(default=None, alias="kotak")
    unit: Text | None = Field(default=None, alias="satuan")
    is_needed: YesNo = Field(default=False, alias="wajib")
    choices: Texts = Field(default=(), alias="pilihan")
    takes_several: YesNo = Field(default=False, alias="boleh_banyak")
    columns: Texts = Field(default=(), alias="kolom")
    rows: Whole = Field(default=0, alias="baris")
    filled_with: Text | None = Field(default=None, alias="awal")
    remembered: ShortName | None = Field(default=None, alias="ingat")

    @model_validator(mode="after")
    def _has_what_its_shape_needs(self) -> "SheetField":
        if (self.shape == "pilihan") != bool(self.choices):
            raise PydanticCustomError("choices", wording.CHOICES_BELONG_TO_CHOICE)
        if (self.shape == "daftar") != bool(self.columns and self.rows):
            raise PydanticCustomError("columns", wording.COLUMNS_BELONG_TO_LIST)
        if self.cells is not None and self.cells not in BOXES:
            raise PydanticCustomError("boxes", wording.BOXES, {"known": ", ".join(map(str, BOXES))})
        return self

    @property
    def boxes(self) -> int | None:
        """Return how many boxes are drawn for it, or nothing where people write on a line."""
        return self.cells or CELLS_OF.get(self.shape)

    @property
    def lines(self) -> range:
        return range(1, self.rows + 1)


class SheetBlock(Header):
    """Fields under one heading of the sheet; with a condition it is filled by some people only."""

    title: Text | None = Field(default=None, alias="judul")
    condition: Text | None = Field(default=None, alias="bila")
    fields: tuple[SheetField, ...] = Field(alias="isian", min_length=1)


class Sheet(Header):
    """One sheet; `pages` is how many the annex has, `copies` how many of it are signed."""

    heading: Text = Field(alias="kepala")
    subheading: Text | None = Field(default=None, alias="anak_kepala")
    orientation: Orientation = Field(default="tegak", alias="arah")
    copies: Whole = Field(default=1, alias="rangkap")
    blocks: tuple[SheetBlock, ...] = Field(alias="bagian", min_length=1)
    statement: SomeTexts | None = Field(default=None, alias="pernyataan")

    @property
    def is_wide(self) -> bool:
        return self.orientation == "mendatar"

    @property
    def is_long(self) -> bool:
        """Whether it only fits on its pages in two columns."""
        return sum(len(block.fields) for block in self.blocks) >= LONG


class Signature(Header):
    """Who signs. `stamps` is how many duty stamps that one signature needs."""

    role: Text = Field(alias="peran")
    is_office: YesNo = Field(default=False, alias="petugas")
    is_witness: YesNo = Field(default=False, alias="saksi")
    stamps: Whole = Field(default=0, alias="meterai")
