"""The Indonesian sentences that say what is wrong with what a resident typed."""

TEXT_MISSING = "Tulis dulu yang ingin Anda sampaikan."
KIND_MISSING = "Pilih: pertanyaan, keluhan, usulan, atau saran."
VILLAGE_UNKNOWN = "Pilih desa dari daftar, atau kosongkan."
GUIDE_UNKNOWN = "Panduan ini tidak ada. Kosongkan, lalu kirim lagi."
NAME_TOO_LONG = "Nama terlalu panjang. Cukup nama panggilan. Boleh dikosongkan."
NUMBER_TOO_SHORT = "Nomor WhatsApp kurang angka. Contoh: 0812 3456 7890. Boleh dikosongkan."
NUMBER_UNCLEAR = "Nomor WhatsApp belum benar. Contoh: 0812 3456 7890. Boleh dikosongkan."
ADDRESS_UNCLEAR = "Alamat email belum benar. Contoh: nama@contoh.id. Boleh dikosongkan."
VISIT_UNKNOWN = "Kunjungan ini tidak kami temukan. Lihat jadwalnya."
VISIT_OVER = "Kunjungan ini sudah lewat atau batal. Lihat jadwal yang lain."
SERVICE_UNKNOWN = "Layanan ini tidak ada di kunjungan itu. Pilih salah satu di halamannya."
TRAP_FILLED = "Kosongkan kolom Situs, lalu kirim lagi."
KEY_UNUSABLE = "Kunci hanya boleh berisi 1 sampai 100 huruf, angka, atau tanda . _ : -"
PAGE_TOO_OLD = "Halaman ini terlalu lama terbuka. Tulisan Anda aman. Tekan Kirim sekali lagi."
TOO_MANY = "Terlalu banyak kiriman dari sambungan ini. Coba {when}."
TOO_MANY_CODES = "Terlalu banyak kode dicoba dari sambungan ini. Coba {when}."
TOO_MANY_SEARCHES = "Terlalu sering mencari dari sambungan ini. Coba {when}, atau baca A sampai Z."
CODE_MISSING = "Tulis kode lacak Anda. Bentuknya delapan huruf dan angka."
NOT_TEXT = "Isi kolom ini harus berupa teks."
NOT_AN_OBJECT = "Kirim satu objek JSON."
NOT_JSON = "Isi permintaan bukan JSON yang benar."
MUST_BE_JSON = "Content-Type harus application/json."
SOON = "beberapa saat lagi"


def text_too_long(*, longest: int, length: int) -> str:
    """Say how long the text is and may be."""
    return f"Tulisan terlalu panjang: {_grouped(length)} huruf. Paling banyak {_grouped(longest)}."


def fields_to_correct(count: int) -> str:
    """Say how many fields have to be put right."""
    return f"Ada {count} yang perlu diperbaiki."


def wait(seconds: int) -> str:
    """Say when to try again, in words that need no watch."""
    minutes = round(seconds / 60)
    return SOON if minutes < 1 else f"{minutes} menit lagi"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
