"""The Indonesian words of the facts of an office: what each is called, how it is written, where people read it."""

from dataclasses import dataclass

from feedback_api.domain.facts.declared import ShownOn
from feedback_api.domain.facts.values import Flaw


@dataclass(frozen=True, kw_only=True)
class FactWords:
    """What staff read of a fact: its name, how it is written; `choices` are the words of one that is chosen."""

    label: str
    hint: str
    choices: tuple[tuple[str, str], ...] = ()


OFFICE_FACTS = {
    "jam": FactWords(label="Jam buka", hint="Misalnya Senin-Kamis 08.00-15.00, Jumat 08.00-11.00"),
    "alamat": FactWords(label="Alamat", hint="Jalan, nomor, desa. Misalnya Jl. Raya 12, Desa Krajan"),
    "peta": FactWords(label="Tautan peta", hint="Buka lokasi kantor di aplikasi peta, salin tautannya ke sini."),
    "telepon": FactWords(label="Nomor telepon", hint="Dengan kode daerah. Dua nomor dipisah koma."),
    "whatsapp": FactWords(label="Nomor WhatsApp", hint="Misalnya 0812 3456 7890"),
    "email": FactWords(label="Alamat email", hint="Misalnya kecamatan@contoh.go.id"),
    "cetak_sendiri": FactWords(
        label="Formulir cetakan sendiri",
        hint="Boleh dipakai formulir yang diisi di HP lalu dicetak warga?",
        choices=(("diterima", "Diterima"), ("tidak", "Tidak diterima")),
    ),
    "kios_url": FactWords(label="Halaman penjelasan kios", hint="Alamat yang dimulai dengan https://"),
}
VILLAGE_FACTS = {
    "kios": FactWords(
        label="Kios di desa ini",
        hint="Yang sudah bisa dipakai warga.",
        choices=(("ada", "Ada"), ("tidak", "Tidak ada")),
    ),
    "balai_alamat": FactWords(label="Alamat balai desa", hint="Jalan, nomor, dusun."),
    "balai_patokan": FactWords(label="Patokan balai desa", hint="Misalnya sebelah utara masjid"),
    "narahubung": FactWords(
        label="Yang bisa ditanya",
        hint=(
            "Jabatan, titik dua, nomor; bukan nama orang. Misalnya Kasi pelayanan: 0812 3456 7890. "
            "Dua orang dipisah titik koma."
        ),
    ),
    "cara_ke_kantor": FactWords(label="Cara ke kantor dari desa ini", hint="Misalnya naik angkot, 20 menit."),
}
WHERE_SHOWN = {
    ShownOn.EVERY_PAGE: "kaki semua halaman, kontak kantor, dan buku saku",
    ShownOn.CONTACT_PAGE: "kontak kantor",
    ShownOn.FORMS: "formulir yang diisi di HP",
    ShownOn.EVERY_VILLAGE: "halaman semua desa",
    ShownOn.OWN_VILLAGE: "halaman desa ini",
    ShownOn.VILLAGE_AND_WAYS: "halaman desa ini, buku saku, dan cara tercepat di panduan",
    ShownOn.VILLAGE_AND_POCKET: "halaman desa ini dan buku saku",
}
FLAWS = {
    Flaw.EMPTY: "Isi dulu, atau kembali ke daftar.",
    Flaw.TOO_LONG: "Terlalu panjang. Paling banyak {longest} huruf.",
    Flaw.NO_WORDS: "Tulis dengan kata, paling sedikit {shortest} huruf.",
    Flaw.HOURS_UNCLEAR: "Hari atau jamnya tidak terbaca. Tulis seperti Senin-Kamis 08.00-15.00, Jumat 08.00-11.00.",
    Flaw.NO_PHONE: "Ini bukan nomor yang bisa ditelepon. Tulis dengan kode daerah, misalnya 0343-123456.",
    Flaw.NO_MOBILE: "Ini bukan nomor HP Indonesia. Tulis seperti 0812 3456 7890.",
    Flaw.NO_MAIL: "Ini bukan alamat email. Tulis seperti kecamatan@contoh.go.id.",
    Flaw.NO_LINK: "Tulis alamat lengkap yang dimulai dengan https://, tanpa spasi.",
    Flaw.NO_CHOICE: "Pilih salah satu.",
    Flaw.NO_CONTACT: "Tulis jabatan, titik dua, lalu nomornya. Misalnya Kasi pelayanan: 0812 3456 7890.",
}


def fact_words(key: str, village: str | None) -> FactWords:
    return (OFFICE_FACTS if village is None else VILLAGE_FACTS)[key]
