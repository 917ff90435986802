"""Every sentence the plugins say to editors, in Indonesian."""

from collections.abc import Iterable

LONGEST_SHOWN = 40

# Files and headers.
NOT_READABLE = "File ini tidak bisa dibuka ({reason}). Periksa izin file, atau hapus kalau bukan file isi."
TOO_DEEP_INSIDE = "Isian bertumpuk terlalu dalam. Kurangi kurung atau lekukan di dalam lekukan."
NAME_NOT_UTF8 = (
    "Nama file ini memakai huruf yang tidak terbaca. Ganti namanya dengan huruf kecil, angka, dan tanda hubung."
)
TOO_LARGE = "File ini terlalu besar (lebih dari 200 KB). Pendekkan, atau bagi menjadi beberapa file."
NOT_UTF8 = 'File ini tidak tersimpan sebagai UTF-8. Simpan ulang dengan pilihan "UTF-8".'
NO_HEADER = 'Baris pertama harus "---". Di bawahnya isian, misalnya "judul: KTP hilang".'
HEADER_NOT_CLOSED = 'Isian di atas belum ditutup. Tambahkan baris "---" sesudah isian terakhir.'
EMPTY = "Isiannya masih kosong."
NOT_A_MAPPING = 'Tulis isian sebagai "kunci: nilai", satu baris satu isian.'
TAB = "Ada tombol Tab di awal baris. Ganti dengan spasi."
CONTROL_CHARACTER = "Ada huruf tersembunyi yang tidak bisa dibaca. Hapus baris ini, lalu ketik ulang."
YAML_TAG = 'Nilai yang dimulai dengan "!" harus diapit tanda kutip.'
YAML_ALIAS = 'Jangan memakai "&" dan "*" untuk menyalin isian. Tulis isinya sekali lagi.'
KEY_IS_NO_WORD = 'Sebelum titik dua harus ada satu kata, misalnya "judul".'
FILE_MISSING = "File ini belum ada."
WRONG_ENDING = "File ini tidak terbaca, jadi tidak akan tampil. Nama file di folder ini harus berakhir {ending}."
IS_A_LINK = (
    "Ini tautan ke file atau folder lain, jadi isinya tidak akan tampil. "
    "Hapus tautannya, lalu salin file aslinya ke sini bila memang boleh dibaca umum."
)
IS_NO_FILE = "Ini bukan file biasa (pipa, soket, atau perangkat), jadi tidak dibuka. Hapus dari sini."
CHECK_ABOUT = "Memeriksa semua isi dan menyebut yang perlu dibetulkan."
CHECKED_FOLDERS_HELP = "folder isi; biasanya content"
CHECKED_OFFICE_HELP = "folder kantor yang isinya sendiri; dari content dibaca yang milik semua kantor saja"
OF_EVERY_OFFICE = (
    "File ini milik semua kantor, jadi di folder kantor tidak dibaca. Hapus dari sini, atau usulkan di content/."
)
TOO_DEEP = "File ini tidak terbaca, jadi tidak akan tampil. Taruh langsung di folder {folder}."
NO_SUCH_FOLDER = "Folder {folder} tidak dikenal, jadi file ini tidak akan tampil.{guess} Foldernya: {known}."
IN_NO_FOLDER = "File ini tidak terbaca, jadi tidak akan tampil. Taruh di salah satu folder: {known}.{guess}"
NO_SUCH_TABLE = "File ini tidak terbaca. Di folder {folder} hanya ada {known}.{guess}"

YAML_FAULTS = {
    "found character that cannot start any token": (
        'Nilai tidak boleh dimulai dengan "@", "%", atau "`". Apit nilainya dengan tanda kutip.'
    ),
    "mapping values are not allowed in this context": (
        "Ada titik dua di dalam nilai, atau jarak awal baris ini salah. Apit nilainya dengan tanda kutip, "
        "atau samakan jaraknya dengan baris di atasnya."
    ),
    "did not find expected ',' or ']'": 'Daftar yang dibuka dengan "[" belum ditutup dengan "]".',
    "did not find expected ',' or '}'": 'Isian yang dibuka dengan "{" belum ditutup dengan "}".',
    "found unexpected end of stream": "Tanda kutip yang dibuka di sini belum ditutup.",
    "did not find expected alphabetic or numeric character": (
        'Nilai yang dimulai dengan "*" atau "&" harus diapit tanda kutip.'
    ),
    "found undefined alias": 'Nilai yang dimulai dengan "*" harus diapit tanda kutip.',
    "did not find expected '-' indicator": 'Jarak awal baris ini tidak sama dengan butir "-" di atasnya. Samakan.',
    "did not find expected key": (
        "Jarak awal baris tidak sama, atau ada tulisan sesudah tanda kutip atau kurung penutup. Rapikan bagian ini."
    ),
    "block sequence entries are not allowed in this context": 'Butir "-" harus ditulis di baris baru.',
    "found unknown escape character": 'Tanda "\\" tidak boleh di dalam kutip ganda. Pakai kutip tunggal.',
    "did not find expected comment or line break": 'Sesudah "|" atau ">" tulisan harus mulai di baris baru.',
}
YAML_UNREADABLE = "Bagian ini tidak terbaca. Periksa tanda kutip, titik dua, kurung, dan jarak di awal baris."

