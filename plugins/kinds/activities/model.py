"""An activity's header: something that goes on at the office, once or again and again."""

from typing import Literal

from pydantic import Field

from plugins.kinds.visits.change import VisitChange
from plugins.kinds.visits.model import VisitPlace
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fields import AnswerLine, Clock, Day, Text, YesNo

ActivityKind = Literal["keagamaan", "seni", "pelatihan", "internet", "pertemuan", "lain"]
ActivityStatus = Literal["terjadwal", "berubah", "batal"]


class OtherActivityDay(Header):
    """One day of a recurring activity that is unlike the others; what it leaves out is as always."""

    rule_day: Day = Field(alias="hari_asal")
    day: Day | None = Field(default=None, alias="tanggal")
    starts: Clock | None = Field(default=None, alias="mulai")
    ends: Clock | None = Field(default=None, alias="selesai")
    place: VisitPlace | None = Field(default=None, alias="tempat")
    status: ActivityStatus | None = None
    reason: Text | None = Field(default=None, alias="alasan")
    history: tuple[VisitChange, ...] = Field(default=(), alias="riwayat")


class Activity(FileHeader):
    """One activity file, `content/kegiatan/<file name>.md`."""

    title: Text = Field(alias="judul")
    summary: AnswerLine = Field(alias="ringkas")
    kind: ActivityKind = Field(default="lain", alias="jenis")
    weekday: Text | None = Field(default=None, alias="hari")
    day: Day = Field(alias="tanggal")
    rule: Text | None = Field(default=None, alias="ulang")
    rule_words: Text | None = Field(default=None, alias="ulang_kata")
    left_out: tuple[Day, ...] = Field(default=(), alias="lewati")
    other_days: tuple[OtherActivityDay, ...] = Field(default=(), alias="kecuali")
    starts: Clock = Field(alias="mulai")
    ends: Clock = Field(alias="selesai")
    place: VisitPlace = Field(alias="tempat")
    who: Text | None = Field(default=None, alias="untuk")
    joining: Text | None = Field(default=None, alias="cara_ikut")
    fee: Text | None = Field(default=None, alias="biaya")
    contact: Text | None = Field(default=None, alias="kontak")
    confirmed: YesNo = Field(default=False, alias="dipastikan")
    status: ActivityStatus = "terjadwal"
    reason: Text | None = Field(default=None, alias="alasan")
    history: tuple[VisitChange, ...] = Field(default=(), alias="riwayat")

    @property
    def url(self) -> str:
        return f"/kegiatan/{self.slug}/"
