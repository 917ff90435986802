"""The Indonesian sentences of mail to senders and to staff, and of the text about a visit."""

from dataclasses import dataclass

from feedback_api.domain.acts.sender_reads import SenderReads


@dataclass(frozen=True, kw_only=True)
class MailWords:
    """The subject, what happened, and where to read on."""

    subject: str
    happened: str
    where: tuple[str, ...]


# A report is called no more than that: a letter lies open on a phone that others use too.
ANY_KIND = "kiriman"
_ANSWERED = "{office} sudah menjawab {kind} Anda."
# What a sender is told by mail, by what the status page then says; of an outcome that is not here no mail can speak.
MAIL = {
    SenderReads.PAGE: MailWords(
        subject="Jawaban untuk {kind} Anda",
        happened=_ANSWERED,
        where=(
            "Baca jawabannya (siap beberapa menit lagi):\n{origin}/tanya/{id}/",
            "Bisa juga dengan kode lacak Anda:\n{origin}/lacak/",
        ),
    ),
    SenderReads.ANSWER: MailWords(
        subject="Jawaban untuk {kind} Anda",
        happened=_ANSWERED,
        where=("Baca jawabannya di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
    ),
    SenderReads.FORWARDED: MailWords(
        subject="Tentang {kind} Anda",
        happened="{office} meneruskan {kind} Anda.",
        where=("Baca ke mana diteruskan di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
    ),
    SenderReads.WITHDRAWN: MailWords(
        subject="Tentang {kind} Anda",
        happened="{office} menarik jawaban untuk {kind} Anda dari situs.",
        where=("Baca alasannya di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
    ),
    SenderReads.REASON: MailWords(
        subject="Tentang {kind} Anda",
        happened="Maaf, {office} tidak bisa menjawab {kind} Anda.",
        where=("Baca alasannya di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
    ),
}
_READ_WITH_CODE = ("Baca di mana dan kapan di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",)
MAIL |= {
    SenderReads.READY: MailWords(
        subject="Siap diambil", happened="{office}: {kind} Anda siap diambil.", where=_READ_WITH_CODE
    ),
    SenderReads.COME_FIRST: MailWords(
        subject="Perlu datang dulu",
        happened="{office}: untuk {kind} Anda, tolong datang dulu.",
        where=_READ_WITH_CODE,
    ),
}
WHY_THIS_LETTER = (
    "Surat ini dikirim otomatis karena alamat ini ditulis di formulir kami. Tidak perlu dibalas."
    " Kalau bukan Anda yang menulisnya, abaikan saja. Alamat ini kami hapus 90 hari setelah kiriman selesai."
)
WHY_THIS_LETTER_OF_FETCHED = (
    "Surat ini dikirim otomatis karena alamat ini ditulis di permintaan surat. Tidak perlu dibalas."
    " Kalau bukan Anda yang menulisnya, abaikan saja. Alamat ini kami hapus 30 hari setelah kabar ini."
)

# What members of staff are told who chose to be.
STAFF_OVERDUE = "{count} kiriman lewat waktu"
STAFF_DIGEST = "Meja petugas, {day}"
STAFF_COUNTS = (
    ("waiting", "Menunggu: {count}"),
    ("overdue", "Lewat waktu: {count}"),
    ("due_today", "Batasnya hari ini: {count}"),
    ("unread_reports", "Laporan yang belum dibuka: {count}"),
)
STAFF_DESK = "Buka antrean:\n{origin}/moderasi/"
STAFF_WHY = (
    "Surat ini dikirim otomatis oleh {office} karena Anda memintanya. Tidak perlu dibalas."
    " Untuk berhenti, buka Akun saya:\n{origin}/moderasi/akun/"
)

# The text about a visit that goes to village groups.
VISIT_TITLE = "*{title}*"
VISIT_CANCELLED = "*BATAL: {title}*"
VISIT_CHANGED = "*BERUBAH: {title}*"
VISIT_RESTORED = "*JADI LAGI: {title}*"
VISIT_DAY = "{day}, {starts} sampai {ends} {zone}"
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
