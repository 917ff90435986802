"""The Indonesian words of the search index, and what editors are told of their word list."""

SPELLING_TWICE = "{value} sudah dipakai untuk {first}. Hapus salah satunya."
NOT_TWO_WORDS = "Tulis tepat dua kata sebelum titik dua, bukan {value}."
NOT_ONE_WORD = "Tulis satu kata saja, bukan {value}."

VILLAGE_TITLE = "Desa {village}"
# What people write who want to know when somebody comes.
VISIT_WORDS = "jadwal kunjungan kapan jemput bola keliling layanan"