# Values. {…} in the first group is filled by pydantic.
YES_NO = "tulis ya atau tidak, bukan {value}."
WHOLE_NUMBER = "tulis angka bulat tanpa titik, misalnya 30000, bukan {value}."
DECIMAL_NUMBER = "tulis angka dengan titik, misalnya -7.65, bukan {value}."
DAY = "tulis tanggal seperti 2026-12-03, bukan {value}."
DAY_TURNED_ROUND = "tulis {mend}, bukan {value}."
NO_SUCH_DAY = "tanggal {value} tidak ada di kalender."
CLOCK = "tulis jam seperti 08.00, bukan {value}."
MOMENT = "tulis tanggal dengan jam, seperti 2026-11-20 10.00, bukan {value}."
NO_SUCH_FACT = "tidak ada isian {value}.{guess} Yang bisa diberi tanggal: {known}."
WEB_ADDRESS = "tulis alamat lengkap yang dimulai dengan https://, bukan {value}."
NOT_GSM_7 = "huruf ini tidak bisa masuk SMS: {letters}"
ANSWER_TOO_LONG = "terlalu panjang, {length} huruf. Paling banyak {limit}."
COLOUR = "tulis warna seperti #053945 (huruf kecil, diapit tanda kutip), bukan {value}."
CONTRAST = (
    "tulisan di atas warna ini sulit dibaca: kontrasnya {ratio} banding 1, paling sedikit harus {needed} banding 1."
)
STRIPE_NOT_SEEN = (
    "garis terlalu mirip dengan warna utama. Pilih garis yang lebih terang, atau warna utama yang lebih gelap."
)
MARK_LETTER = "tulis satu huruf besar atau angka, bukan {value}."
MARK_PATH = "tulis hanya isi jalur (d) dari gambar SVG pada bidang 40 x 40, bukan {value}."
MARK_TWICE = "isi huruf atau jalur, jangan dua-duanya."
OFFICE_CODE = "tulis kode Kemendagri dengan titik, seperti 35.14.22, bukan {value}."
BOLD_NOT_CLOSED = 'tanda "**" dibuka tetapi tidak ditutup.'

EMPTY_VALUE = "{name} masih kosong."
ONLY_SIGNS = "Isiannya baru {value}. Tulis isinya, atau kosongkan bila memang boleh kosong."
NO_SPACE_AFTER_COLON = "{name} tidak terbaca. Sesudah titik dua harus ada spasi."
NOT_ONE_TEXT = "{name} harus satu tulisan, bukan daftar atau bagian."
NOT_A_LIST = '{name} harus berupa daftar: tiap butir di baris baru, dimulai dengan "- ".'
NO_PARTS = '{name} harus berisi baris "kunci: nilai".'
NOT_A_SHORT_NAME = "{name}: pakai huruf kecil, angka, dan tanda hubung, misalnya surat-kuasa, bukan {value}."
# By the kind of fault that pydantic reports; faults of our own kinds in `fields.py` bring their sentence with them.
MODEL_FAULTS = {
    "missing": "{name} belum ditulis.",
    "string_too_long": "{name} terlalu panjang, {length} huruf. Paling banyak {max_length}.",
    "too_long": "{name} berisi {actual_length} butir. Paling banyak {max_length}.",
    "too_short": "{name} berisi {actual_length} butir. Paling sedikit {min_length}.",
    "string_pattern_mismatch": NOT_A_SHORT_NAME,
    "string_type": NOT_ONE_TEXT,
    "tuple_type": NOT_A_LIST,
    "dict_type": NO_PARTS,
    "model_type": NO_PARTS,
    "model_attributes_type": NO_PARTS,
}

