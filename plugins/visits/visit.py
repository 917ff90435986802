"""A visit's header: one dated day on which services come to one place."""

from datetime import date
from typing import Literal

from pydantic import Field

from plugins.content_model import FileHeader, Header
from plugins.fields import ISO_DAY, Clock, Day, Moment, ShortName, ShortNames, Text, Texts, Whole, YesNo

SameDay = Literal["ya", "tidak", "sebagian"]
Status = Literal["terjadwal", "berubah", "batal", "selesai"]
Changed = Literal["tanggal", "jam", "tempat", "layanan", "status"]


class VisitPlace(Header):
    """Where to go."""

    name: Text = Field(alias="nama")
    hamlet: Text | None = Field(default=None, alias="dusun")
    landmark: Text | None = Field(default=None, alias="patokan")
    point: Text | None = Field(default=None, alias="titik")


class Service(Header):
    """One service of this date; `quota` is `None` while nobody has set one."""

    guide: ShortName = Field(alias="panduan")
    quota: Whole | None = Field(default=None, alias="kuota")
    same_day: SameDay = Field(default="tidak", alias="jadi_hari_itu")
    in_person: YesNo = Field(default=True, alias="datang_sendiri")


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
    """What came of the day."""

    served: Whole = Field(alias="dilayani")
    finished: Whole | None = Field(default=None, alias="selesai")
    sent_home: Whole | None = Field(default=None, alias="pulang_kurang_berkas")


class Visit(FileHeader):
    """One visit file, `content/kunjungan/<year>/<file name>.md`."""

    title: Text | None = Field(default=None, alias="judul")
    village: ShortName = Field(alias="desa")
    day: Day = Field(alias="tanggal")
    starts: Clock = Field(alias="mulai")
    ends: Clock = Field(alias="selesai")
    last_number: Clock | None = Field(default=None, alias="nomor_terakhir")
    place: VisitPlace = Field(alias="tempat")
    programme: Text | None = Field(default=None, alias="program")
    open_to: ShortNames = Field(default=("semua",), alias="untuk_desa")
    services: tuple[Service, ...] = Field(alias="layanan", min_length=1)
    status: Status = "terjadwal"
    confirmed: YesNo = Field(default=False, alias="dipastikan")
    replacement: ShortName | None = Field(default=None, alias="pengganti")
    reason: Text | None = Field(default=None, alias="alasan")
    priority: Text | None = Field(default=None, alias="prioritas")
    agencies: Texts = Field(default=(), alias="pendamping")
    rain_plan: Text | None = Field(default=None, alias="bila_hujan")
    photocopy: Text | None = Field(default=None, alias="fotokopi")
    history: tuple[Change, ...] = Field(default=(), alias="riwayat")
    result: Result | None = Field(default=None, alias="hasil")

    @property
    def url(self) -> str:
        return f"/kunjungan/{self.slug}/"
