"""The Indonesian sentences that say what is wrong with what a resident typed."""

from feedback_api.domain.submissions.submission import Kind
from feedback_api.wording import KIND_WORDS

# The kinds among which the ordinary form asks to choose, in its order, and what each is for.
KIND_HINTS = {
    Kind.QUESTION: "syarat, biaya, jadwal",
    Kind.COMPLAINT: "ada yang tidak beres",
    Kind.PROPOSAL: "ide supaya lebih baik",
    Kind.SUGGESTION: "masukan untuk kami",
}
*_FIRST_KINDS, _LAST_KIND = (KIND_WORDS[kind] for kind in KIND_HINTS)
KIND_MISSING = f"Pilih dulu ini tentang apa: {', '.join(_FIRST_KINDS)}, atau {_LAST_KIND}."
VILLAGE_UNKNOWN = "Pilih desa dari daftar, atau kosongkan."
GUIDE_UNKNOWN = "Panduan ini tidak ada. Kosongkan, lalu kirim lagi."
NUMBER_TOO_SHORT = "Nomor WhatsApp kurang angka. Contoh: 0812 3456 7890. Boleh dikosongkan."
NUMBER_UNCLEAR = "Nomor WhatsApp belum benar. Contoh: 0812 3456 7890. Boleh dikosongkan."
ADDRESS_UNCLEAR = "Alamat email belum benar. Contoh: nama@contoh.id. Boleh dikosongkan."
VISIT_UNKNOWN = "Kunjungan ini tidak kami temukan. Lihat jadwalnya."
VISIT_OVER = "Kunjungan ini sudah lewat atau batal. Lihat jadwal yang lain."
SERVICE_UNKNOWN = "Layanan ini tidak ada di kunjungan itu. Pilih salah satu di halamannya."
PAGE_UNKNOWN = "Halaman ini tidak ada di situs, jadi tidak tercatat."
TRAP_FILLED = "Kosongkan kolom Situs, lalu kirim lagi."
TICK_UNCLEAR = "Isi ya, atau kosongkan."
KEY_UNUSABLE = "Kunci hanya boleh berisi 1 sampai 100 huruf, angka, atau tanda . _ : -"
PAGE_TOO_OLD = "Halaman ini terlalu lama terbuka. Tulisan Anda aman. Tekan Kirim sekali lagi."
TOO_MANY = "Terlalu banyak kiriman dari sambungan ini. Coba {when}."
TOO_MANY_OF_GROUP = f"{TOO_MANY} Sambungan ini mungkin dipakai banyak orang."
TOO_MANY_OF_DEVICE = "Dari HP ini sudah banyak kiriman dalam satu jam. Coba {when}."
TOO_MUCH_WAITING = "Sedang banjir kiriman, dan banyak yang datang dari sambungan ini. Coba {when}."
TOO_MANY_CODES = "Terlalu banyak kode yang salah dari sambungan ini. Coba {when}."
TOO_MANY_SEARCHES = "Terlalu sering mencari dari sambungan ini. Coba {when}, atau baca A sampai Z."
CONFIDENTIAL_WAY = (
    "Tulisan ini terbaca seperti laporan pungli, dan sudah masuk sebagai kiriman biasa yang dibaca petugas loket. "
    "Mau rahasia? Kirim lagi dengan jenis laporan: pengawas yang membacanya, bukan loket."
)
FOLLOW_UP_TAKEN = "Pesan susulan untuk kode ini sudah ada, dan hanya bisa satu. Tulisan ini tidak terkirim."
FOLLOW_UP_CLOSED = "Pesan susulan tidak bisa dikirim lagi dengan kode ini. Tulisan ini tidak terkirim."
FOLLOW_UP_RECEIVED = "Pesan susulan sudah kami terima."
CODE_MISSING = "Tulis kode lacak Anda. Bentuknya delapan huruf dan angka."
NOT_AS_DESCRIBED = "Isi kolom ini tidak sesuai uraian di /api/v1/openapi.json."
QUESTION_MISSING = "Tulis sekali yang dicari di q, paling banyak 600 huruf."
ABOUT_CODE = "Kode lacak dari kiriman yang sudah dijawab. Huruf kecil dan tanpa garis juga boleh."
ABOUT_QUESTION = "Yang dicari, dengan kata sendiri."
PAGE_IS_NO_NUMBER = "Tulis halaman sebagai angka, dari 1."
ABOUT_PAGE = "Halaman keberapa dari jawaban yang judulnya sama; 1 yang terbaru."
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
