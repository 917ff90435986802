"""What editors are told about addresses that are no more."""

GONE = "Alamat {old} pernah terbit, tetapi halamannya sudah tidak ada. Tambahkan baris ini: {old},{new}"
GONE_WITHOUT_TRACE = (
    "Alamat {old} pernah terbit, tetapi halamannya sudah tidak ada. "
    "Tambahkan baris ini, lalu tulis alamat halaman penggantinya di belakang koma: {old},"
)
EXAMPLE_AGAIN = (
    "Alamat {old} pernah terbit, tetapi {path} bertanda contoh: ya, jadi tidak tampil di situs. "
    "Hapus tanda itu, atau tambahkan baris ini, lalu tulis alamat halaman penggantinya di belakang koma: {old},"
)
NOT_OUT_AGAIN = (
    "Alamat {old} pernah terbit, tetapi tanggal di {path} belum tiba, jadi tidak tampil di situs. "
    "Tulis lagi tanggal yang lama, atau beri tulisan baru nama file lain."
)
NOT_TWO = "Baris ini harus berisi dua alamat: yang lama, koma, yang baru, misalnya /panduan/lama/,/panduan/baru/"
NOT_AN_ADDRESS = 'Alamat {value} harus dimulai dan diakhiri dengan "/", seperti /panduan/ktp-el-hilang/.'
NOT_TO_BE_WRITTEN = (
    "Alamat lama {value} hanya boleh berisi huruf, angka, titik, dan tanda hubung, seperti /panduan/ktp-hilang/."
)
STILL_A_PAGE = "Alamat {value} masih punya halaman sendiri. Hapus baris ini."
NO_SUCH_PAGE = "Alamat {value} tidak menuju halaman mana pun.{guess}"
LEADS_TO_HIDDEN = "Alamat {value} belum tampil di situs: lihat {path}. Pilih halaman lain."
TWICE = "Alamat {value} sudah ditulis di baris {line}. Hapus salah satu."
LEADS_ON = "Alamat {value} juga sudah pindah. Tulis langsung tujuan akhirnya: {old},{new}"
NOTED = "{count} alamat baru dicatat di {path}. Kirim file itu bersama perubahan Anda."
