"""What editors are told of the register of laws, in Indonesian."""

NO_SUCH_LAW = "Aturan {value} tidak ada di data/hukum.yaml.{guess}"
CHANGES_ITSELF = "Aturan tidak bisa mengubah dirinya sendiri."
SAME_LAW = "Aturan {value} sudah ada di baris {line}. Hapus salah satu."
MARKS = "{law} diubah {by}. Yang perlu dicek lagi: {guides}."
MARKS_NOTHING = "{law} diubah {by}. Tidak ada lagi panduan yang perlu dicek."
