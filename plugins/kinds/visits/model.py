"""A visit's header: the dated day, or days, on which services come to one place."""

from typing import Literal

from pydantic import Field

from plugins.kinds.visits.change import Result, VisitChange
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fields import Clock, Day, ShortName, ShortNames, Text, Texts, Whole, YesNo

SameDay = Literal["ya", "tidak", "sebagian"]
StatusWord = Literal["terjadwal", "berubah", "batal", "selesai"]
EVERYBODY = "semua"


class VisitPlace(Header):
    """Where to go."""

    name: Text = Field(alias="nama")
    hamlet: Text | None = Field(default=None, alias="dusun")
    landmark: Text | None = Field(default=None, alias="patokan")
    point: Text | None = Field(default=None, alias="titik")

    @property
    def words(self) -> str:
        """Return where to go, on one line."""
        return ", ".join(part for part in (self.name, self.hamlet, self.landmark) if part)


class Service(Header):
    """One service of this date; `quota` is `None` while nobody has set one, `left` while nobody has counted."""

    guide: ShortName = Field(alias="panduan")
    quota: Whole | None = Field(default=None, alias="kuota")
    left: Whole | None = Field(default=None, alias="sisa")
    same_day: SameDay = Field(default="tidak", alias="jadi_hari_itu")
    working_days: Whole | None = Field(default=None, alias="hari_kerja")
    in_person: YesNo = Field(default=True, alias="datang_sendiri")
    note: Text | None = Field(default=None, alias="catatan")


class Collection(Header):
    """Where and when papers that are finished later can be had."""

    where: Text = Field(alias="tempat")
    when: Text | None = Field(default=None, alias="waktu")


class OtherDay(Header):
    """One day of a recurring visit that is unlike the others; what it leaves out is as always."""

    rule_day: Day = Field(alias="hari_asal")
    title: Text | None = Field(default=None, alias="judul")
    day: Day | None = Field(default=None, alias="tanggal")
    starts: Clock | None = Field(default=None, alias="mulai")
    ends: Clock | None = Field(default=None, alias="selesai")
    last_number: Clock | None = Field(default=None, alias="nomor_terakhir")
    place: VisitPlace | None = Field(default=None, alias="tempat")
    services: tuple[Service, ...] | None = Field(default=None, alias="layanan", min_length=1)
    on_holiday: YesNo | None = Field(default=None, alias="hari_libur")
    status: StatusWord | None = None
    confirmed: YesNo | None = Field(default=None, alias="dipastikan")
    replacement: ShortName | None = Field(default=None, alias="pengganti")
    reason: Text | None = Field(default=None, alias="alasan")
    history: tuple[VisitChange, ...] = Field(default=(), alias="riwayat")
    result: Result | None = Field(default=None, alias="hasil")


class Visit(FileHeader):
    """One visit file, `content/kunjungan/<year>/<file name>.md`; with a rule it stands for many days."""

    title: Text | None = Field(default=None, alias="judul")
    village: ShortName = Field(alias="desa")
    weekday: Text | None = Field(default=None, alias="hari")
    day: Day = Field(alias="tanggal")
    rule: Text | None = Field(default=None, alias="ulang")
    left_out: tuple[Day, ...] = Field(default=(), alias="lewati")
    other_days: tuple[OtherDay, ...] = Field(default=(), alias="kecuali")
    on_holiday: YesNo = Field(default=False, alias="hari_libur")
    starts: Clock = Field(alias="mulai")
    ends: Clock = Field(alias="selesai")
    last_number: Clock | None = Field(default=None, alias="nomor_terakhir")
    place: VisitPlace = Field(alias="tempat")
    programme: ShortName | None = Field(default=None, alias="program")
    open_to: ShortNames = Field(default=(EVERYBODY,), alias="untuk_desa")
    team: Text | None = Field(default=None, alias="tim")
    services: tuple[Service, ...] = Field(alias="layanan", min_length=1)
    status: StatusWord = "terjadwal"
    confirmed: YesNo = Field(default=False, alias="dipastikan")
    replacement: ShortName | None = Field(default=None, alias="pengganti")
    reason: Text | None = Field(default=None, alias="alasan")
    contact: Text | None = Field(default=None, alias="kontak")
    queue: Text | None = Field(default=None, alias="antrean")
    priority: Text | None = Field(default=None, alias="prioritas")
    agencies: Texts = Field(default=(), alias="pendamping")
    card_stock: Text | None = Field(default=None, alias="blangko")
    collection: Collection | None = Field(default=None, alias="pengambilan")
    rain_plan: Text | None = Field(default=None, alias="bila_hujan")
    photocopy: Text | None = Field(default=None, alias="fotokopi")
    network: Text | None = Field(default=None, alias="jaringan")
    history: tuple[VisitChange, ...] = Field(default=(), alias="riwayat")
    result: Result | None = Field(default=None, alias="hasil")

    @property
    def url(self) -> str:
        """Return the address of the file: of its one day, or of the list of its days."""
        return f"/kunjungan/{self.slug}/"
