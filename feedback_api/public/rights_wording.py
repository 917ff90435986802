"""The Indonesian sentences about what somebody can do with the data of a letter, by the word of the act's button."""

from dataclasses import dataclass

from feedback_api.domain.backups import COPIES_LAST_DAYS
from feedback_api.domain.submissions.submission import ERASURE_CONFIRMED_WITHIN, Status, Submission


@dataclass(frozen=True, kw_only=True)
class RightWords:
    """What is said when an act is done; of a deletion also its button, the question, and the button that says yes."""

    done: str
    says: str
    button: str = ""
    sure: str = ""
    confirm: str = ""


HOURS = int(ERASURE_CONFIRMED_WITHIN.total_seconds() // 3600)
_IN_COPIES = f"Salinan cadangan kantor masih memuatnya paling lama {COPIES_LAST_DAYS} hari."
RIGHTS = {
    "betulkan_kontak": RightWords(
        done="Nama atau kontak sudah diganti",
        says="Kantor memakai yang baru.",
    ),
    "betulkan_isi": RightWords(
        done="Tulisan sudah dibetulkan",
        says="Petugas membaca yang baru, dan melihat yang lama sampai kiriman ini diputuskan.",
    ),
    "minta_betulkan": RightWords(
        done="Permintaan sudah sampai ke petugas",
        says="Tulisan yang terbit berubah setelah petugas memeriksanya.",
    ),
    "hapus_kontak": RightWords(
        button="Hapus nama dan kontak",
        sure="Yakin menghapus nama dan kontak?",
        confirm="Ya, hapus nama dan kontak",
        done="Nama dan kontak sudah dihapus",
        says="Lihat jawabannya dengan kode lacak.",
    ),
    "hapus_kiriman": RightWords(
        button="Hapus kiriman ini",
        sure="Yakin menghapus kiriman ini?",
        confirm="Ya, hapus kiriman ini",
        done="Kiriman sudah dihapus",
        says="Tulisan, nama, dan kontak Anda tidak kami simpan lagi.",
    ),
    "minta_hapus": RightWords(
        button="Minta laporan ini dihapus",
        sure="Yakin minta laporan ini dihapus?",
        confirm="Ya, minta dihapus",
        done="Permintaan sudah sampai ke pengawas",
        says="Batas waktunya ada di halaman status.",
    ),
}
SURE_TO_CORRECT = "Yakin mengubahnya?"
CORRECT = "Ya, ubah"
CHANGED_MEANWHILE = "Kiriman ini berubah sejak halaman ini dibuka. Baca lagi, lalu tekan sekali lagi."
NOTHING_NEW = "Belum ada yang diubah."
TOO_OFTEN = "Terlalu sering dari sambungan ini. Coba {when}."
ACTORS = {"pengirim": "Anda", "sistem": "sistem"}
STAFF = "petugas"
_CONTACT = (
    "Nama dan kontak dihapus sekarang juga dan tidak bisa dikembalikan.",
    "Kantor tidak bisa mengabari Anda lagi. Lihat jawabannya dengan kode lacak.",
    _IN_COPIES,
)
_LETTER = "Tulisan, pesan susulan, nama, dan kontak dihapus sekarang juga dan tidak bisa dikembalikan."
_LEFT = "Jenis, desa, panduan, dan tanggalnya tetap dihitung. Itu tidak menunjukkan siapa Anda."
_REPORT = (
    f"Pengawas menyetujuinya paling lambat {HOURS // 24} x 24 jam sesudah Anda menekan tombol ini.",
    "Sesudah itu isi, nama, dan kontak dihapus dan tidak bisa dikembalikan. Laporan ini tidak bisa diperiksa lagi.",
    _IN_COPIES,
)


def consequences(word: str, submission: Submission) -> tuple[str, ...]:
    """Say what comes of a deletion of this submission."""
    if word == "hapus_kontak":
        return _CONTACT
    return _REPORT if word == "minta_hapus" else (_LETTER, *_of_letter(submission), _LEFT, _IN_COPIES)


def _of_letter(letter: Submission) -> tuple[str, ...]:
    if letter.status.is_open:
        return ("Kiriman ini tidak dijawab lagi. Petugas hanya melihat bahwa kiriman ini ditarik, tanpa isinya.",)
    if letter.status is Status.PUBLISHED:
        return (
            "Halaman tanya jawabnya ditarik dari situs. Mesin pencari bisa masih menampilkannya beberapa hari.",
            "Jawaban kantor boleh disimpan petugas, tanpa pertanyaan Anda.",
        )
    return ("Jawaban kantor tetap disimpan, tanpa tulisan Anda. Anda tetap bisa membacanya dengan kode ini.",)
