"""The Indonesian words of the function, and how it writes dates, times and amounts."""

from datetime import date, datetime, time

from feedback_api.domain.details import Detail
from feedback_api.domain.errors import Refusal
from feedback_api.domain.members.staff import Role
from feedback_api.domain.submissions.answer import GuideVerdict
from feedback_api.domain.submissions.submission import Kind, SenderStatus, Status, Suspicion
from feedback_api.domain.wording import ACTS as ACTS  # noqa: PLC0414 whoever looks for words finds them here
from feedback_api.domain.wording import DESK_ACTS as DESK_ACTS  # noqa: PLC0414 the same
from feedback_api.domain.wording import DESK_ACTS_OF_FETCHED as DESK_ACTS_OF_FETCHED  # noqa: PLC0414 the same
from feedback_api.domain.wording import ActWords

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
    Kind.REPORT: "laporan",
    Kind.PREPARE: "surat",
    Kind.HANDED_IN: "berkas",
}
KINDS = {kind: word.capitalize() for kind, word in KIND_WORDS.items()}
SENDER_STATUSES = {
    SenderStatus.RECEIVED: "Diterima",
    SenderStatus.LOOKING: "Sedang dicari jawabannya",
    SenderStatus.ANSWERED: "Dijawab",
    SenderStatus.FORWARDED: "Kami teruskan",
    SenderStatus.CANNOT_ANSWER: "Tidak bisa kami jawab",
    SenderStatus.TAKEN_FOR_SPAM: "Tidak kami jawab",
    SenderStatus.WITHDRAWN: "Jawabannya kami tarik",
    SenderStatus.TAKEN_BACK: "Sudah Anda hapus",
    SenderStatus.READY: "Siap diambil",
    SenderStatus.COME_FIRST: "Perlu datang dulu",
}
# And of what ends with a paper that is fetched.
SENDER_STATUSES_OF_FETCHED = {
    **SENDER_STATUSES,
    SenderStatus.LOOKING: "Sedang dikerjakan",
    SenderStatus.CANNOT_ANSWER: "Tidak bisa disiapkan",
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
    Status.TAKEN_BACK: "Ditarik pengirim",
    Status.READY: "Siap diambil",
    Status.COME_FIRST: "Diminta datang dulu",
}
SUSPICIONS = {Suspicion.TOO_FAST: "Dikirim sangat cepat, mungkin oleh mesin"}
VERDICT_WORDS = {
    GuideVerdict.RIGHT: "benar",
    GuideVerdict.UNCLEAR: "kurang_jelas",
    GuideVerdict.WRONG: "salah",
    GuideVerdict.MISSING: "belum_ada",
}
# What the desk calls each thing that keeps the office from serving, and what a tap on it tells whom.
CAUSES = {
    "kantor_tutup": ActWords(button="Kantor tutup", about="tampil di semua panduan dan kunjungan pada waktu itu"),
    "jaringan_mati": ActWords(button="Jaringan {registry} mati", about="tampil di panduan yang perlu jaringan itu"),
    "blangko_habis": ActWords(button="Blangko habis", about="tampil di panduan yang dicentang di atas"),
    "petugas_tidak_ada": ActWords(
        button="Petugas tidak di tempat", about="di panduan yang dicentang; tanpa centang, semua di loket"
    ),
    "listrik_mati": ActWords(button="Listrik mati", about="untuk satu desa: di halamannya dan kunjungan ke sana"),
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
    Detail.NPWP: "NPWP",
    Detail.BPJS: "Nomor BPJS",
    Detail.PLATE: "Nomor kendaraan",
    Detail.BIRTHDATE: "Tanggal lahir",
}
ASIDE = {
    "submission": "kiriman",
    "visit": "catatan kunjungan",
    "page": "halaman yang ditarik",
    "interruption": "gangguan layanan",
    "fact": "keterangan kantor",
    "task": "tugas",
    "staff": "petugas",
    "build_record": "catatan penyusunan",
}
REFUSALS = {
    "submission_not_found": "Kiriman ini tidak kami temukan.",
    "tracking_code_unknown": "Kode ini tidak kami kenal. Periksa lagi delapan huruf dan angkanya.",
    "submission_changed": "Rekan Anda baru saja menyimpan kiriman ini. Bandingkan dulu, lalu simpan lagi.",
    "already_decided": "Kiriman ini sudah selesai.",
    "held_by_somebody_else": "Rekan Anda sedang mengerjakan kiriman ini.",
    "personal_details_remain": "Masih ada yang tampak seperti data pribadi. Samarkan, atau nyatakan bahwa itu bukan.",
    "not_read_for_names": "Baca sekali lagi yang akan terbit: tidak boleh ada nama atau alamat orang.",
    "opened_again_first": (
        "Terbitan ini perlu dibaca dua orang, juga perbaikannya. "
        "Tekan Buka lagi, lalu usulkan terbit dengan tulisan yang benar. Halamannya turun sampai orang kedua setuju."
    ),
    "second_member_needed": (
        "Kiriman ini terdengar seperti laporan, jadi baru terbit setelah orang kedua membaca dan menyetujuinya. "
        "Usulkan terbit, atau jadikan laporan rahasia."
    ),
    "no_second_member": (
        "Kiriman ini terdengar seperti laporan, dan belum ada orang kedua di sini, jadi belum bisa diterbitkan. "
        "Jadikan laporan rahasia, atau jawab pribadi dan sebut SP4N-LAPOR dan Ombudsman sebagai tempat melapor."
    ),
    "proposal_changed": "Tulisannya bukan lagi yang diusulkan. Usulkan lagi, supaya orang kedua membaca yang baru.",
    "never_published": "Kiriman ini rahasia, jadi tidak pernah diterbitkan. Jawab pribadi.",
    "kind_is_final": "Kiriman ini tetap jenisnya. Tidak bisa digabung, dipindah, atau dijadikan jenis lain.",
    "no_key_fits": "Isinya belum bisa dibuka: kuncinya tidak ada di sini. Hubungi pengelola situs.",
    "first_answer_given": "Kabar pertama sudah diberikan dan tetap dibaca pengirim. Sekarang beri keputusannya.",
    "not_offered": "Ini tidak bisa dilakukan lagi. Di bawah ada yang masih bisa.",
    "thread_not_public": "Kiriman pertamanya tidak terbit, jadi susulan ini hanya bisa dijawab pribadi.",
    "follow_up_first": "Ada pesan susulan di kiriman ini. Jadikan dulu susulannya laporan rahasia.",
    "not_mergeable": "Jawaban itu tidak ada atau tidak sedang terbit. Pilih jawaban lain.",
    "cannot_be_undone": "Sudah lewat 10 menit, atau pengirim sudah dikabari, jadi tidak bisa diurungkan lagi.",
    "not_published": "Kiriman ini tidak sedang terbit.",
    "not_signed_in": "Halaman ini untuk petugas. Silakan masuk dulu.",
    "wrong_password": "Nama atau sandi tidak cocok.",
    "too_many_failures": "Terlalu banyak percobaan masuk. Tunggu 15 menit, lalu coba lagi.",
    "too_many_at_once": "Sedang banyak yang masuk bersamaan. Tunggu sebentar, lalu tekan Masuk lagi.",
    "too_much_waiting": "Sedang banjir kiriman, dan banyak yang datang dari sambungan ini. Coba satu jam lagi.",
    "too_late_to_undo": "Sepuluh menitnya sudah lewat. Ambil satu per satu dari daftar yang disisihkan.",
    "erasure_not_asked": "Penghapusan laporan ini belum diminta. Yang boleh memintanya hanya pengirimnya.",
    "only_for_reports": "Ini hanya untuk laporan rahasia. Kiriman ini bukan laporan.",
    "stands_with_first": "Susulan tampil bersama kiriman pertamanya. Ubah di kiriman pertama.",
    "not_allowed": "Peran Anda tidak boleh membuka atau melakukan ini.",
    "foreign_request": "Permintaan ini datang dari halaman situs lain, jadi tidak kami terima.",
    "task_not_found": "Tugas ini tidak kami temukan.",
    "interruption_not_found": "Pengumuman ini tidak kami temukan.",
    "visit_not_found": "Kunjungan ini tidak kami temukan.",
    "visit_exists": "Sudah ada kunjungan ke desa ini pada tanggal itu. Ubah yang sudah ada.",
    "not_cancelled": "Kunjungan ini tidak batal, jadi tidak ada yang dipulihkan.",
    "cancelled_in_file": "Kunjungan ini batal di file editor. Hanya editor yang bisa memulihkannya, di file itu.",
    "note_changed": "Rekan Anda baru saja menyimpan kunjungan ini. Bandingkan dulu, lalu simpan lagi.",
    "staff_already_exists": "Sudah ada petugas dengan nama ini.",
    "staff_not_found": "Tidak ada petugas dengan nama ini.",
    "staff_changed": "Data petugas ini baru saja diubah orang lain. Lihat dulu, lalu coba lagi.",
    "staff_has_left": "Petugas ini sudah berhenti, jadi tidak bisa diubah lagi.",
    "last_admin": "Ini satu-satunya admin. Angkat admin lain dulu.",
    "separate_hands": "Admin dan pengawas tidak saling menggantikan: yang mengatur petugas tidak membaca laporan.",
    "code_asked": "Sandi cocok. Sekarang tulis kode dari HP Anda.",
    "own_invitation": "Undangan ini tidak bisa dipakai di perangkat pengundangnya. Buka di HP orang yang diundang.",
    "borrowed_right": "Anda hanya menggantikan admin. Yang tetap berlaku sesudahnya dilakukan admin sendiri.",
    "own_deputy": "Tidak ada yang menggantikan dirinya sendiri. Pilih rekan lain.",
    "invitation_over": "Undangan ini sudah tidak berlaku. Minta undangan baru kepada admin.",
    "village_unknown": "Desa ini tidak ada di situs. Pilih dari daftar.",
    "wrong_code": "Kode tidak cocok atau sudah pernah dipakai. Tunggu kode berikutnya di HP Anda.",
    "second_factor_needed": "Peran Anda perlu kode dari HP untuk masuk. Pasang dulu kodenya.",
    "submission_set_aside": "Kiriman ini sedang tidak bisa dibuka, tetapi aman tersimpan. Coba lagi besok.",
    "visit_set_aside": "Catatan kunjungan ini sedang tidak bisa dibuka, tetapi aman tersimpan. Tanyakan ke kecamatan.",
    "task_set_aside": "Tugas ini sedang tidak bisa dibuka, tetapi aman tersimpan.",
    "staff_set_aside": "Petugas ini dicatat oleh versi yang lebih baru, jadi belum bisa masuk atau diubah di sini.",
    "session_set_aside": "Sesi ini dibuka oleh versi yang lebih baru. Silakan masuk lagi.",
    "build_record_set_aside": "Situs ini sedang disusun oleh versi yang lebih baru.",
    "set_aside": "Ini sedang tidak bisa dibuka, tetapi aman tersimpan.",
    "store_unavailable": "Penyimpanan sedang tidak bisa dijangkau. Tulisan Anda belum tersimpan; coba lagi nanti.",
}

