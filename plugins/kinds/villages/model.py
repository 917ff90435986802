"""A village's header: its official name, its codes, and what is known about reaching it."""

from typing import Literal

from pydantic import Field

from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fact_days import VillageDays
from plugins.reading.fields import Decimal, Text, Texts, YesNo


class Point(Header):
    """The middle of the village's area, never its hall."""

    lat: Decimal
    lon: Decimal


class Hall(Header):
    """Where the village hall is; `None` until the village says."""

    address: Text | None = Field(default=None, alias="alamat")
    landmark: Text | None = Field(default=None, alias="patokan")


class VillageContact(Header):
    """A role in the village, never a person's name, and how to reach it."""

    role: Text = Field(alias="jabatan")
    channel: Text | None = Field(default=None, alias="hubungi")


class Village(FileHeader):
    """One village file, `content/desa/<slug>.md`."""

    name: Text = Field(alias="nama")
    aliases: Texts = Field(default=(), alias="ejaan_lain")
    guessed_aliases: Texts = Field(default=(), alias="dugaan_ejaan")
    kemendagri_code: Text = Field(alias="kode_kemendagri")
    bps_code: Text | None = Field(default=None, alias="kode_bps")
    postcode: Text | None = Field(default=None, alias="kodepos")
    point: Point | None = Field(default=None, alias="titik")
    verified: YesNo = Field(default=False, alias="teruji")
    kiosk: Literal["ada", "tidak", "belum_diketahui"] = Field(default="belum_diketahui", alias="kios")
    hall: Hall = Field(default_factory=Hall, alias="balai")
    contacts: tuple[VillageContact, ...] = Field(default=(), alias="narahubung")
    way_to_office: Text | None = Field(default=None, alias="cara_ke_kantor")
    said_on: VillageDays = Field(default={}, alias="per")
    notes: Texts = Field(default=(), alias="catatan")

    @property
    def url(self) -> str:
        return f"/desa/{self.slug}/"
