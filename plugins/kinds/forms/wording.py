"""The Indonesian words of forms."""

TITLE_LIMIT = 70

# What is found besides the name.
FORM = "formulir {code}"

# The pocket edition.
IN_THE_POCKET = "Formulir: di mana, apa yang disiapkan"
POCKET_WHERE = "Ambil di: {where}."
POCKET_KNOW = "Siapkan: {known}."
POCKET_SIGN = "Tanda tangan: {signatures}."
POCKET_STAMPS = "Meterai Rp 10.000: {stamps}."
POCKET_REPLACES = "Dulu {code}."
POCKET_UNSURE = "Belum pasti, tanya dulu."

# Problems, said to editors.
TITLE_TOO_LONG = "Judul {length} huruf. Paling banyak {limit}."
CODE_AND_NAME = "Formulir {code} harus ada di file {file}.md, supaya alamatnya bisa ditebak."
CODE_TWICE = "Kode {code} sudah dipakai {other}. Satu kode, satu formulir."
NO_SUCH_FORM = "Formulir {value} tidak ada.{guess}"
NO_SUCH_GUIDE = "Panduan {value} tidak ada.{guess}"
NO_SUCH_DOCUMENT = "Panduan {guide} tidak meminta berkas {value}.{guess}"
NAMED_TWICE = "Berkas {document} di panduan {guide} sudah diakui formulir {other}."
NO_FORM_FOR_CODE = (
    "Formulir {code} belum punya halaman, jadi warga tidak tahu di mana mengambilnya.{guess} "
    "Buat content/formulir/{file}.md, atau betulkan kodenya."
)
NO_FORM_FOR_DOCUMENT = (
    "{name} adalah formulir, tetapi belum ada halaman yang bilang di mana mengambilnya. "
    "Buat filenya di content/formulir/, lalu tulis di situ: diminta: [{{panduan: {guide}, berkas: {document}}}]."
)
CHOICES_BELONG_TO_CHOICE = "Kunci pilihan hanya untuk bentuk: pilihan, dan di situ harus ada."
COLUMNS_BELONG_TO_LIST = "Kunci kolom dan baris hanya untuk bentuk: daftar, dan di situ harus ada."
BOXES = "Kotak sebanyak ini belum ada gambarnya. Pilihannya: {known}."
LETTER_WITHOUT_SHEET = "Lembar dengan isian untuk surat ini belum ada. Tulis di kunci lembar."
LETTER_WITHOUT_BASIS = "Surat ini tidak diminta lagi. Tulis di dasar: aturan dan pasalnya."
FIELD_TWICE = "id {value} sudah dipakai di lembar ini."