# What a page says, and an API where it has nothing more exact: what happened, and what to do now.
TROUBLES = {
    400: ("Kiriman ini tidak terbaca", "Coba buka halamannya lagi."),
    403: ("Ini tidak boleh", "Halaman atau tombol ini bukan untuk Anda."),
    404: ("Halaman ini tidak ada", "Alamatnya mungkin salah ketik atau sudah pindah."),
    405: ("Halaman ini tidak dibuka dengan cara itu", "Mulai lagi dari halaman depan."),
    408: ("Kirimannya terlalu lama di jalan", "Sambungan mungkin sedang lambat. Coba lagi sebentar lagi."),
    409: ("Ada yang berubah", "Buka lagi halamannya."),
    410: ("Halaman ini sudah ditutup", "Isinya tidak dipakai lagi."),
    413: (
        "Tulisannya terlalu besar",
        "Tekan tombol kembali di HP Anda, tulisannya masih ada. Pendekkan, lalu kirim lagi.",
    ),
    414: ("Alamatnya terlalu panjang", "Pendekkan yang Anda cari, atau mulai lagi dari halaman depan."),
    415: ("Bentuk kiriman ini tidak kami kenal", "Pakai formulir di situs ini."),
    416: ("Bagian itu tidak ada", "Ambil filenya dari awal."),
    423: ("Sedang tidak bisa dibuka", "Isinya aman tersimpan. Coba lagi besok."),
    429: ("Terlalu sering", "Tunggu sebentar, lalu coba lagi."),
    431: ("Kiriman ini membawa terlalu banyak catatan", "Hapus kuki situs ini di HP Anda, lalu coba lagi."),
    503: ("Sedang ada gangguan", "Tulisan Anda belum tersimpan. Coba lagi sebentar lagi."),
}
# A form of the desk is not kept by the telephone it was typed on.
# A program asked in a way that no server here speaks.
NOT_SPOKEN_HERE = frozenset({501, 505})
TROUBLES_OF_STAFF = {413: ("Tulisannya terlalu besar", "Belum tersimpan. Pendekkan, lalu kirim lagi.")}
UNREADABLE, UNFORESEEN = TROUBLES[400], ("Ada yang salah di pihak kami", "Bukan salah Anda. Coba lagi sebentar lagi.")
OUR_FAULT = 500

