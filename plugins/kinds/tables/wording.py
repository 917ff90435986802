"""What editors are told of the words of the search, in Indonesian."""

SPELLING_TWICE = "{value} sudah dipakai untuk {first}. Hapus salah satunya."
NOT_TWO_WORDS = "Tulis tepat dua kata sebelum titik dua, bukan {value}."
NOT_ONE_WORD = "Tulis satu kata saja, bukan {value}."
