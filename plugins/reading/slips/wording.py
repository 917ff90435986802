"""What editors are told about slips of typing and pasting."""

# How the file was saved.
DOCUMENT = (
    "File ini dokumen Word atau PDF, bukan tulisan biasa. Salin tulisannya ke Notepad, "
    'lalu simpan sebagai .md dengan pilihan "UTF-8".'
)
UTF16 = 'File ini tersimpan sebagai UTF-16 (di Notepad: "Unicode"). Simpan ulang dengan pilihan "UTF-8".'
WINDOWS_1252 = (
    'File ini tersimpan sebagai ANSI (Windows-1252), kelihatan dari "{letters}" di baris ini. '
    'Simpan ulang dengan pilihan "UTF-8".'
)

# The header.
TWO_VERSIONS = (
    'Ada dua versi tulisan yang belum dipilih. Simpan satu versi, lalu hapus baris "<<<<<<<", "=======", dan ">>>>>>>".'
)
NOT_A_FENCE = 'Baris penutup isian harus tepat tiga tanda hubung. Ganti "{written}" dengan "---".'
NO_SPACE_AFTER_COLON = 'Sesudah titik dua harus ada spasi. Tulis "{mend}".'
NO_COLON = 'Sesudah "{key}" harus ada titik dua. Tulis "{mend}".'
OUT_OF_LINE = "Jarak di awal baris ini tidak sama dengan baris di dekatnya. Samakan."
NO_COMMA = "Di antara dua isian di dalam kurung harus ada koma."
NO_SPACE_AFTER_DASH = 'Sesudah "-" harus ada spasi. Tulis "{mend}".'
BULLET = 'Butir ditulis dengan "- ", bukan "{mark}". Tulis "{mend}".'
FOREIGN_BLANK = "Spasi di baris ini bukan spasi biasa, mungkin tersalin dari Word. Hapus, lalu ketik spasi lagi."
FOREIGN_COLON = 'Titik dua di baris ini bukan titik dua biasa. Ganti dengan ":" dan satu spasi.'

# Marks that nobody sees, or that cover what stands around them.
TURNS_DIRECTION = (
    "Ada tanda tersembunyi ({code}) yang membalik arah tulisan. Hapus tulisan di sekitarnya, lalu ketik ulang."
)
STACKED = "Satu huruf di baris ini ditumpuki {count} tanda. Paling banyak {limit}. Ketik ulang tanpa tanda itu."
WRITTEN_AS_CODE = "Ada huruf tersembunyi yang ditulis dengan kode. Hapus kodenya, lalu ketik hurufnya sendiri."

# The text below the header.
RUNS = "Skrip, bingkai dari situs lain, dan formulir tidak boleh ada di tulisan. Hapus <{tag}> sampai </{tag}>."
FOREIGN_TAG = (
    'Tag <{tag}> tidak dikenal, jadi tidak akan tampil. Hapus, atau tulis "&lt;{tag}&gt;" kalau memang mau ditampilkan.'
)
OF_THE_PAGE = "Tag <{tag}> milik kerangka halaman, bukan tulisan. Hapus."
ACTS_ON_TOUCH = 'Isian "{name}" di dalam tag menjalankan skrip. Hapus.'
COMMENT_OPEN = 'Keterangan yang dibuka dengan "<!--" belum ditutup. Tambahkan "-->" di belakangnya.'
LINK_WITH_GAP = 'Tautan ini terputus. Hapus spasi di antara "]" dan "(".'
LINK_OPEN = "Tautan ini belum ditutup. Tulis seperti [KTP hilang](/panduan/ktp-el-hilang/)."
LINK_WITHOUT_ADDRESS = "Tautan ini tidak punya alamat. Tulis seperti [KTP hilang](/panduan/ktp-el-hilang/)."
LINK_TURNED_ROUND = "Kurung tautan ini terbalik. Tulis [{words}]({target})."
BOLD_OPEN = 'Tanda "**" di baris ini dibuka tetapi tidak ditutup, atau ada spasi di sebelah dalamnya.'
CODE_OPEN = 'Tanda kode ("```" atau "~~~") di baris ini dibuka tetapi tidak ditutup.'

# Texts of a header.
TAG_IN_HEADER = 'Isian ini tampil apa adanya, jadi warga akan membaca "{sign}". Hapus tanda itu.'
LINK_IN_HEADER = (
    'Isian ini tampil apa adanya, jadi "{sign}" tidak menjadi tautan. Tulis kata-katanya saja, '
    'atau pindahkan ke tulisan di bawah "---".'
)

# Details of people.
DETAIL = (
    'Ada {what} di sini ("{begin}…"). Data pribadi tidak boleh tampil di situs. Hapus. '
    "Kalau ini milik kantor, tulis di data/kantor.yaml."
)
DETAILS = {
    "nik": "NIK",
    "no_kk": "nomor KK",
    "phone": "nomor telepon",
    "email": "alamat surel",
    "address": "alamat rumah",
    "bank": "nomor rekening",
    "va": "nomor virtual account",
    "nop": "nomor objek pajak",
    "plate": "nomor kendaraan",
    "birthdate": "tanggal lahir",
    "npwp": "NPWP",
    "bpjs": "nomor BPJS",
}
OTHER_DETAIL = "data pribadi"

# Days.
YEAR_NOT_MEANT = "Tahun {year} tidak mungkin di sini. Periksa tanggalnya.{guess}"
CHECKED_TOMORROW = 'Tanggal "dicek" ({day}) belum sampai: hari ini {today}. Tulis tanggal Anda mengeceknya.'
NOTED_TOMORROW = "Perubahan ini tercatat pada {day}, padahal hari ini {today}. Tulis tanggal perubahannya."
APPROVED_TOMORROW = "Pengesahan ini bertanggal {day}, padahal hari ini {today}. Tulis sesudah ditandatangani."
