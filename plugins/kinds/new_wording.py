"""What the commands that make new files say to editors."""

# Why no file was made.
ALREADY_THERE = "{path} sudah ada dan tidak diubah. Buka file itu, atau pilih nama lain dengan --nama."
SAME_TITLE = "Panduan berjudul {title} sudah ada: {path}. Perbaiki yang itu."
NO_EXAMPLE = "Contoh untuk disalin tidak ditemukan: {path}."
NO_TITLE = 'Tulis judulnya di antara tanda kutip, misalnya: python3 tasks.py {command} --judul "{example}"'
NO_LETTERS = "Judul {title} tidak punya huruf untuk nama file. Tulis nama filenya dengan --nama."
BAD_NAME = "Nama file {name} tidak bisa dipakai. Pakai huruf kecil, angka, dan tanda hubung, misalnya {mend}."
NO_VILLAGE = "Tulis desanya, misalnya: python3 tasks.py kunjungan-baru --desa nama-desa --tanggal 2026-12-03"
NO_SUCH_VILLAGE = "Desa {value} tidak ada.{guess} Pilihannya: {choices}."
NO_DAY = "Tulis tanggalnya, misalnya: python3 tasks.py kunjungan-baru --desa nama-desa --tanggal 2026-12-03"
NOT_A_DAY = "Tanggal {value} tidak bisa dibaca. Tulis seperti 2026-12-03 atau 3 Desember 2026."
EXAMPLE_TITLES = {"panduan-baru": "Surat pindah", "kabar-baru": "Loket pindah ruangan"}
EXAMPLE_TITLE = "Judul yang jelas"

# What is said about the new file.
MADE = "Dibuat: {path}"
VISIT_DAY = "Hari kunjungan: {day}."
DAYS_LEFT = "{count} hari lagi."
TODAY = "Itu hari ini."
DAY_IS_PAST = "Perhatikan: tanggal itu sudah lewat."
DAY_IS_WEEKEND = "Perhatikan: itu hari {name}. Pastikan memang benar."
DAY_IS_HOLIDAY = 'Perhatikan: hari itu "{name}".'
POST_DAY = "Tanggal kabar: {day}."
NEXT = """Sesudah ini:
  1. Buka file itu dan ganti isinya. Keterangan ada di belakang tanda #.
  2. Periksa: python3 tasks.py periksa
  3. Lihat di HP: python3 tasks.py pratinjau
  4. Sudah benar? Hapus baris "contoh: ya". Selama baris itu ada, file ini tidak tampil di situs."""

# Names of the months as people write them, and the names of new files.
PLACE_OF_VISIT = "Balai Desa {village}"

# The commands' own help.
COMMAND = "Membuat file isi baru dari contoh."
FOLDER_HELP = "folder isi (bawaan: content)"
HELP = {
    "judul": 'judul, di antara tanda kutip, misalnya "Surat pindah"',
    "nama": "nama file tanpa .md, kalau ingin memilih sendiri",
    "desa": "nama desa, seperti nama filenya",
    "tanggal": "tanggal, misalnya 2026-12-03",
    "kantor": "folder kantor yang isinya sendiri; tanpa ini file baru masuk ke content",
}
