"""The Indonesian sentences that tell staff what is wrong with what they typed."""

ANSWER_MISSING = "Tulis jawabannya dulu."
ANSWER_TOO_LONG = "Jawaban terlalu panjang. Paling banyak {longest} huruf."
ANSWER_TANGLED = "Jawaban memakai terlalu banyak tanda atau baris, jadi tidak bisa ditampilkan. Hapus yang tidak perlu."
ANSWER_WITHOUT_WORDS = (
    "Jawaban ini tidak berisi kata yang bisa dibaca warga. Gambar tidak ikut terbit. Tulis jawabannya."
)
PUBLIC_TEXT_MISSING = "Isi yang akan terbit masih kosong."
PUBLIC_TEXT_TOO_LONG = "Isi yang akan terbit terlalu panjang. Paling banyak {longest} huruf."
VERDICT_MISSING = "Pilih dulu: panduannya bagaimana?"
PAGE_UNKNOWN = "Tidak ada halaman ini di situs. Periksa ejaan alamatnya."
NO_SUCH_PAGE = (
    "Halaman ini tidak dibuat dari satu file, jadi tidak bisa ditarik di sini. "
    "Tulis alamatnya, misalnya /panduan/ktp-el-hilang/, atau nama filenya. Jawaban ditarik di kirimannya."
)
WHY_THIS_PAGE = "Tulis alasannya, supaya rekan Anda tahu."
REASON_MISSING = "Tulis alasannya, dan ke mana warga bisa bertanya."
REASON_TOO_LONG = "Alasan terlalu panjang. Paling banyak {longest} huruf."
DETAILS_REMAIN = "Masih ada yang mirip data pribadi: {details}. Hapus, atau centang bahwa itu bukan."
READ_FOR_NAMES = "Baca sekali lagi yang akan terbit, lalu centang: tidak ada nama atau alamat orang."
NAMES_IN_PUBLIC = "Warga akan membaca nama atau alamat di bawah. Hapus, atau centang bahwa boleh dibaca umum."
PAGE_TOO_OLD = "Halaman ini terlalu lama terbuka. Tulisan Anda aman. Tekan sekali lagi."
ACT_UNKNOWN = "Tombol ini tidak dikenal. Pilih salah satu tombol di bawah."
NAME_MISSING = "Tulis nama Anda."
PASSWORD_MISSING = "Tulis sandi Anda."  # noqa: S105 a sentence, not a password
TOO_MANY_SIGN_INS = "Terlalu banyak percobaan masuk dengan nama ini. Coba {minutes} menit lagi."
SIGN_IN_AGAIN = "Anda perlu masuk lagi. Tulisan Anda aman: setelah masuk, tinggal tekan sekali lagi."
READ_MORE = "Selengkapnya"
GUIDE_FIRST = "Pilih panduannya dulu."
TAP_UNKNOWN = "Pilihan ini tidak dikenal. Tekan salah satu tombol di bawah."
PLACE_UNKNOWN = "Pilih desa yang ada di daftar."
ONLY_OF_A_DESA = "Ini hanya untuk satu desa. Pilih desanya, lalu tekan sekali lagi."
ONLY_OF_THE_OFFICE = "Ini untuk seluruh kecamatan. Pilih kantor kecamatan, lalu tekan sekali lagi."
RESULT_EMPTY = "Isi paling sedikit satu angka."
NO_NUMBER = "{title}: tulis angka saja, misalnya 12."
MORE_FINISHED = "{title}: yang selesai tidak bisa lebih banyak dari yang dilayani."
RESULT_TOO_EARLY = "Kunjungan ini belum berlangsung. Hasilnya dicatat mulai hari itu."
KIND_FIRST = "Pilih dulu: ini tentang apa?"
VILLAGE_UNKNOWN = "Desa ini tidak dikenal. Pilih dari daftar."
VOICE_EMPTY = "Tulis dulu apa yang disampaikan warga."
VOICE_TOO_LONG = "Tulisan terlalu panjang. Paling banyak {longest} huruf."
VILLAGE_FIRST = "Pilih desanya."
DAY_UNCLEAR = "Pilih tanggal, misalnya 2026-12-03."
DAY_PAST = "Tanggal ini sudah lewat."
DAY_FAR = "Tanggal ini lebih dari setahun lagi. Periksa tahunnya."
DAY_HOLIDAY = 'Tanggal ini hari libur. Centang "tetap buka" kalau memang begitu.'
DAY_TAKEN = "Sudah ada kunjungan ke desa ini pada tanggal itu."
TIME_UNCLEAR = "Tulis jam seperti 08.00."
ENDS_FIRST = "Jam selesai harus sesudah jam mulai."
LAST_OUTSIDE = "Nomor terakhir harus di antara jam mulai dan selesai."
PLACE_FIRST = "Tulis tempatnya, paling banyak 120 huruf."
LANDMARK_LONG = "Patokan paling banyak 120 huruf."
SERVICE_FIRST = "Centang paling sedikit satu layanan."
QUOTA_UNCLEAR = "{title}: kuota ditulis angka, atau dikosongkan."
WHY_FIRST = "Tulis alasannya. Warga akan membacanya."
ALREADY_OFF = "Kunjungan ini sudah batal. Pulihkan dulu, atau buat kunjungan baru."
RESTORE_PAST = "Harinya sudah lewat. Buat kunjungan baru."
RESTORE_HOLIDAY = "Harinya sekarang hari libur. Buat kunjungan baru di hari lain."
RESTORE_DELETED = "Filenya sudah tidak ada, jadi tidak bisa dipulihkan. Buat kunjungan baru."
VISIT_REPORTS = {
    "change_dropped": "Sebagian perubahan petugas tidak dipakai lagi, karena editor mengubah filenya sesudah itu.",
    "file_renamed": "Editor memberi filenya nama baru. Perubahan petugas tetap berlaku.",
    "file_deleted": "Filenya sudah tidak ada. Sampai harinya tetap tampil sebagai batal.",
    "name_taken": "Editor menulis file bernama sama. Yang tampil isi file; pembatalan petugas tetap berlaku.",
    "on_holiday": 'Harinya sekarang libur. Di situs tertulis "tanya dulu". Ganti hari, atau batalkan.',
    "team_twice": 'Timnya bertugas di tempat lain pada jam itu. Di situs tertulis "tanya dulu".',
    "village_unknown": "Desanya tidak ada lagi di situs. Yang tampil nama tempatnya.",
    "service_dropped": "Ada layanan yang tidak ada lagi di kunjungan, jadi dilewati.",
    "without_services": 'Tidak ada layanan yang tersisa. Di situs tertulis "tanya dulu". Isi layanannya.',
    "replacement_dropped": "Hari penggantinya dilepas: kunjungan itu libur, batal, lewat, atau tidak ada.",
    "set_aside": 'Catatan petugas tidak terbaca di versi ini, mungkin batal. Di situs tertulis "tanya dulu".',
    "results_differ": "Hasil di file editor tidak sama dengan catatan petugas. Yang tampil angka petugas.",
}
REPLACEMENT_UNKNOWN = "Pengganti ini tidak ada di jadwal. Pilih dari daftar."
NO_SUCH_FACT = "Isian ini tidak ada. Pilih dari daftar."
FACT_DAY_AHEAD = "Tanggal ini belum tiba. Isi sejak kapan keterangannya benar."
FACT_DAY_OLD = "Tanggal ini terlalu lama. Periksa tahunnya."
END_PASSED = "Waktu ini sudah lewat."
END_FAR = "Tidak bisa lebih dari {days} hari. Kalau masih berlangsung, tekan lagi nanti."
NO_GUIDES_HERE = (
    "Yang ditekan berlaku untuk semua, bukan panduan tertentu. Hapus centang panduannya, atau tekan sebab lain."
)
GUIDES_FIRST = "Centang dulu panduan yang kena."
TOLD_ON_WHATSAPP = "Halo, ini {office}. {news} Buka {address} lalu tulis kode lacak dari tanda terima Anda."
ANSWER_IS_THERE = "Jawaban untuk kiriman Anda sudah ada."
NEWS_IS_THERE = "Kabar untuk kiriman Anda sudah ada."
READY_IS_THERE = "Sudah siap diambil: {kind} Anda."
COME_FIRST_IS_THERE = "Tolong datang dulu untuk {kind} Anda."
VILLAGE_OF_PAPERS = "Pilih desa warga dari daftar."
PROMISED_DAY_UNCLEAR = "Pilih tanggal dari hari ini, paling jauh setahun lagi. Boleh dikosongkan."
CODE_OF_SOMETHING_ELSE = "Kode ini bukan untuk surat atau berkas di meja Anda."
WHERE_MISSING = "Tulis ambil di mana, hari dan jam berapa."
CHAT_EMPTY = "Tempel dulu obrolannya. Yang ditempel belum berisi tulisan."
CHAT_TOO_LONG = "Obrolannya terlalu panjang. Tempel paling banyak {longest} huruf."
NO_MOBILE_NUMBER = "Ini bukan nomor HP. Tulis seperti 0812 3456 7890, atau kosongkan."
REPLY_TO_CHAT = (
    "Terima kasih, pesan Anda sudah dicatat {office}. Kode lacak: {code}. "
    "Dijawab paling lambat {due}. Lihat jawabannya di {address} dengan kode itu."
)
MAIL_UNCLEAR = "Tulis alamat email seperti nama@contoh.id."
HOURS_TO = " sampai "
VISIT_TITLE = "Kunjungan ke Desa {village}"
ROLE_FIRST = "Pilih perannya."
NAME_UNCLEAR = "Tulis nama yang dikenal rekan Anda, paling banyak {longest} huruf."
PASSWORD_LENGTH = "Sandi paling sedikit {shortest} huruf, paling banyak {longest}."  # noqa: S105 a sentence, not a password
PASSWORD_GUESSED = "Sandi ini mudah ditebak. Pakai beberapa kata yang hanya Anda tahu."  # noqa: S105 a sentence, not a password
PASSWORDS_DIFFER = "Sandi yang kedua tidak sama. Tulis dua kali yang sama."
OLD_PASSWORD_WRONG = "Sandi yang lama tidak cocok."  # noqa: S105 a sentence, not a password
CODE_MISSING = "Tulis enam angka dari HP Anda."
CODE_TOO_LATE = "Terlalu lama menunggu. Masuk lagi dari awal."
SURE_FIRST = "Centang dulu kalau memang berhenti."
DEPUTY_FIRST = "Pilih siapa yang menggantikan."
LAST_DAY_BEFORE_FIRST = "Hari terakhir harus sesudah hari pertama."
ABSENCE_LONG = "Tidak bisa lebih dari tiga bulan. Kalau perlu lebih, ganti perannya."
CODE_OF_ANOTHER = "Minta admin lain menghapus kode Anda, atau pakai perintah di komputer kantor."
NOTE_MISSING = "Tulis apa yang diperbaiki. Catatan ini dibaca umum."
NOTE_TOO_LONG = "Catatan terlalu panjang. Paling banyak {longest} huruf."
SEARCH_TOO_LONG = "Yang dicari terlalu panjang. Paling banyak {longest} huruf."
CHOOSE_FROM_LIST = "Pilihan ini tidak dikenal. Pilih dari daftar."
DAYS_TURNED_ROUND = "Tanggal akhirnya sebelum tanggal awal. Tukar keduanya."
NOTHING_TICKED = "Belum ada yang dicentang. Centang dulu kirimannya, lalu tekan lagi."
TOO_MANY_TICKED = "Paling banyak {most} kiriman sekali tekan."
EXPORT_COLUMNS = (
    "Nomor",
    "Jenis",
    "Keadaan",
    "Tanggal masuk",
    "Jam masuk",
    "Batas",
    "Tanggal selesai",
    "Jam selesai",
    "Waktu terpakai (%)",
    "Desa",
    "Panduan",
    "Judul",
    "Isi, disamarkan",
    "Jawaban, disamarkan",
    "Diteruskan ke",
    "Tugas",
    "Dijawab oleh",
    "Halaman",
)
# What became of several letters with one press.
DONE_TO_MANY = {
    "spam": "ditandai spam",
    "serahkan": "diserahkan",
    "siap_diambil": "siap diambil",
}
MYSELF = "{name} (saya sendiri)"
NOBODY = "Tidak siapa pun, kembali bebas"
ASSIGNEE_MISSING = "Pilih dari daftar: diserahkan ke siapa?"
MAIN_MISSING = "Pilih jawabannya, atau tulis alamat halamannya, misalnya /tanya/abcdefgh23/."
RECIPIENT_MISSING = "Pilih ke mana diteruskan, atau tulis sendiri."
RECIPIENT_TOO_LONG = "Nama tujuannya terlalu panjang. Paling banyak {longest} huruf."
ABOUT_UNKNOWN = "Panduan ini tidak ada. Pilih dari daftar, atau kosongkan."
ABOUT_SAME = "Belum ada yang diganti. Ubah judul, panduan, kondisi, atau desanya."
CASE_UNKNOWN = "Kondisi ini tidak ada lagi di panduannya. Pilih dari daftar, atau kosongkan."
TITLE_TOO_LONG = "Judul terlalu panjang. Paling banyak {longest} huruf."
TITLE_DETAILS = "Judulnya memuat yang mirip data pribadi. Hapus dulu."
LAPOR = "SP4N-LAPOR"
INSPECTORATE = "Inspektorat {regency}"
REGENCY = "kabupaten"
FROM_VILLAGE = " dari Desa {village}"
# What staff choose from when they decline or forward, and change as they like.
# Where a paper lies, what is missing for it, and why there is none; staff choose and change them.
READY_REASONS = {
    "balai_desa": "Ambil di balai desa {village} pada jam buka. Bawa KTP dan kode ini.",
    "kantor": "Ambil di {office}, {hours}. Bawa KTP dan kode ini.",
    "kunjungan": "Kami bawa ke kunjungan berikutnya di desa Anda. Lihat harinya di halaman desa. Bawa KTP.",
}
COME_FIRST_REASONS = {
    "tanda_tangan": "Perlu datang dulu: surat ini harus Anda tanda tangani di depan petugas. Bawa KTP dan KK asli.",
    "data": "Perlu datang dulu: data di kantor desa tidak sama. Bawa KTP dan KK asli.",
    "kades": "Perlu datang dulu: kepala desa perlu bertanya langsung. Bawa KTP dan KK asli.",
}
CANNOT_PREPARE_REASONS = {
    "bukan_warga": "Tidak bisa, karena nama ini tidak ada di data warga desa kami. Minta ke desa di KTP Anda.",
    "tidak_diminta": "Tidak bisa, karena urusan ini tidak perlu surat dari desa. Lihat panduannya di situs ini.",
    "bukan_desa": "Tidak bisa, karena surat ini bukan dari desa. Lihat di panduannya siapa yang mengeluarkan.",
}
OPENING_HOURS = "pada jam buka"
OWN_VILLAGE = "Anda"
DECLINE_REASONS = {
    "bukan_wewenang": (
        "Terima kasih sudah menulis. Hal ini bukan wewenang {office}, jadi kami tidak bisa memutuskannya. "
        "Silakan sampaikan lewat SP4N-LAPOR (lapor.go.id), yang meneruskannya ke instansi yang berwenang."
    ),
    "urusan_dinas": (
        "Terima kasih sudah menulis. Hal ini diurus {registry} {regency}. Silakan bertanya langsung ke sana."
    ),
    "kurang_jelas": (
        "Terima kasih sudah menulis. Maaf, kami belum paham yang dimaksud. "
        "Silakan kirim lagi dan sebut layanannya, desanya, dan apa yang terjadi."
    ),
    "lihat_berkas": (
        "Terima kasih sudah menulis. Hal ini perlu dilihat bersama berkasnya. "
        "Silakan datang ke {office} dan bawa surat-surat yang ada."
    ),
    "data_orang": (
        "Terima kasih sudah menulis. Maaf, data orang lain tidak boleh kami beri tahukan. "
        "Yang bersangkutan bisa bertanya sendiri di {office}."
    ),
    "sudah_ada": (
        "Terima kasih sudah menulis. Hal ini sudah dijawab di situs ini. "
        "Silakan cari di Tanya jawab; kalau belum jelas, tulis lagi."
    ),
}
FORWARD_REASONS = {
    "wewenang": "Hal ini wewenang instansi tersebut, bukan {office}. Jawabannya datang dari sana.",
    "keputusan_kabupaten": "Hal ini perlu keputusan {regency}, jadi tidak bisa diputuskan di {office}.",
    "perlu_cek": "Yang bisa memeriksa hal ini instansi tersebut, karena datanya ada di sana.",
}
# What can be pasted where a letter goes; who sent it stays here.
FORWARDING = (
    "Yth. {to},",
    (
        "{office} menerima {kind} warga{village} pada {day} (nomor kami {id}). "
        "Hal ini menyangkut wewenang Bapak/Ibu, jadi kami teruskan untuk ditindaklanjuti:"
    ),
    "{text}",
    "Kami tunggu kabar hasilnya.",
    "{office}, {regency}",
)
FORWARDING_LAPOR = (
    "{office}, {regency}, meneruskan {kind} warga{village} yang kami terima pada {day} (nomor kami {id}):",
    "{text}",
    "Kami minta disalurkan ke instansi yang berwenang.",
)