# Said in the terminal of somebody who starts the function alone.
NO_OFFICE_HERE = (
    "Belum ada kantor di sini. Jalankan dulu: python3 tasks.py serve. "
    "Atau sebut foldernya: SEKALI_DATA=kantor. ({problems})"
)


def sender_words(kind: Kind) -> dict[SenderStatus, str]:
    """Return what the sender of a submission of this kind reads of where it stands."""
    return SENDER_STATUSES_OF_FETCHED if kind.is_fetched else SENDER_STATUSES


def refusal(refused: Refusal) -> str:
    """Return the sentence people read when something is refused."""
    return REFUSALS[refused.code]


def trouble(status: int, *, is_staff: bool = False) -> tuple[str, str]:
    """Return what happened and what to do now, for any status of a refusal or an error."""
    if is_staff and status in TROUBLES_OF_STAFF:
        return TROUBLES_OF_STAFF[status]
    is_ours = status >= OUR_FAULT and status not in NOT_SPOKEN_HERE
    return TROUBLES.get(int(status), UNFORESEEN if is_ours else UNREADABLE)


def long_date(day: date) -> str:
    """Write "Kamis, 3 Desember 2026"; a time counts as the day that stands in it, see `theme.jinja_filters`."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Write "3 Des 2026"; a time counts as the day that stands in it."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def clock(at: time | datetime | str) -> str:
    """Write "08.00"; a text such as "8:00" is put in the same form."""
    if isinstance(at, str):
        hour, _, minute = at.replace(":", ".").partition(".")
        return f"{int(hour):02d}.{int(minute or 0):02d}"
    return f"{at.hour:02d}.{at.minute:02d}"


def rupiah(amount: int) -> str:
    """Write "Rp 30.000"."""
    return f"Rp {amount:,}".replace(",", ".")
