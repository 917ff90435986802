"""What editors are told of the register of laws, in Indonesian."""

NO_SUCH_LAW = "Aturan {value} tidak ada di data/hukum.yaml.{guess}"
CHANGES_ITSELF = "Aturan tidak bisa mengubah dirinya sendiri."
SAME_LAW = "Aturan {value} sudah ada di baris {line}. Hapus salah satu."
LAW_CHANGED = (
    "{law} diubah {by}. {sentences} Cek lagi, lalu catat: "
    'python3 tasks.py hukum-dilihat --{option} {name} --hukum {id} --nama "siapa yang melihat".'
)
# A law changed after something was checked.
CHANGED = "Aturannya berubah: {sentences} Tanya dulu."
CHANGED_BRIEF = "Aturannya berubah, tanya dulu."

ONLY_IN_LAWS = "Perubahan aturan dicatat di data/hukum.yaml. Hapus baris ini."
