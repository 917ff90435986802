"""What the open data say of a guide: HSDS names where that standard has one, the editors' own names where it has none.

HSDS is the Human Services Data Specification of Open Referral (docs.openreferral.org).
"""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from plugins.kinds.guides.certainty import Certainty
from plugins.kinds.guides.changes import GuideChange
from plugins.kinds.guides.model import (
    Filled,
    Form,
    GuidePlace,
    InVillage,
    Law,
    NotNeeded,
    PaperForm,
    Proxy,
    Time,
)
from plugins.kinds.guides.standard import Approval, Standard
from plugins.kinds.laws.model import ChangedLaw
from plugins.kinds.papers.model import Issuer, Original

Answers = dict[str, tuple[str, ...]]


class Record(BaseModel):
    """One object of the published file; nothing in it is left unsaid, and nothing unknown is in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RequiredDocument(Record):
    """HSDS `required_document`, with the form it is brought in and the condition under which it is."""

    id: UUID
    service_id: UUID
    document: str
    key: str = Field(serialization_alias="kunci")
    paper: str | None = Field(serialization_alias="berkas")
    short: str = Field(serialization_alias="pendek")
    whose: str | None = Field(serialization_alias="milik")
    issuer: Issuer | None = Field(serialization_alias="terbit")
    original: Original | None = Field(serialization_alias="asli")
    had_where: str | None = Field(serialization_alias="dapat")
    form: Form = Field(serialization_alias="bentuk")
    filled: Filled | None = Field(serialization_alias="isi")
    copies: int | None = Field(serialization_alias="jumlah")
    per_person: bool = Field(serialization_alias="tiap_orang")
    hint: str | None = Field(serialization_alias="catatan")
    when: Answers = Field(serialization_alias="jika")
    when_words: str | None = Field(serialization_alias="bila")
    certainty: Certainty = Field(serialization_alias="teruji")
    sources: tuple[str, ...] = Field(serialization_alias="sumber")


class CostOption(Record):
    """HSDS `cost_option`, with the rule that allows the fee."""

    id: UUID
    service_id: UUID
    option: str | None
    currency: Literal["idr"] = "idr"
    amount: int | None
    amount_description: str | None
    brief: str | None = Field(serialization_alias="singkat")
    basis: str | None = Field(serialization_alias="dasar")
    certainty: Certainty = Field(serialization_alias="teruji")
    when: Answers = Field(serialization_alias="jika")


class AskedChoice(Record):
    key: str = Field(serialization_alias="kunci")
    text: str = Field(serialization_alias="teks")


class AskedQuestion(Record):
    """Something the list of documents depends on."""

    id: str
    text: str = Field(serialization_alias="teks")
    makes_pages: bool = Field(serialization_alias="halaman")
    choices: tuple[AskedChoice, ...] = Field(serialization_alias="pilihan")


class StepRecord(Record):
    text: str = Field(serialization_alias="teks")
    when: Answers = Field(serialization_alias="jika")


class CaseDocumentRecord(Record):
    """A document of a case; `words` say when, if it is for some only, and `when` the answers that decide it."""

    key: str = Field(serialization_alias="kunci")
    words: str | None = Field(serialization_alias="bila")
    when: Answers = Field(serialization_alias="jika")


class CaseRecord(Record):
    """One case: the ways to answer that lead to it, and its exact list."""

    slug: str
    name: str
    url: str
    ways: tuple[Answers, ...] = Field(serialization_alias="jawaban")
    description: str
    required_documents: tuple[CaseDocumentRecord, ...]
    steps: tuple[str, ...] = Field(serialization_alias="langkah")
    fees_description: str | None
    amount: int | None
    fee: str = Field(serialization_alias="biaya")
    changed_law: tuple[ChangedLaw, ...] = Field(serialization_alias="aturan_berubah")
    time: str = Field(serialization_alias="waktu")
    places: tuple[GuidePlace, ...] = Field(serialization_alias="tempat")


class GuideRecord(Record):
    """HSDS `service`, with questions and cases."""

    id: UUID
    slug: str
    name: str
    alternate_name: str | None
    description: str
    url: str
    status: Literal["active"] = "active"
    eligibility_description: str
    application_process: str
    fees_description: str | None
    alert: str | None
    assured_date: date
    required_documents: tuple[RequiredDocument, ...]
    cost_options: tuple[CostOption, ...]
    category: str = Field(serialization_alias="kategori")
    time: Time = Field(serialization_alias="waktu")
    places: tuple[GuidePlace, ...] = Field(serialization_alias="tempat")
    proxy: Proxy = Field(serialization_alias="diwakilkan")
    in_village: InVillage | None = Field(serialization_alias="di_desa")
    questions: tuple[AskedQuestion, ...] = Field(serialization_alias="tanya")
    cases: tuple[CaseRecord, ...] = Field(serialization_alias="kasus")
    not_needed: tuple[NotNeeded, ...] = Field(serialization_alias="tidak_perlu")
    steps: tuple[StepRecord, ...] = Field(serialization_alias="langkah")
    forms: tuple[PaperForm, ...] = Field(serialization_alias="formulir")
    law: tuple[Law, ...] = Field(serialization_alias="dasar")
    standard: Standard = Field(serialization_alias="standar")
    owner: str | None = Field(serialization_alias="pemilik")
    changes: tuple[GuideChange, ...] = Field(serialization_alias="perubahan")
    changed_law: tuple[ChangedLaw, ...] = Field(serialization_alias="aturan_berubah")
    check_again: date = Field(serialization_alias="cek_lagi")
    approval: Approval | None = Field(serialization_alias="disahkan")


class OrganizationRecord(Record):
    """HSDS `organization`: the office whose services these are; what it has not filled in is `null`."""

    id: UUID
    name: str
    kind: str = Field(serialization_alias="jenis")
    code: str | None = Field(serialization_alias="kode_kemendagri")
    regency: str = Field(serialization_alias="kabupaten")
    province: str | None = Field(serialization_alias="provinsi")
    zone: str = Field(serialization_alias="zona_waktu")
    email: str | None
    address: str | None = Field(serialization_alias="alamat")


class GuideFile(Record):
    """The whole file, `/data/panduan.json`."""

    schema_address: str = Field(serialization_alias="$schema")
    version: Literal[6] = Field(default=6, serialization_alias="versi")
    day: date = Field(serialization_alias="tanggal")
    demonstration: bool = Field(serialization_alias="contoh")
    organization: OrganizationRecord
    guides: tuple[GuideRecord, ...] = Field(serialization_alias="panduan")
