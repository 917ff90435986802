"""What editors are told about links."""

# Problems: the build stops.
NO_SUCH_ADDRESS = "Tautan {target} tidak menuju halaman mana pun.{guess}"
NO_SUCH_ANCHOR = (
    "Tautan {target} menuju bagian yang tidak ada. "
    "Tulis {{#{anchor}}} di belakang judul bagian itu, atau hapus #{anchor}."
)
LEADS_TO_AN_EXAMPLE = "Tautan {target} menuju {path}, yang masih bertanda contoh: ya dan tidak tampil di situs."
NOT_FROM_THE_ROOT = "Tautan {target} tidak lengkap. Tulis alamat lengkap: {mend}."
EXAMPLE_ADDRESS = "/panduan/ktp-el-hilang/ atau https://contoh.go.id/"
NO_HOST = "Tautan {target} tidak lengkap. Sesudah https:// harus ada nama situs, misalnya https://contoh.go.id/."
OWN_COMPUTER = "Tautan {target} hanya jalan di komputer ini. Tulis alamat di situs saja, misalnya /panduan/."
FOREIGN_SCHEME = 'Tautan {target} tidak bisa dipakai. Awali dengan "/", "https://", "mailto:", atau "tel:".'
EMPTY = "Tautan ini kosong. Tulis alamatnya di antara tanda kurung."
NO_SUCH_PICTURE = "Gambar {target} tidak ada. Taruh filenya di folder gambar, lalu tulis /gambar/nama-file.jpg.{guess}"
FOREIGN_PICTURE = (
    "Gambar dari situs lain tidak bisa dipakai. Simpan filenya di folder gambar, lalu tulis /gambar/nama-file.jpg."
)
PICTURE_WITHOUT_WORDS = (
    "Gambar {target} belum punya keterangan. Tulis di antara kurung siku, untuk orang yang tidak melihat."
)
CHOICES = " Pilihannya: {choices}."
NO_SUCH_CHOICE = "Tautan {target} memilih {key} yang tidak ada: {value}.{guess}"

# What `tautan` reports.
ASKING = "Membuka {count} tautan luar di {sites} situs, masing-masing paling lama {seconds} detik ..."
NOTHING_TO_ASK = "Tidak ada tautan luar di folder ini."
STATES = {
    "good": "baik",
    "moved": "pindah",
    "gone": "tidak ada lagi",
    "closed": "tertutup untuk program",
    "broken": "rusak",
    "slow": "terlalu lama",
    "no certificate": "sertifikat tidak sah",
    "silent": "tidak menjawab",
}
HEADING_STATE, HEADING_LINK, HEADING_PLACE = "Keadaan", "Tautan", "Ditulis di"
STATE_WITH_NUMBER = "{state} ({status})"
MOVED_TO = "sekarang: {url}"
NAMED_OFTEN = "{place} dan {count} tempat lain"
COUNTED = "{total} tautan: {counts}."
NOBODY_ANSWERS = "Tidak satu pun situs menjawab. Mungkin komputer ini tidak tersambung ke internet."
ALL_GOOD = "Semua tautan luar masih ada."
WHAT_TO_DO = (
    'Buka sendiri tautan di atas. "tidak ada lagi": cari penggantinya. "pindah": ganti alamatnya. '
    "Yang lain mungkin hanya sedang sibuk: coba lagi besok. Laporan ini tidak menghentikan apa pun."
)
COMMAND = "Memeriksa tautan ke situs lain. Hanya melapor."
SECONDS_HELP = "paling lama menunggu satu situs (bawaan: 10 detik)"
FOLDERS_HELP = "folder isi (bawaan: content)"
