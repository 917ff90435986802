"""A content tree as small as one can be: one guide, two villages, one visit, one post."""

from collections.abc import Mapping
from pathlib import Path

GUIDE = """---
judul: KTP hilang
ringkas: Bawa **KK** dan surat polisi. Gratis.
kategori: ktp
siapa: Warga {kecamatan} yang pernah punya KTP.
waktu: {kata: Belum ditetapkan.}
biaya: {rupiah: 0}
tempat: [desa, kunjungan]
diwakilkan: {boleh: belum_jelas}
saat_kunjungan: {jadi_hari_itu: ya}
tanya:
  - id: sebab
    teks: Kenapa KTP tidak ada?
    pilihan: {hilang: Hilang, rusak: Rusak}
berkas:
  - id: kk
    berkas: kk
    isi: null
    bentuk: fotokopi
    jumlah: 1
    sumber: [buku-saku]
    teruji: ya
  - id: surat-polisi
    berkas: surat-polisi
    isi: null
    bentuk: asli
    jika: {sebab: hilang}
langkah:
  - Minta surat di polsek.
dicek: 2026-11-10
cek_lagi: 2027-05-10
dasar: [{hukum: uu-24-2013}]
---
Masih ragu? Tanya dulu.
"""

VISIT = """---
desa: wates
tanggal: 2026-12-03
mulai: 08.00
selesai: 12.00
nomor_terakhir: 11.00
tempat: {nama: Balai desa}
untuk_desa: [wates, tampung]
layanan:
  - {panduan: ktp-hilang, kuota: 20, jadi_hari_itu: ya}
status: terjadwal
---
"""

VILLAGE = """---
nama: {name}
kode_kemendagri: 35.14.22.2010
kode_bps: 3514230010
kodepos: 67186
titik: {{lat: -7.65927, lon: 113.02597}}
---
"""

POST = """---
judul: Loket pindah ruangan
tanggal: 2026-11-20
desa: wates
ringkas: Loket sekarang di ruang depan.
---
Loket ada di **ruang depan**.
"""

TABLES = {
    "data/kantor.yaml": "nama: Kecamatan Misal\nkabupaten: Kabupaten Contoh\nalamat: null\n",
    "data/kategori.yaml": 'ktp: {judul: KTP, tiga_kata: "hilang, rusak, baru", ikon: ktp}\n',
    "data/berkas.yaml": (
        "kk: {nama: Kartu Keluarga, pendek: KK, milik: keluarga Anda, asli: diganti}\n"
        "surat-polisi: {nama: Surat kehilangan, pendek: Surat polisi, milik: Anda}\n"
        "surat: {nama: Surat lain, pendek: Surat lain, milik: Anda}\n"
    ),
    "data/hukum.yaml": "uu-24-2013: {judul: UU 24/2013}\nuu-1-2030: {judul: UU 1/2030}\n",
    "data/sumber.yaml": "buku-saku: {judul: Buku saku, url: https://contoh.example/buku, derajat: hukum}\n",
    "data/hari-libur.yaml": (
        '"2026":\n  sumber: SKB\n  teruji: tidak\n  hari:\n    - {tanggal: 2026-12-25, nama: Natal, jenis: libur}\n'
    ),
}

FILES = {
    **TABLES,
    "panduan/ktp-hilang.md": GUIDE,
    "desa/wates.md": VILLAGE.format(name="Wates"),
    "desa/tampung.md": VILLAGE.format(name="Tampung"),
    "kunjungan/2026/wates-desember.md": VISIT,
    "kabar/loket-pindah.md": POST,
    "halaman/tentang.md": "---\njudul: Tentang\n---\nIsi halaman.\n",
}


def write_content(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the tree below `root`, with some files different, added, or (`None`) left out."""
    for name, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            write(root / name, text)
    return root


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
