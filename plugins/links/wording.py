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
CHOICES = " Pilihannya: {choices}."
NO_SUCH_CHOICE = "Tautan {target} memilih {key} yang tidak ada: {value}.{guess}"

# Notes: nothing stops.
PICTURE_WITHOUT_WORDS = (
    "Gambar {target} belum punya keterangan. Tulis di antara kurung siku, untuk orang yang tidak melihat."
)
LINK_IN_A_FIELD = "Tautan tidak bisa dipakai di isian ini. Pindahkan ke tulisan di bawah baris --- yang kedua."
