"""Every sentence the press and the commands say to people, in Indonesian."""

# When a build fails
NOT_OUR_DIRECTORY = (
    "Folder {path} berisi berkas lain, jadi situs tidak ditaruh di sana. Pilih folder kosong untuk situs."
)
DISK_PROBLEM = "Situs belum bisa diperbarui: {reason} ({path}). Periksa ruang dan izin pada disk."
BROKEN_BUILD = "{where}: situs belum bisa dirakit ({kind}: {reason})."
INCOMPLETE_BUILD = "Hasil rakitan tidak lengkap: {path} tidak ada. Situs yang lama tetap dipakai."
BUILDER_SAYS = "Pelican memberi peringatan: {message}"

# What the press says in the terminal
SETTING_IGNORED = "{name} di {path} tidak dipakai lagi: nama kantor dan zona waktu ada di content/data/kantor.yaml."
SITE_PUBLISHED = "[{clock}] Situs diperbarui: {written} berkas ditulis, {deleted} dihapus, {seconds} detik."
SITE_KEPT = "[{clock}] Situs belum diperbarui. Halaman lama tetap tampil. Yang perlu dibetulkan:"
SITE_REPORTS = "  Sudah terbit semua yang bisa. Yang masih perlu dibetulkan:"
PROBLEM_LINE = "  - {problem}"
LEASE_LOST = "[{clock}] Perakit lain sedang memperbarui situs ini."
NO_STORE_YET = "Folder data {path} belum ada. Jalankan dulu: python3 tasks.py serve --data {path}"

# The environment
TOO_OLD_PYTHON = "Aplikasi ini perlu Python 3.11 atau lebih baru; yang dipakai sekarang Python {version}."
NO_ENSUREPIP = "Python di komputer ini belum lengkap. Pasang dulu paket python{version}-venv, lalu ulangi perintah ini."
NOT_ON_WINDOWS = "Aplikasi ini berjalan di Linux; macOS belum dicoba. Di Windows, pakai WSL."
INSTALLING = "Menyiapkan aplikasi (hanya saat pertama atau setelah pembaruan) ..."
INSTALL_FAILED = "Pemasangan belum berhasil. Periksa sambungan internet, lalu ulangi perintah ini."

# Serving on one machine
PREPARING = "Menyiapkan situs ..."
PORT_IN_USE = (
    "Port {port} sedang dipakai program lain. Pilih port lain, misalnya: python3 tasks.py serve --port {other}"
)
PORT_NOT_ALLOWED = "Alamat {address} port {port} tidak bisa dipakai: {reason}."
DATA_IN_USE = "Folder data {path} sedang dipakai oleh serve yang lain. Hentikan yang itu dulu, atau pilih --data lain."
DATA_IS_DEMONSTRATION = (
    "Folder data {path} berisi situs contoh, jadi tidak bisa dibuka dengan --kosong. "
    "Pilih folder lain, misalnya: python3 tasks.py serve --kosong --data var-kantor"
)
DATA_OF_ANOTHER_OFFICE = (
    "Folder data {path} milik kantor yang isinya di {folder}. Pakai folder data lain untuk kantor lain: --data var-lain"
)
NO_OFFICE_FOLDER = (
    "{folder} bukan folder kantor: tidak ada data/kantor.yaml di dalamnya. "
    "Buat yang baru: python3 tasks.py kantor-baru --kode 35.14.21 --ke ../kantor-baru"
)
SETTINGS_LOST = (
    "Folder data {path} berisi kiriman warga, tetapi settings.env tidak ada. Kembalikan berkas itu dari cadangan: "
    "tanpa rahasia di dalamnya, kode lacak dan kontak warga tidak terbaca."
)
DATA_GONE = "Folder data {path} tidak ada lagi, jadi layanan dihentikan."
BAD_SETTINGS = "Pengaturan di {path} perlu dibetulkan: {problems}"
ADDRESS = "Alamat situs:     {address}"
STAFF_ADDRESS = "Halaman petugas:  {address}"
SIGN_IN = "Petugas: {name}  Sandi: {password}"
NEW_SIGN_IN_HOW = "Sandi baru:       python3 tasks.py sandi --nama {name} --data {data}"
READY = "Siap. Tekan Ctrl-C untuk berhenti."
STOPPING = "Berhenti ..."
CHILD_DIED = "[{clock}] {name} berhenti sendiri dan dinyalakan lagi."
WEB_NAME = "Layanan web"
PRESS_NAME = "Perakit situs"
MAIL_NAME = "Pengirim email"
SETTINGS_HEAD = (
    "# Pengaturan rahasia kantor ini. Jangan dibagikan dan jangan disimpan di git.\n"
    "# Bila SEKALI_SECRET hilang, kode lacak dan kontak warga tidak terbaca lagi: buat cadangannya.\n"
    "# Menggantinya: python3 tasks.py kunci.\n"
)

