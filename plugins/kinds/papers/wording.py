"""What editors are told of the register of papers, in Indonesian."""

SAME_PAPER = (
    "Nama {name} dan {other} adalah satu berkas; {other} sudah ada di baris {line}. "
    "Hapus salah satu, lalu pakai kunci yang tersisa di semua panduan."
)
SEVERAL_PEOPLE = (
    '{name} milik beberapa orang, jadi satu lembar tidak cukup. Tulis "orang: dua" atau "orang: beberapa", '
    "supaya fotokopinya dihitung tiap orang."
)
