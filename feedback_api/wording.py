"""The Indonesian words of the function, and how it writes dates, times and amounts."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from feedback_api.domain.answer import GuideVerdict
from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail
from feedback_api.domain.errors import Refusal
from feedback_api.domain.staff import Role
from feedback_api.domain.submission import Kind, SenderStatus, Status, Suspicion

WIB = ZoneInfo("Asia/Jakarta")

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

# What the forms and the API send for a kind, and what the page calls it.
KIND_WORDS = {
    Kind.QUESTION: "pertanyaan",
    Kind.PROPOSAL: "usulan",
    Kind.SUGGESTION: "saran",
    Kind.COMPLAINT: "keluhan",
}
KINDS = {
    Kind.QUESTION: "Pertanyaan",
    Kind.PROPOSAL: "Usulan",
    Kind.SUGGESTION: "Saran",
    Kind.COMPLAINT: "Keluhan",
}
SENDER_STATUSES = {
    SenderStatus.RECEIVED: "Diterima",
    SenderStatus.LOOKING: "Sedang dicari jawabannya",
    SenderStatus.ANSWERED: "Dijawab",
    SenderStatus.CANNOT_ANSWER: "Tidak bisa kami jawab",
}
STATUSES = {
    Status.WAITING: "Menunggu",
    Status.CLAIMED: "Sedang dikerjakan",
    Status.PUBLISHED: "Terbit",
    Status.ANSWERED_PRIVATELY: "Dijawab pribadi",
    Status.MERGED: "Digabung",
    Status.FORWARDED: "Diteruskan",
    Status.DECLINED: "Ditolak",
    Status.SPAM: "Spam",
}
SUSPICIONS = {Suspicion.TOO_FAST: "Dikirim sangat cepat, mungkin oleh mesin"}
VERDICT_WORDS = {
    GuideVerdict.RIGHT: "benar",
    GuideVerdict.UNCLEAR: "kurang_jelas",
    GuideVerdict.WRONG: "salah",
    GuideVerdict.MISSING: "belum_ada",
}
VERDICTS = {
    GuideVerdict.RIGHT: "Panduan sudah benar",
    GuideVerdict.UNCLEAR: "Panduan kurang jelas",
    GuideVerdict.WRONG: "Panduan salah",
    GuideVerdict.MISSING: "Belum ada di panduan",
}
ACTS = {
    Act.RECEIVED: "Diterima",
    Act.CLAIMED: "Diambil",
    Act.RELEASED: "Dilepas",
    Act.UNMASKED: "Tulisan asli dibuka",
    Act.PUBLISHED: "Diterbitkan",
    Act.ANSWERED_PRIVATELY: "Dijawab pribadi",
    Act.DECLINED: "Ditolak",
    Act.MARKED_SPAM: "Ditandai spam",
    Act.WITHDRAWN: "Ditarik dari situs",
    Act.ERASED: "Data pribadi dihapus",
    Act.VISIT_PLANNED: "Kunjungan dibuat",
    Act.VISIT_CHANGED: "Kunjungan diubah",
    Act.VISIT_CANCELLED: "Kunjungan dibatalkan",
    Act.RESULT_WRITTEN: "Hasil kunjungan dicatat",
}
ROLES = {
    Role.VILLAGE: "Petugas desa",
    Role.DISTRICT: "Petugas kecamatan",
    Role.SUPERVISOR: "Pengawas",
    Role.ADMIN: "Admin",
}
DETAILS = {
    Detail.NIK: "NIK",
    Detail.NO_KK: "Nomor KK",
    Detail.PHONE: "Nomor HP",
    Detail.EMAIL: "Alamat email",
    Detail.ADDRESS: "Alamat rumah",
    Detail.BANK: "Nomor rekening",
    Detail.VA: "Nomor virtual account",
    Detail.NOP: "NOP (nomor objek pajak)",
    Detail.PLATE: "Nomor kendaraan",
    Detail.BIRTHDATE: "Tanggal lahir",
}
REFUSALS = {
    "submission_not_found": "Kiriman ini tidak kami temukan.",
    "tracking_code_unknown": "Kode ini tidak kami kenal. Periksa lagi delapan huruf dan angkanya.",
    "submission_changed": "Rekan Anda baru saja menyimpan kiriman ini. Bandingkan dulu, lalu simpan lagi.",
    "already_decided": "Kiriman ini sudah selesai.",
    "held_by_somebody_else": "Rekan Anda sedang mengerjakan kiriman ini.",
    "personal_details_remain": "Masih ada yang tampak seperti data pribadi. Samarkan, atau nyatakan bahwa itu bukan.",
    "not_published": "Kiriman ini tidak sedang terbit.",
    "not_signed_in": "Halaman ini untuk petugas. Silakan masuk dulu.",
    "wrong_password": "Nama atau sandi tidak cocok.",
    "too_many_failures": "Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.",
    "not_allowed": "Peran Anda tidak boleh membuka atau melakukan ini.",
    "foreign_request": "Permintaan ini datang dari halaman situs lain, jadi tidak kami terima.",
    "task_not_found": "Tugas ini tidak kami temukan.",
    "visit_not_found": "Kunjungan ini tidak kami temukan.",
    "note_changed": "Rekan Anda baru saja menyimpan kunjungan ini. Bandingkan dulu, lalu simpan lagi.",
    "staff_already_exists": "Sudah ada petugas dengan nama ini.",
    "staff_not_found": "Tidak ada petugas dengan nama ini.",
    "store_unavailable": "Penyimpanan sedang tidak bisa dijangkau. Tulisan Anda belum tersimpan; coba lagi nanti.",
}

CLI = {
    "about": "Perintah untuk layanan kiriman warga.",
    "mask": "menyamarkan data pribadi: satu JSON per baris masuk, satu JSON per baris keluar",
    "sandi": "memberi petugas sandi baru",
    "petugas": "membuat petugas baru",
    "desa": "desa petugas ini (hanya untuk peran petugas_desa)",
    "bersihkan": "menghapus data pribadi dari kiriman yang sudah selesai 90 hari",
    "bad_line": 'Baris {number}: bukan JSON berbentuk {{"text": "..."}}.',
    "erased": "Data pribadi dari {count} kiriman sudah dihapus.",
    "village_needed": "Isi --desa untuk peran petugas_desa, dan hanya untuk peran itu.",
    "password": "Sandi baru untuk {name}: {password}\nCatat sekarang. Sandi ini tidak bisa dilihat lagi.",
    "move": "memindahkan semua simpanan kantor ke tempat lain, lalu membandingkan keduanya",
    "move_from": "tempat sekarang, misalnya sqlite:/srv/lekok/feedback.sqlite",
    "move_to": "tempat baru, misalnya dynamodb:sekali-datang/lekok",
    "move_row": "{same:<6} {kind:<20} {count_here:>8} {count_there:>8}  {digest_here}  {digest_there}",
    "move_done": "Selesai: {written} ditulis kali ini. Kedua tempat sama.",
    "move_again": "Belum sama: {written} ditulis kali ini. Hentikan layanan, lalu jalankan perintah ini sekali lagi.",
}
MOVED_KINDS = {
    "KeptSubmission": "kiriman",
    "KeptEntry": "catatan kunjungan",
    "StaffMember": "petugas",
    "ContentTask": "tugas editor",
    "TripCount": "hitungan datang",
    "MissingPaper": "berkas kurang",
    "Interest": "minat kunjungan",
    "KnownPress": "penanda kiriman",
    "Numbers": "nomor urut",
}
SAME = {True: "sama", False: "BEDA"}
MOVE_PROBLEMS = {
    "NotAStore": "Tempatnya tidak ada atau salah tulis. Contoh: sqlite:/srv/feedback.sqlite, dynamodb:tabel/lekok.",
    "HoldsOthers": "Tempat baru sudah berisi simpanan lain. Tidak ada yang ditulis.",
    "StoreUnavailable": "Salah satu tempat tidak bisa dihubungi. Jalankan lagi nanti: yang sudah pindah tidak diulang.",
}

# The text about a visit that goes to village groups.
VISIT_TITLE = "*{title}*"
VISIT_CANCELLED = "*BATAL: {title}*"
VISIT_CHANGED = "*BERUBAH: {title}*"
VISIT_DAY = "{day}, {starts} sampai {ends} WIB"
VISIT_OLD_DAY = "Semula: {day}"
VISIT_NEW_DAY = "Menjadi: {day}"
VISIT_OLD = {"jam": "Jam semula: {old}", "tempat": "Tempat semula: {old}", "layanan": "Perubahan layanan: {old}"}
VISIT_PLACE = "Tempat: {place}"
VISIT_LAST_NUMBER = "Nomor antrean terakhir {at}"
VISIT_REASON = "Alasan: {reason}"
VISIT_REPLACEMENT = "Pengganti: {day}"
VISIT_NO_REPLACEMENT = "Belum ada hari pengganti."
VISIT_SERVICES = "Layanan: {titles}"
VISIT_QUEUE = "Antrean: {queue}"
VISIT_UNCONFIRMED = "Jadwal ini belum dipastikan kantor."
VISIT_EXAMPLE = "(contoh, bukan jadwal sebenarnya)"


def refusal(refused: Refusal) -> str:
    """Return the sentence people read when something is refused."""
    return REFUSALS[refused.code]


def long_date(day: date) -> str:
    """Write "Kamis, 3 Desember 2026"; a time is shown as the day it is in WIB."""
    local = _local_day(day)
    return f"{DAYS[local.weekday()]}, {local.day} {MONTHS[local.month - 1]} {local.year}"


def short_date(day: date) -> str:
    """Write "3 Des 2026"; a time is shown as the day it is in WIB."""
    local = _local_day(day)
    return f"{local.day} {SHORT_MONTHS[local.month - 1]} {local.year}"


def clock(at: time | datetime | str) -> str:
    """Write "08.00"; an aware time is shown in WIB, a text such as "8:00" is put in the same form."""
    if isinstance(at, str):
        hour, _, minute = at.replace(":", ".").partition(".")
        return f"{int(hour):02d}.{int(minute or 0):02d}"
    local = at.astimezone(WIB) if isinstance(at, datetime) and at.tzinfo else at
    return f"{local.hour:02d}.{local.minute:02d}"


def rupiah(amount: int) -> str:
    """Write "Rp 30.000"."""
    return f"Rp {amount:,}".replace(",", ".")


def _local_day(day: date) -> date:
    return day.astimezone(WIB).date() if isinstance(day, datetime) and day.tzinfo else day
