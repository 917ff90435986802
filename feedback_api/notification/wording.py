"""The Indonesian sentences of mail to senders."""

from feedback_api.domain.submission import Status

ANSWERED_SUBJECT = "Jawaban untuk {kind} Anda"
NOT_ANSWERED_SUBJECT = "Tentang {kind} Anda"
ANSWERED = "{office} sudah menjawab {kind} Anda."
NOT_ANSWERED = "Maaf, {office} tidak bisa menjawab {kind} Anda."
# Where to read on, after each kind of decision.
WHERE = {
    Status.PUBLISHED: (
        "Baca jawabannya (siap beberapa menit lagi):\n{origin}/tanya/{id}/",
        "Bisa juga dengan kode lacak Anda:\n{origin}/lacak/",
    ),
    Status.ANSWERED_PRIVATELY: ("Baca jawabannya di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
    Status.DECLINED: ("Baca alasannya di halaman ini. Ketik kode lacak Anda:\n{origin}/lacak/",),
}
WHY_THIS_LETTER = (
    "Surat ini dikirim otomatis karena alamat ini ditulis di formulir kami. Tidak perlu dibalas."
    " Kalau bukan Anda yang menulisnya, abaikan saja. Alamat ini kami hapus 90 hari setelah kiriman selesai."
)
