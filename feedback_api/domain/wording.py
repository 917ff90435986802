"""The Indonesian words of the domain: what hides a personal detail, what people read of each field and each act."""

from dataclasses import dataclass

from feedback_api.domain.audit import Act
from feedback_api.domain.details import Detail


@dataclass(frozen=True, kw_only=True)
class ActWords:
    """What staff read of an act: its button and what that does; of one with a reason also the field and its button."""

    button: str
    about: str
    reason_hint: str = ""
    with_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FieldWords:
    """What people read of a field: on the form `label`, `hint`, what is wrong; on the desk `short`; in the API `about`.

    The privacy page explains it under a heading that begins with `short`.
    """

    label: str
    short: str
    about: str
    hint: str = ""
    missing: str = ""
    too_long: str = ""


REPLACEMENTS = {
    Detail.NIK: "[NIK disembunyikan]",
    Detail.NO_KK: "[Nomor KK disembunyikan]",
    Detail.PHONE: "[nomor HP disembunyikan]",
    Detail.EMAIL: "[email disembunyikan]",
    Detail.ADDRESS: "[alamat rumah disembunyikan]",
    Detail.BANK: "[nomor rekening disembunyikan]",
    Detail.VA: "[nomor VA disembunyikan]",
    Detail.NOP: "[NOP disembunyikan]",
    Detail.NPWP: "[NPWP disembunyikan]",
    Detail.BPJS: "[nomor BPJS disembunyikan]",
    Detail.PLATE: "[nomor kendaraan disembunyikan]",
    Detail.BIRTHDATE: "[tanggal lahir disembunyikan]",
}
# What the form of a report says of fields that are declared like all others.
REPORT_FIELDS = {
    "isi": FieldWords(
        label="Apa yang terjadi?",
        short="Isi",
        about="",
        hint="Siapa, di mana, kapan, berapa. Nama petugas boleh ditulis: hanya pengawas yang membacanya.",
    ),
    "nama": FieldWords(
        label="Nama Anda",
        short="Nama",
        about="",
        hint="Tidak perlu. Kalau diisi, hanya pengawas yang melihatnya.",
    ),
    "kontak": FieldWords(
        label="Nomor WhatsApp",
        short="Kontak",
        about="",
        hint="Tidak perlu. Cukup kode lacak. Dihapus 90 hari setelah selesai.",
    ),
}
# And what the form of the message that follows an answer says of them.
FOLLOW_UP_FIELDS = {
    "isi": FieldWords(
        label="Yang masih ingin Anda tanyakan",
        short="Isi",
        about="",
        hint="Jangan tulis NIK, nomor KK, atau nama orang lain. Jawaban bisa dibaca umum.",
    ),
}
# What the form that asks for a letter says of them.
PREPARE_FIELDS = {
    "panduan": FieldWords(label="Surat apa?", short="Surat", about="", missing="Pilih suratnya."),
    "desa": FieldWords(
        label="Desa Anda", short="Desa", about="", missing="Pilih desa Anda: desa itu yang menulis suratnya."
    ),
    "nama": FieldWords(
        label="Nama lengkap",
        short="Nama",
        about="",
        hint="Hanya dilihat petugas. Tidak pernah tampil di situs.",
        missing="Tulis nama lengkap, supaya desa tahu surat ini untuk siapa.",
        too_long="Nama terlalu panjang. Paling banyak 100 huruf.",
    ),
    "kontak": FieldWords(
        label="Nomor WhatsApp",
        short="Kontak",
        about="",
        hint="Untuk mengabari Anda. Dihapus 30 hari setelah surat siap.",
    ),
}
FOLLOW_UP_PRIVATE = {
    "isi": FieldWords(
        label="Yang masih ingin Anda tanyakan",
        short="Isi",
        about="",
        hint="Dijawab hanya kepada Anda, dengan kode ini.",
    ),
}
FIELDS = {
    "jenis": FieldWords(label="Ini tentang apa?", short="Jenis", about="Kiriman ini tentang apa."),
    "panduan": FieldWords(
        label="Panduan", short="Panduan", about="Slug panduan, misalnya akta-kelahiran. Boleh kosong."
    ),
    "desa": FieldWords(label="Desa Anda", short="Desa", about="Slug desa, seperti di alamat halamannya. Boleh kosong."),
    "isi": FieldWords(
        label="Tulis di sini",
        short="Isi",
        about="Teks biasa. Panjang paling banyak diatur kantor.",
        hint="Jangan tulis NIK, nomor KK, atau nama orang lain. Jawaban bisa dibaca umum.",
        missing="Tulis dulu yang ingin Anda sampaikan.",
    ),
    "nama": FieldWords(
        label="Nama Anda",
        short="Nama",
        about="Tidak pernah diterbitkan.",
        hint="Tidak akan diterbitkan.",
        too_long="Nama terlalu panjang. Cukup nama panggilan. Boleh dikosongkan.",
    ),
    "kontak": FieldWords(
        label="Nomor WhatsApp",
        short="Kontak",
        about="Nomor WhatsApp atau email. Tidak pernah diterbitkan.",
        hint="Hanya untuk mengabari Anda. Dihapus 90 hari setelah selesai.",
    ),
    "rahasia": FieldWords(
        label="Jangan tampilkan",
        short="Jangan tampilkan",
        about="ya: dijawab hanya kepada pengirim, tidak pernah terbit. Laporan selalu begitu.",
        hint="Dijawab hanya kepada Anda, dengan kode lacak. Tidak pernah terbit.",
    ),
    "kunci": FieldWords(label="", short="", about="Kunci idempotensi."),
}
# By the word that its button sends.
DESK_ACTS = {
    "terbitkan": ActWords(button="Terbitkan", about="jawaban bisa dibaca umum"),
    "usulkan_terbit": ActWords(button="Usulkan terbit", about="orang kedua membacanya dulu"),
    "setujui_terbit": ActWords(button="Setujui", about="terbit persis seperti yang diusulkan"),
    "kembalikan": ActWords(
        button="Kembalikan",
        about="tulis apa yang perlu diubah",
        reason_hint="Dibaca rekan Anda di meja ini. Pengirim tidak membacanya.",
        with_reason="Kembalikan",
    ),
    "biarkan_terbit": ActWords(button="Biarkan terbit", about="sudah dibaca, tetap bisa dibaca umum"),
    "jadikan_pribadi": ActWords(button="Jadikan pribadi", about="hilang dari situs, jawabannya tetap dibaca pengirim"),
    "lepas": ActWords(button="Lepas", about="kembali ke antrean"),
    "ambil": ActWords(button="Ambil", about="pegang 30 menit"),
    "serahkan": ActWords(button="Serahkan", about="jadi tugas rekan, atau tugas Anda sendiri"),
    "jawab_pribadi": ActWords(button="Jawab pribadi", about="hanya dibaca pengirim, tidak diterbitkan"),
    "kabar_pertama": ActWords(button="Beri kabar dulu", about="hanya dibaca pengirim, keputusannya menyusul"),
    "jadikan_laporan": ActWords(
        button="Jadikan laporan rahasia",
        about="hanya pengawas yang membacanya sesudah ini",
        reason_hint="Dibaca pengirim. Sesudah ini hanya pengawas yang bisa membuka kiriman ini.",
        with_reason="Jadikan laporan rahasia",
    ),
    "tolak": ActWords(
        button="Tolak",
        about="beri alasan dan ke mana",
        reason_hint="Dibaca pengirim. Sebut juga ke mana warga bisa bertanya.",
        with_reason="Tolak dengan alasan ini",
    ),
    "siap_diambil": ActWords(
        button="Siap diambil",
        about="warga membaca di mana dan jam berapa",
        reason_hint="Dibaca warga: ambil di mana, hari dan jam berapa, bawa apa.",
        with_reason="Kabari: siap diambil",
    ),
    "perlu_datang": ActWords(
        button="Perlu datang dulu",
        about="surat belum bisa dibuat tanpa warga datang",
        reason_hint="Dibaca warga: untuk apa datang, ke mana, bawa apa.",
        with_reason="Kabari: datang dulu",
    ),
    "gabung": ActWords(button="Gabung", about="pertanyaan yang sama sudah dijawab; pengirim membaca jawaban itu"),
    "teruskan": ActWords(
        button="Teruskan",
        about="ke dinas atau SP4N-LAPOR; pengirim membaca ke mana",
        reason_hint="Dibaca pengirim: kenapa diteruskan.",
        with_reason="Teruskan dan kabari pengirim",
    ),
    "perbaiki": ActWords(button="Perbaiki jawaban", about="dengan catatan yang dibaca umum"),
    "buka_lagi": ActWords(button="Buka lagi", about="kembali ke antrean; yang sudah terbit hilang dari situs"),
    "ganti_tentang": ActWords(
        button="Ganti judul, panduan, kondisi, atau desa", about="supaya tampil di tempat yang benar"
    ),
    "urungkan": ActWords(button="Urungkan", about="batalkan tindakan yang terakhir"),
    "spam": ActWords(button="Spam", about="iklan atau iseng, tidak dijawab"),
    "buang_jawaban": ActWords(button="Buang jawabannya juga", about="jawaban tanpa pertanyaan ikut hilang"),
    "setujui_hapus": ActWords(button="Setujui dan hapus laporan", about="isi, nama, dan kontak hilang untuk selamanya"),
    "tarik": ActWords(
        button="Tarik dari situs",
        about="halamannya hilang dari situs",
        reason_hint="Dibaca pengirim. Halamannya hilang dari situs.",
        with_reason="Tarik",
    ),
}
# What staff read of those acts where a paper is fetched in the end.
DESK_ACTS_OF_FETCHED = DESK_ACTS | {
    "buka_lagi": ActWords(button="Buka lagi", about="kembali ke yang belum siap; kabarnya hilang dari warga"),
    "tolak": ActWords(
        button="Tidak bisa",
        about="tulis karena apa, dan ke mana",
        reason_hint="Dibaca warga: karena apa, dan ke mana.",
        with_reason="Kabari: tidak bisa",
    ),
}
# What the history of a submission or of a visit says of an act.
ACTS = {
    Act.RECEIVED: "Diterima",
    Act.CLAIMED: "Diambil",
    Act.RELEASED: "Dilepas",
    Act.ASSIGNED: "Diserahkan",
    Act.HANDED_BACK: "Lepas dari petugas yang berhenti atau pindah tugas",
    Act.UNMASKED: "Tulisan asli dibuka",
    Act.PUBLISHED: "Diterbitkan",
    Act.ANSWERED_PRIVATELY: "Dijawab pribadi",
    Act.FIRST_ANSWERED: "Diberi kabar pertama",
    Act.PROPOSED: "Diusulkan terbit",
    Act.SECONDED: "Disetujui orang kedua dan diterbitkan",
    Act.SENT_BACK: "Dikembalikan orang kedua",
    Act.MADE_REPORT: "Dijadikan laporan rahasia",
    Act.DECLINED: "Ditolak",
    Act.MADE_READY: "Siap diambil",
    Act.CALLED_FIRST: "Diminta datang dulu",
    Act.MARKED_SPAM: "Ditandai spam",
    Act.PUT_ASIDE: "Disisihkan bersama kiriman lain",
    Act.BROUGHT_BACK: "Kembali ke antrean",
    Act.LETTERS_EXPORTED: "Daftar kiriman diunduh",
    Act.WITHDRAWN: "Ditarik dari situs",
    Act.KEPT_PUBLISHED: "Dibaca lagi, dibiarkan terbit",
    Act.MADE_PRIVATE: "Dijadikan pribadi",
    Act.UNDONE: "Yang terakhir diurungkan",
    Act.REOPENED: "Dibuka lagi",
    Act.CORRECTED: "Jawaban yang terbit diperbaiki",
    Act.FORWARDED: "Diteruskan",
    Act.MERGED: "Digabung ke jawaban yang sudah terbit",
    Act.ABOUT_CHANGED: "Judul, panduan, kondisi, atau desa diganti",
    Act.ERASED: "Data pribadi dihapus",
    Act.COPIED: "Pengirim melihat salinan datanya",
    Act.CONTACT_CORRECTED: "Pengirim mengganti nama atau kontak",
    Act.CONTACT_DELETED: "Pengirim menghapus nama dan kontak",
    Act.TEXT_CORRECTED: "Pengirim membetulkan tulisannya",
    Act.CORRECTION_WISHED: "Pengirim minta tulisannya dibetulkan",
    Act.TAKEN_BACK: "Pengirim menghapus kirimannya",
    Act.ANSWER_DROPPED: "Jawaban tanpa pertanyaan dibuang",
    Act.ERASURE_ASKED: "Pengirim minta laporannya dihapus",
    Act.ERASURE_CONFIRMED: "Laporan dihapus atas permintaan pengirim",
    Act.VISIT_PLANNED: "Kunjungan dibuat",
    Act.VISIT_CHANGED: "Kunjungan diubah",
    Act.VISIT_CANCELLED: "Kunjungan dibatalkan",
    Act.VISIT_RESTORED: "Kunjungan jadi lagi",
    Act.RESULT_WRITTEN: "Hasil kunjungan dicatat",
    Act.SUPERVISOR_APPOINTED: "Pengawas diangkat",
    Act.SUPERVISOR_RENEWED: "Sandi pengawas diganti",
    Act.SUPERVISOR_RELEASED: "Pengawas berhenti",
    Act.SUPERVISOR_REPRESENTED: "Pengganti pengawas ditunjuk",
    Act.MEMBER_INVITED: "Diundang",
    Act.INVITATION_WITHDRAWN: "Undangan dibatalkan",
    Act.INVITATION_USED: "Undangan dipakai",
    Act.MEMBER_ADDED: "Menjadi petugas",
    Act.MEMBER_CHANGED: "Peran atau desa diganti",
    Act.MEMBER_LEFT: "Berhenti",
    Act.PASSWORD_CHANGED: "Sandi diganti",
    Act.SESSIONS_ENDED: "Dikeluarkan dari perangkat",
    Act.CODE_SET_UP: "Kode masuk dipasang",
    Act.CODE_TAKEN_OFF: "Kode masuk dilepas",
    Act.CODE_RESET: "Kode masuk dilepas karena HP hilang",
    Act.RECOVERY_USED: "Kode cadangan dipakai",
    Act.MAIL_CHOSEN: "Kabar lewat email dipilih",
    Act.DEPUTY_NAMED: "Pengganti ditunjuk",
    Act.DEPUTY_RELEASED: "Pengganti dibebaskan",
    Act.PAGE_TAKEN_DOWN: "Halaman ditarik",
    Act.PAGE_PUT_BACK: "Halaman ditampilkan lagi",
    Act.INTERRUPTION_SAID: "Gangguan layanan diumumkan",
    Act.INTERRUPTION_ENDED: "Gangguan layanan diakhiri",
    Act.INTERRUPTION_RESUMED: "Gangguan layanan dilanjutkan",
    Act.FACT_STATED: "Keterangan kantor diisi",
    Act.FACT_TAKEN_AWAY: "Isian meja ditiadakan",
    Act.FACT_UNDONE: "Keterangan kantor dikembalikan",
}
