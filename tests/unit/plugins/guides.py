"""Guides as tests talk about them: questions, documents and what depends on what, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.kinds.guides.model import Guide
from plugins.reading.content_file import ContentFile

KK = {"id": "kk", "nama": "Kartu Keluarga (KK)", "pendek": "KK fotokopi 1", "bentuk": "fotokopi", "teruji": "ya"}


def a_guide(**changes: Any) -> Guide:
    """Return a guide of one document for everybody, with other keys as an editor would write them."""
    header = {
        "judul": "KTP hilang",
        "ringkas": "Bawa **KK**. Gratis.",
        "kategori": "ktp",
        "siapa": "Warga Misal.",
        "waktu": {"kata": "Belum ditetapkan."},
        "biaya": {"rupiah": "0", "dasar": "UU 24/2013 Pasal 79A"},
        "tempat": ["kecamatan", "kunjungan"],
        "diwakilkan": {"boleh": "ya"},
        "saat_kunjungan": {"jadi_hari_itu": "ya"},
        "berkas": [KK],
        "langkah": ["Datang ke kecamatan."],
        "dicek": "2026-11-10",
        "cek_lagi": "2027-05-10",
        **changes,
    }
    guide, problems = Guide.read(ContentFile(path="content/panduan/ktp-hilang.md", values=header, lines={(): 1}))
    assert guide is not None, [str(problem) for problem in problems]
    return guide


def a_question(name: str, choices: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": name, "teks": f"Bagaimana {name}?", "pilihan": dict(choices), **changes}


def a_document(name: str, when: Mapping[str, Sequence[str] | str] | None = None, **changes: Any) -> dict[str, Any]:
    return {"id": name, "nama": f"Surat {name}", "pendek": f"Surat {name}", "bentuk": "asli", "jika": when, **changes}


def documents_of(case):
    """Return every document of a case, whatever its condition."""
    return tuple(item.document for item in case.documents)
