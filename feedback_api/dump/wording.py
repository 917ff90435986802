"""What the commands that dump and load an office say to its operator, in Indonesian."""

LOADING = "Memuat baris"
LINES = {
    "dumped": "{table:<20} {count:>8}  {digest}",
    "dump_done": "Selesai: {path}. Simpan baik-baik: isinya tulisan warga.",
    "compared": "{same:<6} {table:<20} {here[0]:>8} {there[0]:>8}  {here[1]}  {there[1]}",
    "load_done": "Selesai: {written} ditulis kali ini. Salinan dan tempat ini sama.",
    "load_again": "Belum sama: {written} ditulis kali ini. Hentikan layanan, lalu jalankan perintah ini sekali lagi.",
}
TABLES = {
    "submissions": "kiriman",
    "contacts": "kontak",
    "events": "jejak kiriman",
    "notices": "kabar ke pengirim",
    "notebook": "catatan kunjungan",
    "notebook_events": "jejak kunjungan",
    "staff": "petugas",
    "member_mail": "kabar ke petugas",
    "tasks": "tugas editor",
    "trips": "hitungan datang",
    "missing_papers": "berkas kurang",
    "interest": "minat kunjungan",
    "opinions": "kata pembaca",
    "presses": "penanda kiriman",
    "numbers": "angka kantor",
    "site": "nomor urut",
}
SAME = {True: "sama", False: "BEDA"}
PROBLEMS = {
    "UnknownStore": "Tempatnya tidak ada atau salah tulis. Contoh: sqlite:/srv/feedback.sqlite, dynamodb:tabel/kantor.",
    "NothingKept": "Tempat ini kosong, tanpa petugas dan kiriman. Salinan tidak dibuat; periksa nama kantornya.",
    "NoDump": "{path} sudah ada dan bukan salinan kantor. Pilih nama lain: berkas itu tidak diubah.",
    "BadDump": "Berkas itu bukan salinan yang utuh. Tidak ada yang ditulis.",
    "HoldsOthers": "Tempat ini sudah berisi simpanan lain atau yang lebih baru. Tidak ada yang ditulis.",
}
UNREACHABLE = {
    "dump": "Tempatnya tidak bisa dihubungi. Jalankan lagi nanti: {path} belum ditulis.",
    "load": "Tempatnya tidak bisa dihubungi. Jalankan lagi nanti: yang sudah dimuat tidak diulang.",
}
NOT_OPENED = {
    "dump": "{path} tidak bisa ditulis{reason}.",
    "load": "{path} tidak bisa dibaca{reason}.",
}
# By what the system calls the trouble with a file; of any other no reason is told.
REASONS = {
    "ENOENT": ": berkas atau foldernya tidak ada",
    "ENOTDIR": ": foldernya tidak ada",
    "EISDIR": ": itu folder, bukan berkas",
    "EACCES": ": tidak diizinkan",
    "EPERM": ": tidak diizinkan",
    "EROFS": ": tempat itu hanya bisa dibaca",
    "ENOSPC": ": tempatnya penuh",
    "ENAMETOOLONG": ": namanya terlalu panjang",
}
