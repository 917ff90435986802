"""A made-up visit day with every service that is offered on visits, and everything said that can be said of a day."""

import shutil
from pathlib import Path

from tests.content.published import ROOT, content
from tests.unit.plugins.building import build

NOTE = "Bawa map berisi fotokopi dan berkas asli, lalu antre di meja sebelah kiri balai desa sesuai nomor. "
HEADER = """---
desa: wates
tanggal: {day}
mulai: 08.00
selesai: 12.00
nomor_terakhir: 11.00
hari_libur: ya
tempat: {{nama: Balai Desa Wates sebelah timur lapangan, dusun: Krajan, patokan: seberang masjid besar dan toko}}
layanan:
{services}
status: terjadwal
kontak: Kasi Pelayanan, 0343 481234
antrean: Nomor dibagi mulai 07.00 di depan balai desa, satu orang satu nomor.
prioritas: lansia, ibu hamil, penyandang disabilitas, dan ibu dengan bayi
pendamping: [Dinas Dukcapil Kabupaten, Dinas Kesehatan, Puskesmas]
blangko: KTP cukup untuk 50 orang, KIA cukup untuk 40 anak
pengambilan: {{tempat: Balai Desa Wates, waktu: seminggu kemudian pada jam kerja}}
bila_hujan: Pindah ke pendopo kecamatan, tetap pada hari dan jam yang sama.
fotokopi: ada di toko sebelah balai desa
jaringan: sinyal lemah, siapkan berkas digital dari rumah
---
"""
# How many letters each service's note has.
DAYS = {"penuh": 60, "penuh-panjang": 330}


def services_offered() -> tuple[str, ...]:
    """Return the guides that may be offered on a visit."""
    return tuple(guide.slug for guide in content().guides if {"kunjungan", "mobil-keliling"} & set(guide.places))


def built_with_full_days(folder: Path) -> Path:
    """Build the real content with those days in it and return the folder of the site."""
    tree = shutil.copytree(ROOT / "content", folder / "content")
    for number, (name, letters) in enumerate(DAYS.items(), start=2):
        rows = "\n".join(_row(slug, (NOTE * 4)[:letters].strip()) for slug in services_offered())
        text = HEADER.format(day=f"2026-12-{number:02}", services=rows)
        (tree / "kunjungan" / "2026" / f"{name}.md").write_text(text, "utf-8")
    return build(tree, THEME=str(ROOT / "theme"))


def _row(slug: str, note: str) -> str:
    said = f", catatan: '{note}'" if note else ""
    return f"  - {{panduan: {slug}, kuota: 100, jadi_hari_itu: sebagian, datang_sendiri: tidak{said}}}"
