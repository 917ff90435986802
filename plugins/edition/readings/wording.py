"""What editors and staff read about files that are not shown as they lie there, in Indonesian."""

HELD_BACK = "Perubahan di file ini ditahan, karena dengan itu file lain tidak cocok lagi: {problem}"
NO_LONGER_FITS = "{sentence} File ini belum tampil di situs."
UNCERTAIN_VISIT = (
    "Hari atau status kunjungan ini tidak jelas, jadi tidak masuk jadwal. Halamannya berkata: tanya dulu. "
    "Batal? Batalkan di meja Kunjungan."
)
TAKEN_DOWN = "Halaman ini ditarik oleh {by}: {reason}"
MANY_MORE = "Masih ada {count} lagi. Lihat semuanya dengan: python3 tasks.py periksa"
PAGE_BROKE_OFF = (
    "Halaman dari file ini tidak bisa dibuat ({fault}). Kembalikan perubahan terakhir, lalu beri tahu pengurus situs."
)
CHECK_BROKE_OFF = (
    "File ini tidak bisa diperiksa ({fault}). Kembalikan perubahan terakhir, lalu beri tahu pengurus situs."
)
