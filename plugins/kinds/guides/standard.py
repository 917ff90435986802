"""The parts of a service standard that stand nowhere else in a guide, and who approved it."""

from pydantic import Field

from plugins.reading.content_model import Header
from plugins.reading.fields import Day, Text


class Standard(Header):
    """The parts of a service standard (UU 25/2009 Pasal 21) that stand nowhere else in the guide."""

    product: Text | None = Field(default=None, alias="produk")
    facilities: Text | None = Field(default=None, alias="sarana")
    competence: Text | None = Field(default=None, alias="kompetensi")
    internal_supervision: Text | None = Field(default=None, alias="pengawasan_internal")
    complaint_handling: Text | None = Field(default=None, alias="penanganan_pengaduan")
    staff_count: Text | None = Field(default=None, alias="jumlah_pelaksana")
    service_guarantee: Text | None = Field(default=None, alias="jaminan_pelayanan")
    safety_guarantee: Text | None = Field(default=None, alias="jaminan_keamanan")
    performance_review: Text | None = Field(default=None, alias="evaluasi_kinerja")


class Approval(Header):
    """Who approved the guide, with the number and day of the decision."""

    by: Text = Field(alias="oleh")
    number: Text = Field(alias="nomor")
    day: Day = Field(alias="tanggal")