# What one file says of another, or of itself.
NO_SUCH_SOURCE = "Sumber {value} tidak ada di data/sumber.yaml.{guess}"
NO_SUCH_CATEGORY = "Kategori {value} tidak ada di data/kategori.yaml.{guess}"
CATEGORY_FULL = "Kategori {value} berisi {count} panduan. Paling banyak {limit}."
NO_SUCH_QUESTION = "Pertanyaan {value} tidak ada di bagian tanya.{guess}"
NO_SUCH_OPTION = "{value} tidak ada di pilihan {question}. Pilihannya: {choices}.{guess}"
SAME_ID = "Id {value} dipakai dua kali. Yang pertama di baris {line}."
SAME_TITLE = "Judul {value} sama dengan {path}. Bedakan supaya orang tidak bingung."
SAME_FILE_NAME = "Nama file {value} sudah dipakai oleh {path}."
SAME_KEY = "{value} dan {other} berarti sama. Hapus salah satu."
SAME_ITEM = "{value} ditulis dua kali."
QUESTION_UNUSED = "Pertanyaan {value} tidak mengubah daftar berkas. Hapus, atau pakai di bagian jika."
BAD_FILE_NAME = "Nama file harus huruf kecil, angka, dan tanda hubung, misalnya ktp-el-hilang.md."
BAD_PLACE_OF_FILE = "File kunjungan ditaruh di folder tahun, misalnya kunjungan/2026/."
CHECKED_AFTER_AGAIN = '"cek_lagi" harus sesudah "dicek".'
PROMISE_NOT_APPROVED = '"mengikat: ya" hanya boleh kalau panduan sudah disahkan.'
DAYS_WITHOUT_SOURCE = (
    'Jumlah hari perlu sumber yang sudah dicek ("teruji: ya" dan "sumber"), atau panduan yang sudah disahkan.'
)
FEE_WITHOUT_BASIS = 'Biaya harus punya dasar. Tulis "dasar", misalnya nama Perda.'
APPROVED_BUT_EMPTY = "Panduan disahkan, tetapi standar {name} masih kosong."
VISIT_WITHOUT_NOTE = 'Layanan ini ada di kunjungan. Tulis bagian "saat_kunjungan".'
VERIFIED_WITHOUT_SOURCE = '"teruji: {said}" harus punya sumber. Tulis "sumber", atau ganti menjadi "teruji: tidak".'
SURER_THAN_SOURCES = {
    "ya": (
        '"teruji: ya" hanya kalau bunyi aturannya sudah dibaca: salah satu sumber berderajat "hukum". '
        'Sumber yang ditulis di sini hanya cukup untuk "teruji: {most}".'
    ),
    "sebagian": (
        '"teruji: sebagian" perlu sumber berderajat "tabel", atau dua sumber berderajat "dinas". '
        'Sumber yang ditulis di sini hanya cukup untuk "teruji: {most}".'
    ),
}
NO_SUCH_VILLAGE = "Desa {value} tidak ada di folder desa.{guess}"
NO_SUCH_VILLAGE_OF_NEWS = NO_SUCH_VILLAGE + ' Topik kabar ditulis di "label".'
OTHER_NAME_THAN_FILE = "Alamat kabar mengikuti nama filenya. Ganti nama file menjadi {name}.md, atau hapus baris ini."
CHANGED_BEFORE_ITS_DAY = 'tidak boleh sebelum "tanggal".'
STILL_A_DRAFT = "File ini draf: belum tampil di situs. Sudah benar? Ganti menjadi status: terbit."
NO_SUCH_GUIDE = "Panduan {value} tidak ada di folder panduan.{guess}"
GUIDE_NOT_ON_VISITS = 'Panduan {value} tidak melayani di kunjungan. Tambahkan "kunjungan" di bagian tempat panduan itu.'
NO_SUCH_VISIT = "Kunjungan {value} tidak ada di folder kunjungan.{guess}"
REPLACES_ITSELF = "Kunjungan tidak bisa menggantikan dirinya sendiri."
ENDS_BEFORE_START = '"selesai" harus sesudah "mulai".'
LAST_NUMBER_OUTSIDE = '"nomor_terakhir" harus di antara "mulai" dan "selesai".'
CHANGE_WITHOUT_HISTORY = 'Status {value} harus punya "riwayat".'
CHANGE_WITHOUT_REASON = 'Status {value} harus punya "alasan".'
OUTSIDE_OWN_VILLAGE = 'Desa {value} tidak termasuk "untuk_desa", padahal kunjungannya di sana.'
NOT_A_DAY = "{key}: tulis tanggal yang ada, seperti 2026-12-03, bukan {value}."
HOLIDAY_TWICE = "Tanggal {value} ditulis dua kali."
HOLIDAY_OTHER_YEAR = "Tanggal {value} bukan di tahun {year}."