# Taking a page down
AT_THE_MACHINE = "pengelola"
NO_SUCH_PAGE = (
    "{typed} bukan halaman situs ini. Tulis nama filenya, misalnya content/panduan/ktp-el-hilang.md, atau alamatnya,"
    " misalnya /panduan/ktp-el-hilang/."
)
TAKEN_DOWN = (
    "{address} ditarik. Hilang dari situs dalam beberapa detik bila layanan berjalan. Batalnya: tambahkan --batal."
)
PUT_BACK = "{address} ditampilkan lagi."

# Mail to senders
MAIL_HELP = "Mengabari pengirim lewat email bahwa kirimannya sudah dijawab."
TRY_MAIL_HELP = "kirim satu email percobaan ke alamat ini, lalu berhenti"
NO_MAIL = "Email belum diatur. Tulis SEKALI_MAIL dan SEKALI_MAIL_FROM di {path}. Caranya ada di docs/operating.md."
TRY_SUBJECT = "Percobaan email dari {office}"
TRY_TEXT = "Email dari {office} sudah bisa dikirim. Tidak perlu dibalas.\n"
TRY_DONE = "Email percobaan untuk {to} sudah diterima pengantar email. Lihat apakah sampai, juga di folder spam."
TRY_REFUSED = "Alamat {to} ditolak. Periksa tulisannya."
TRY_FAILED = "Email belum bisa dikirim: {reason}. Periksa SEKALI_MAIL dan sambungan, lalu coba lagi."

# The demonstration
DEMONSTRATION_STAFF = "petugas contoh"

# The commands' own help
COMMANDS = "Menjalankan situs dan halaman petugas di satu komputer."
SERVE_HELP = "Menjalankan situs, formulir, dan perakitnya."
NEW_SIGN_IN_HELP = "Memberi petugas sandi baru."
DATA_HELP = "folder untuk semua yang tidak ada di git (bawaan: var)"
PORT_HELP = "port (bawaan: 8000; 0 berarti yang mana saja)"
ADDRESS_HELP = "alamat yang didengarkan (bawaan: 127.0.0.1, hanya komputer ini)"
OFFICE_HELP = "folder kantor yang isinya sendiri, dibuat dengan kantor-baru; tanpa ini isi dari content/"
AREA_CODE_HELP = "kode kecamatan menurut Kemendagri, misalnya 35.14.21"
OFFICE_TO_HELP = "folder yang akan dibuat, misalnya ../kantor-nguling"
EMPTY_HELP = "mulai kantor sungguhan yang masih kosong, tanpa contoh"
NAME_HELP = "nama petugas"
TAKE_DOWN_HELP = "Menarik satu halaman dari situs saat ini juga, apa pun isi filenya."
PAGE_HELP = "file halaman, misalnya content/panduan/ktp-el-hilang.md, atau alamatnya"
REASON_HELP = "alasannya, untuk rekan"
REASON_DEFAULT = "Ditarik dari komputer kantor."
PUT_BACK_HELP = "tampilkan lagi"
NEW_KEY_HELP = "Memberi kantor rahasia baru."
FORGET_KEYS_HELP = "rahasia lama dibuang: kode lacak dan kontak dari sebelum ini tidak terbaca lagi"
KEY_RENEWED = (
    "Rahasia baru sudah ditulis. Hentikan layanan, lalu jalankan lagi. Kode lacak dan kontak yang lama tetap terbaca."
    " Buat cadangan settings.env."
)
KEY_HAS_SPACES = (
    "SEKALI_SECRET di {path} berisi spasi, jadi tidak bisa disimpan sebagai rahasia lama. Tidak ada yang diganti."
)
KEYS_FORGOTTEN = (
    "Rahasia baru sudah ditulis dan yang lama dibuang. Hentikan layanan, lalu jalankan lagi."
    " Kode lacak dan kontak dari sebelum ini tidak terbaca lagi. Buat cadangan settings.env."
)

# The editors' commands
NEW_FILE_ABOUT = "Membuat file {what} baru dari contoh."
SECONDS_HELP = "paling lama menunggu satu situs (bawaan: 10)"
PREVIEW_PORT_HELP = "port (bawaan: 8080; 0 berarti yang mana saja)"
LISTEN_HELP = "alamat yang didengarkan (bawaan: alamat komputer ini di Wi-Fi)"
LAW_CHANGED_HELP = {
    "hukum": "kunci aturan yang berubah di data/hukum.yaml, misalnya permendagri-109-2019",
    "oleh": "kunci aturan yang mengubahnya",
    "bagian": "bagian yang berubah, misalnya F-2.01; kosong berarti seluruhnya",
    "kata": "satu kalimat untuk warga: apa yang mungkin berbeda",
}
LAW_LOOKED_HELP = {
    "panduan": "nama file panduan yang sudah dicek lagi",
    "formulir": "atau nama file formulir yang sudah dicek lagi",
    "hukum": "kunci aturan yang berubah",
    "nama": "siapa yang mengecek",
}
PROXY_HIDES_SENDERS = (
    "Di depan kantor ini ada proksi yang tidak memberi tahu siapa yang mengirim: semua warga terhitung satu pengirim.\n"
    "Atur proksinya supaya mengisi satu header dengan alamat pengirim, lalu tulis namanya di {path}:\n"
    "SEKALI_CLIENT_ADDRESS_HEADER=X-Caller"
)
