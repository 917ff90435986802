"""A guide's header: everything the office says about one service."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plugins.kinds.guides.certainty import SURE, UNSURE, Certainty
from plugins.kinds.guides.changes import MOST as MOST_CHANGES
from plugins.kinds.guides.changes import GuideChange
from plugins.kinds.guides.question import GuideQuestion, StepLine, When
from plugins.kinds.guides.standard import Approval, Standard
from plugins.kinds.laws.model import ChangedLaw
from plugins.kinds.papers.model import KEPT, Issuer, Original
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.fields import (
    AnswerLine,
    BriefText,
    Day,
    PocketText,
    ShortName,
    SomeTexts,
    Text,
    Texts,
    Whole,
    YesNo,
)

Form = Literal[
    "asli", "asli+fotokopi", "fotokopi", "fotokopi+tunjukkan", "tunjukkan", "formulir", "digital", "data", "hadir"
]  # fmt: skip
# Most forms lie at the counter; one that others must sign first is fetched before the trip.
Filled = Literal["di_tempat", "sebelum_berangkat"]
GuidePlace = Literal[
    "desa", "kecamatan", "kunjungan", "dukcapil", "kua", "pengadilan", "polsek", "polres", "daring", "dpmptsp",
    "dinkes", "dinas-teknis", "bpjs", "dinsos", "bapenda", "bank", "bpn", "mobil-keliling", "samsat", "rumah", "polda",
    "kantor-peminta",
]  # fmt: skip
# Whether people can go home from the desa with what they came for: always, on a condition, where a kiosk is, or never.
VillageEnd = Literal["ya", "bersyarat", "kios", "tidak"]
STAMP = "meterai"
Language = Literal["id", "jv", "mad"]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*\.[a-z0-9]+$")]
Pictogram = Literal[
    "kk", "ktp", "akta-lahir", "buku-nikah", "formulir", "surat-polisi", "foto", "surat-desa", "meterai", "hadir"
]  # fmt: skip


class Sourced(Header):
    """Something that was found somewhere, and how sure it is."""

    sources: Texts = Field(default=(), alias="sumber")
    certainty: Certainty = Field(default=UNSURE, alias="teruji")

    @property
    def verified(self) -> bool:
        """Whether the law that says so was read."""
        return self.certainty == SURE

    @property
    def is_borne(self) -> bool:
        """Whether anything speaks for it that people may be promised."""
        return self.certainty != UNSURE


class Time(Sourced):
    """How long it takes, and whether the office is bound by it."""

    text: Text = Field(alias="kata")
    max_working_days: Whole | None = Field(default=None, alias="maks_hari_kerja")
    binding: YesNo = Field(default=False, alias="mengikat")


class Fee(Sourced):
    """What it costs; `amount_idr` is `None` while nobody has set it.

    `brief` says it where the amount alone would say something else: "paling banyak", "per orang", "di luar jam kerja".
    """

    amount_idr: Whole | None = Field(default=None, alias="rupiah")
    text: Text | None = Field(default=None, alias="kata")
    basis: Text | None = Field(default=None, alias="dasar")
    brief: BriefText | None = Field(default=None, alias="singkat")


class Proxy(Sourced):
    """Whether somebody else may come instead."""

    allowed: Literal["ya", "tidak", "belum_jelas"] = Field(alias="boleh")
    condition: Text | None = Field(default=None, alias="syarat")


class InVillage(Sourced):
    """Whether it is finished in the desa. A fact of its own: that people may start there says nothing about it."""

    ends: VillageEnd = Field(alias="selesai")
    condition: Text | None = Field(default=None, alias="syarat")


class OnVisit(Header):
    """What happens on a visit day."""

    same_day: Literal["ya", "tidak", "sebagian"] = Field(alias="jadi_hari_itu")
    note: Text | None = Field(default=None, alias="catatan")


class Document(Sourced):
    """One paper, presence or piece of data to bring: which of the register, in what form, and who needs it."""

    id: ShortName
    paper: ShortName | None = Field(default=None, alias="berkas")
    name: Text = Field(alias="nama")
    short: PocketText = Field(alias="pendek")
    form: Form = Field(alias="bentuk")
    filled: Filled | None = Field(default=None, alias="isi")
    copies: Whole | None = Field(default=None, alias="jumlah")
    per_person: YesNo = Field(default=False, alias="tiap_orang")
    whose: Text | None = Field(default=None, alias="milik")
    issuer: Issuer | None = Field(default=None, alias="terbit")
    original: Original | None = Field(default=None, alias="asli")
    had_where: Text | None = Field(default=None, alias="dapat")
    hint: Text | None = Field(default=None, alias="catatan")
    when: When = Field(default={}, alias="jika")
    when_words: Text | None = Field(default=None, alias="bila")
    pictogram: Pictogram | None = Field(default=None, alias="gambar")

    @property
    def is_filled_there(self) -> bool:
        """Whether it is a form that lies at the counter: nobody brings it."""
        return self.filled == "di_tempat"

    @property
    def is_kept(self) -> bool:
        """Whether the original, once handed over, does not come back: not even for the next step."""
        return self.original in KEPT

    @property
    def is_stamped(self) -> bool:
        """Whether a duty stamp goes on it, or is it: people buy it themselves."""
        return STAMP in self.name.lower()


class NotNeeded(Sourced):
    """Something people are often asked for without need."""

    name: Text = Field(alias="nama")
    basis: Text = Field(alias="dasar")


class PaperForm(Sourced):
    """A form with its code."""

    code: Text | None = Field(default=None, alias="kode")
    name: Text = Field(alias="nama")


class Law(Sourced):
    """A rule the guide stands on."""

    id: ShortName | None = Field(default=None, alias="kunci")
    law: Text = Field(alias="hukum")
    article: Text | None = Field(default=None, alias="pasal")
    about: Text | None = Field(default=None, alias="tentang")


class Special(Header):
    """What is otherwise for some people: the answer itself, how long, what it costs, where, or who may come."""

    when: When = Field(alias="jika", min_length=1)
    summary: AnswerLine | None = Field(default=None, alias="ringkas")
    time: Time | None = Field(default=None, alias="waktu")
    fee: Fee | None = Field(default=None, alias="biaya")
    places: tuple[GuidePlace, ...] = Field(default=(), alias="tempat")
    proxy: Proxy | None = Field(default=None, alias="diwakilkan")
    product: Text | None = Field(default=None, alias="produk")


class Guide(FileHeader):
    """One guide file, `content/panduan/<slug>.md`."""

    title: Text = Field(alias="judul")
    title_en: Text | None = Field(default=None, alias="judul_en")
    aliases: Texts = Field(default=(), alias="alias")
    summary: AnswerLine = Field(alias="ringkas")
    category: ShortName = Field(alias="kategori")
    who: SomeTexts = Field(alias="siapa")
    time: Time = Field(alias="waktu")
    fee: Fee = Field(alias="biaya")
    places: tuple[GuidePlace, ...] = Field(alias="tempat", min_length=1)
    proxy: Proxy = Field(alias="diwakilkan")
    in_village: InVillage | None = Field(default=None, alias="di_desa")
    on_visit: OnVisit | None = Field(default=None, alias="saat_kunjungan")
    questions: tuple[GuideQuestion, ...] = Field(default=(), alias="tanya", max_length=6)
    documents: tuple[Document, ...] = Field(alias="berkas", min_length=1)
    special: tuple[Special, ...] = Field(default=(), alias="khusus")
    not_needed: tuple[NotNeeded, ...] = Field(default=(), alias="tidak_perlu")
    steps: tuple[StepLine, ...] = Field(alias="langkah", min_length=1, max_length=12)
    mistakes: Texts = Field(default=(), alias="sering_salah")
    forms: tuple[PaperForm, ...] = Field(default=(), alias="formulir")
    law: tuple[Law, ...] = Field(default=(), alias="dasar")
    standard: Standard = Field(default_factory=Standard, alias="standar")
    sounds: dict[Language, FileName] = Field(default={}, alias="suara")
    unverified_note: Text | None = Field(default=None, alias="catatan_uji")
    other_sources: Texts = Field(default=(), alias="sumber_lain")
    owner: Text | None = Field(default=None, alias="pemilik")
    checked: Day = Field(alias="dicek")
    check_again: Day = Field(alias="cek_lagi")
    approval: Approval | None = Field(default=None, alias="disahkan")
    changes: tuple[GuideChange, ...] = Field(default=(), alias="perubahan", max_length=MOST_CHANGES)
    changed_law: tuple[ChangedLaw, ...] = Field(default=(), alias="aturan_berubah")

    @property
    def url(self) -> str:
        return f"/panduan/{self.slug}/"

    @property
    def updated(self) -> date:
        """Return the day on which it last said something new."""
        return max([self.checked, *(change.day for change in self.changes)])

    @property
    def all_sources(self) -> tuple[str, ...]:
        """Return every source that anything in the guide was found in, once, in the order of the file."""
        village = (self.in_village,) if self.in_village else ()
        parts = (self.time, self.fee, self.proxy, *village, *self.documents, *self.not_needed, *self.forms, *self.law)
        named = [source for part in parts for source in part.sources]
        return tuple(dict.fromkeys([*named, *self.other_sources]))

    @property
    def village_end(self) -> VillageEnd:
        """Return whether it is finished in the desa; what nobody wrote down is no promise."""
        return self.in_village.ends if self.in_village else "tidak"

    @property
    def ends_in_village(self) -> bool:
        """Whether nobody has to go on to another office: "Cukup di desa" must never send people home for the police."""
        return self.village_end == "ya"

    @property
    def starts_in_village(self) -> bool:
        """Whether the desa gives the first paper and another office the last one."""
        return "desa" in self.places and self.village_end == "tidak"
