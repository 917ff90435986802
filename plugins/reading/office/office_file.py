"""The model of `content/data/kantor.yaml`: who the office is."""

from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from feedback_api.domain.identity import THEME_DEEP, Colours, Identity, Kiosk, Mark, Zone
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fact_days import OfficeDays
from plugins.reading.fields import Text, WebAddress, YesNo, matching
from plugins.reading.file_set import YAML, FileSet
from plugins.reading.office.contrast import SIGN, TEXT, contrast

OFFICE_FILES = FileSet(folder="data", ending=YAML, only="kantor", as_written=True, is_needed=True, names_contacts=True)
KINDS = ("kecamatan", "distrik", "kelurahan", "desa", "upt")
REGISTRY = "Dukcapil"
# What stands on the office's colours, or under them, in both schemes of the theme.
ON_DEEP, PAPER, ON_STRIPE = ("#ffffff", "#eef4f3"), "#ffffff", "#0f2429"

Colour = Annotated[Text, AfterValidator(matching(r"#[0-9a-f]{6}", wording.COLOUR))]
MarkLetter = Annotated[Text, AfterValidator(matching(r"[A-Z0-9]", wording.MARK_LETTER))]
MarkPath = Annotated[Text, AfterValidator(matching(r"[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]{1,2000}", wording.MARK_PATH))]
Code = Annotated[Text, AfterValidator(matching(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?", wording.OFFICE_CODE))]


def _on_deep(colour: str) -> str:
    return _readable(colour, ON_DEEP, TEXT)


def _on_paper(colour: str) -> str:
    return _readable(colour, (PAPER,), TEXT)


def _under_ink(colour: str) -> str:
    return _readable(colour, (ON_STRIPE,), TEXT)


def _readable(colour: str, others: tuple[str, ...], least: float) -> str:
    worst = min(contrast(colour, other) for other in others)
    if worst < least:
        ratio, needed = f"{worst:.1f}".replace(".", ","), f"{least:.0f}"
        raise PydanticCustomError("contrast", wording.CONTRAST, {"ratio": ratio, "needed": needed})
    return colour


class KioskPart(Header):
    """The programme with which villages do part of the registry's work."""

    name: Text = Field(alias="nama")
    what: Text | None = Field(default=None, alias="apa")
    url: WebAddress | None = None
    where: Text | None = Field(default=None, alias="tempat")


class ColoursPart(Header):
    """The office's own colours; what is absent is the theme's."""

    deep: Annotated[Colour, AfterValidator(_on_deep)] | None = Field(default=None, alias="utama")
    buttons: Annotated[Colour, AfterValidator(_on_paper)] | None = Field(default=None, alias="tombol")
    stripe: Annotated[Colour, AfterValidator(_under_ink)] | None = Field(default=None, alias="garis")
    second_stripe: Colour | None = Field(default=None, alias="garis_kedua")

    @model_validator(mode="after")
    def _stripe_is_seen(self) -> "ColoursPart":
        """Hold the stripe to the colour it lies on: there it also shows where the keyboard is."""
        if self.stripe and contrast(self.stripe, self.deep or THEME_DEEP) < SIGN:
            raise PydanticCustomError("stripe", wording.STRIPE_NOT_SEEN)
        return self


class MarkPart(Header):
    """What stands beside the name and in the browser's tab."""

    letter: MarkLetter | None = Field(default=None, alias="huruf")
    path: MarkPath | None = Field(default=None, alias="jalur")

    @model_validator(mode="after")
    def _one_of_both(self) -> "MarkPart":
        if self.letter and self.path:
            raise PydanticCustomError("mark", wording.MARK_TWICE)
        return self


class OfficeHeader(FileHeader):
    """The office; what is `None` is shown as not filled in yet, or said in words that fit every office."""

    name: Text = Field(alias="nama")
    short_name: Text | None = Field(default=None, alias="pendek")
    kind: Literal["kecamatan", "distrik", "kelurahan", "desa", "upt", "lain"] | None = Field(
        default=None, alias="jenis"
    )
    regency: Text = Field(alias="kabupaten")
    province: Text | None = Field(default=None, alias="provinsi")
    code: Code | None = Field(default=None, alias="kode")
    zone: Literal["WIB", "WITA", "WIT"] = Field(default="WIB", alias="zona")
    registry: Text = Field(default=REGISTRY, alias="dukcapil")
    nearby_city: Text | None = Field(default=None, alias="kota_lain")
    kiosk: KioskPart | None = Field(default=None, alias="kios")
    has_market_days: YesNo = Field(default=False, alias="pasaran")
    colours: ColoursPart = Field(default_factory=ColoursPart, alias="warna")
    mark: MarkPart = Field(default_factory=MarkPart, alias="tanda")
    address: Text | None = Field(default=None, alias="alamat")
    phone: Text | None = Field(default=None, alias="telepon")
    whatsapp: Text | None = None
    email: Text | None = None
    hours: Text | None = Field(default=None, alias="jam")
    map_url: WebAddress | None = Field(default=None, alias="peta")
    own_prints: Literal["diterima", "tidak"] | None = Field(default=None, alias="cetak_sendiri")
    said_on: OfficeDays = Field(default={}, alias="per")
    forwards: tuple[Text, ...] = Field(default=(), alias="teruskan")

    @property
    def identity(self) -> Identity:
        """Return it as everything that speaks for the office takes it."""
        first, _, rest = self.name.partition(" ")
        is_kind = first.lower() in KINDS and bool(rest)
        same = {one.name: getattr(self, one.name) for one in fields(Identity) if hasattr(self, one.name)}
        own = {
            "short": self.short_name or (rest if is_kind else self.name),
            "kind": self.kind or (first.lower() if is_kind else "lain"),
            "zone": Zone(self.zone),
            "kiosk": Kiosk(**_said(self.kiosk)) if self.kiosk else None,
            "colours": Colours(**_said(self.colours)),
            "mark": Mark(**_said(self.mark)),
        }
        return Identity(**{**same, **own})


def _said(part: Header) -> dict[str, Any]:
    """Return the fields of a part without a schema, which takes longer to make than a press to print again."""
    return {name: getattr(part, name) for name in type(part).model_fields}


def identity_in(file: ContentFile) -> Identity | None:
    """Return the identity that the file describes, or `None` while it has a problem."""
    office, _ = OfficeHeader.read(file)
    return office.identity if office else None