NO_SUCH_PLACEHOLDER = (
    "{value} bukan kata pengganti. Yang ada: {known}.{guess} Untuk kurung kurawal biasa, tulis {{{{ atau }}}}."
)
STRAY_BRACE = "Kurung kurawal ini tidak berpasangan. Untuk kurung kurawal biasa, tulis {{ atau }}."
NO_PLACEHOLDER_IN_TITLE = "Judul tidak boleh memakai kata pengganti {value}. Tulis kata yang benar untuk setiap kantor."

# Written into a new file.
DELETE_WHEN_READY = "# hapus baris ini kalau isinya sudah benar; selama ada, file ini tidak tampil di situs"

# Notes: said, but nothing fails.
OWN_NAME = (
    "Nama kantor sendiri ditulis langsung: {value}. Tulis {placeholder}, supaya kantor lain bisa memakai file ini."
)
NOTE = "Catatan: {sentence}"
STILL_AN_EXAMPLE = 'File ini belum tampil di situs. Sudah benar? Hapus baris "contoh: ya".'
APPEARS_ON = "Kabar ini baru tampil pada {day}."
REVIEW_OVERDUE = "Panduan ini seharusnya dicek lagi pada {day}."
LONG_SENTENCE = "Kalimat ini {count} kata. Usahakan paling banyak {limit}."
ABBREVIATION_HERE = "Singkatan {value} belum dijelaskan di tulisan ini."
ABBREVIATION = "Singkatan {value} belum dijelaskan di panduan ini."
VISIT_ON_WEEKEND = "Hari kunjungan ini {name}. Pastikan memang benar."
HOLIDAY_UNKNOWN = "{day} ({name}) tidak ada di daftar pembanding."
HOLIDAY_MISSING = "{day} ({name}) ada di daftar pembanding, tetapi belum ditulis di sini."

# What placeholders say at an office that has no word of its own.
PLACEHOLDER_DEFAULTS = {
    "kantor": "kantor",
    "kecamatan": "kecamatan ini",
    "kabupaten": "kabupaten ini",
    "provinsi": "setempat",
    "dukcapil": "Dukcapil",
    "kios": "loket kependudukan di desa",
    "kota_lain": "kabupaten atau kota lain",
}

# Shown on the site.
VISIT_TITLE = "Kunjungan ke Desa {village}"
VISIT_WHEN = "{day}, {starts} sampai {ends} {zone}. {place}."
EXAMPLE_EVENT = "(contoh) {summary}"
VISIT_FEED_TITLE = "{title}, {day}"
FEED_ALL = "Yang baru dari {office}"
FEED_ANSWERS = "Tanya jawab {office}"
FEED_VILLAGE = "Yang baru untuk Desa {village}"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

# The checker's last line.
ALL_GOOD = "{count} file diperiksa. Tidak ada yang perlu diperbaiki."
TO_PUT_RIGHT = "{count} hal perlu diperbaiki."
WAITING_COUNTED = "{count} kabar menunggu tanggalnya."
NOTES_COUNTED = "{count} catatan."


def quoted(value: str) -> str:
    """Return the value as it is shown inside a sentence."""
    return f'"{value}"'


def shown(value: object) -> str:
    """Return what was written, short enough for a sentence."""
    if isinstance(value, str):
        return quoted(value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…")
    return "kosong" if value is None else "daftar" if isinstance(value, list) else "bagian"


def guess(nearest: str | None) -> str:
    """Return the question that ends a sentence about an unknown word."""
    return f" Maksud Anda {quoted(nearest)}?" if nearest else ""


def unknown(key: str, nearest: str | None) -> str:
    return f"{quoted(key)} tidak dikenal di bagian ini.{guess(nearest)}"


def not_a_choice(name: str, value: object, choices: Iterable[str], nearest: str | None) -> str:
    return f"{name}: {shown(value)} tidak ada di pilihan. Pilihannya: {', '.join(choices)}.{guess(nearest)}"


def duplicate_key(key: str, line: int) -> str:
    return f"{quoted(key)} ditulis dua kali. Yang pertama di baris {line}. Hapus salah satu."


def yaml_sentence(fault: str) -> str:
    return YAML_FAULTS.get(fault, YAML_UNREADABLE)


def summary(*, files: int, problems: int) -> str:
    """Return the checker's last line."""
    return TO_PUT_RIGHT.format(count=problems) if problems else ALL_GOOD.format(count=files)
