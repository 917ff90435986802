"""The Indonesian words of guides: titles, conditions, and the texts people send on."""

# A form by the code people know it by.
FORM = "Formulir {code}"

# After these a title goes on without a comma: "Akta kelahiran tanpa buku nikah".
JOINING = frozenset({"setelah", "sesudah", "karena", "tanpa", "untuk", "dengan", "di", "dari", "ke", "yang", "bila"})
# A label may begin with a capital for its own sake; in the middle of a sentence these keep it.
PROPER = frozenset({"Anda", "Indonesia", "Islam", "Kabupaten", "Kota", "Polri", "Polsek"})
OR = "atau"
AND = "dan"
IF = "Bila "
# "Bila setelah menikah" is no Indonesian; there the answer's own words are taken.
NOT_AFTER_IF = frozenset({"setelah", "sesudah", "karena", "yang", "dengan"})
CASE_PAGE_TITLE = "{title}: berkas yang dibawa"

# How sure something is.
NATIONAL_TABLE = "Tabel nasional, kata dinas."
OFFICES_ELSEWHERE = "Kata kantor di daerah lain."
NOT_SURE = "Belum dipastikan kantor."

# Where: how a place is called inside a sentence; the registry's own name is the office's to say.
PLACES = {
    "desa": "balai desa",
    "kecamatan": "kecamatan",
    "kunjungan": "saat kunjungan",
    "kua": "KUA",
    "pengadilan": "pengadilan",
    "polsek": "polsek",
    "polres": "polres",
    "daring": "lewat HP (daring)",
    "dpmptsp": "dinas perizinan (DPMPTSP)",
    "dinkes": "dinas kesehatan",
    "dinas-teknis": "dinas teknis",
    "bpjs": "kantor BPJS Kesehatan",
    "dinsos": "dinas sosial",
    "bapenda": "kantor pajak daerah (Bapenda)",
    "bank": "bank",
    "bpn": "kantor pertanahan (BPN)",
    "mobil-keliling": "mobil keliling",
    "samsat": "Samsat",
    "rumah": "di rumah Anda",
    "polda": "Polda atau Mabes Polri",
    "kantor-peminta": "kantor yang meminta",
}

# Who comes: in the list of facts, and where it stands alone.
BY_PROXY = ("Boleh diwakilkan", "Boleh diwakilkan")
NOT_BY_PROXY = ("Harus datang sendiri", "Harus datang sendiri")
YOU_COME = ("Anda sendiri", "Anda sendiri yang datang")
PROXY_COMES = ("Wakil Anda", "Wakil Anda yang datang")
PROXY_UNCLEAR = ("Belum jelas", "Boleh diwakilkan atau tidak, belum jelas")
VISIT_IN_PERSON = "Datang sendiri"
VISIT_NEVER_BY_PROXY = "Harus datang sendiri"
VISIT_BY_PROXY = "Boleh diwakilkan. {condition}"
VISIT_PROXY_ASK = "Syaratnya tanya dulu."

# The answer of a case.
ANSWER_BRING = "Bawa {documents}."
ANSWER_FILL = "Isi {documents}."
ANSWER_PREPARE = "Siapkan {documents}."
ANSWER_MORE = "Ada {count} berkas lain."
FREE = "Gratis."
FREE_BUT_STAMP = "Gratis, selain meterai."
FEE_SAID = "Biaya: {fee}."
FEE_ON_PAGE = "Biaya: lihat halaman."
MONEY = "Siapkan uang {amount}."

# Problems of cases, said to editors.
CASE_EMPTY = 'Untuk "{title}" tidak ada satu berkas pun. Tambahkan berkas, atau ubah bagian jika.'
NEVER = 'Syarat ini tidak pernah terpenuhi. Perbaiki bagian "jika".'
ALWAYS = 'Syarat ini selalu terpenuhi, jadi tidak berguna. Hapus bagian "jika", atau kurangi pilihannya.'
TOO_MANY_PAGES = (
    "Jawaban di bagian tanya menghasilkan {count} daftar berbeda. Paling banyak {limit}. "
    'Beri "halaman: tidak" pada pertanyaan yang jarang dipakai.'
)
TOO_MANY_STEPS = 'Untuk "{title}" ada {count} langkah. Paling banyak {limit}.'
SAME_ADDRESS = '"{title}" dan "{other}" beralamat sama: {slug}. Ganti nama salah satu pilihannya.'
SAME_CASE_TITLE = 'Dua kondisi berjudul sama: "{title}". Beri "judul" yang berbeda pada pilihannya.'
SPECIAL_EMPTY = (
    "Bagian khusus ini tidak mengubah apa pun. Tulis ringkas, waktu, biaya, tempat, diwakilkan, atau produk."
)
SPECIAL_TWICE = '"{key}" sudah diubah bagian khusus lain untuk orang yang sama. Hapus salah satu.'
FEE_NEEDS_BRIEF = (
    "Biaya ini lebih dari satu angka. Tulis juga singkat, paling banyak 100 huruf, "
    'misalnya "Paling banyak Rp 150.000, pajak terpisah".'
)
FREE_BUT_COSTS = '"ringkas" menulis Gratis, padahal di "{title}" ada yang dibayar. Tulis apa yang gratis.'
SPECIAL_NO_PAGE = 'Pertanyaan "{value}" tidak membuat halaman, jadi tidak bisa dipakai di bagian khusus.'
WHATSAPP_TOO_LONG = (
    'Pesan WhatsApp untuk "{title}" {length} huruf. Paling banyak {limit}. Pendekkan isian "pendek" berkasnya.'
)
SMS_TOO_LONG = 'SMS untuk "{title}" {length} huruf. Paling banyak {limit}. Pendekkan "pendek" berkasnya.'

# Papers are described once, in the register.
ONLY_IN_REGISTER = (
    "{key} ditulis sekali saja, di data/berkas.yaml. Hapus dari sini, lalu sebut berkasnya dengan kuncinya."
)
WHICH_PAPER = 'Berkas yang mana? Tulis "berkas" dengan kunci dari data/berkas.yaml, misalnya "berkas: kk".'
NO_SUCH_PAPER = "Berkas {value} tidak ada di data/berkas.yaml.{guess}"
NO_SUCH_GUIDE = "Panduan {value} tidak ada.{guess}"

# What changed for residents.
CHANGE_TOO_LONG = "terlalu panjang, {length} huruf. Paling banyak {limit}."
CHANGE_IS_ONE_SENTENCE = "tulis satu kalimat saja, diakhiri titik. Perubahan lain ditulis di butir sendiri."
CHANGES_NEWEST_FIRST = "Perubahan {day} lebih baru dari yang di atasnya. Taruh yang terbaru paling atas."
CHANGE_ENTRY = "{title}: {sentence}"
CHANGES_FEED = "Perubahan panduan {office}"

# A law changed after the guide was checked.
SMS_CHANGED = "Aturan berubah. {checked}"

# What people send on. A message says how each paper is brought in few words.
WHATSAPP_HEAD = "*{title}*\n{office}"
WHATSAPP_BRING = "*Bawa {count}:*"
WHATSAPP_LINE = "{number}. {name}: {form}"
WHATSAPP_SHORT_LINE = "{number}. {name}"
WHATSAPP_FILLED = "*Diisi di tempat:* {names}."
WHATSAPP_IF = "*{words}:*"
WHATSAPP_IF_LINE = "- {name}: {form}"
WHATSAPP_IF_SHORT_LINE = "- {name}"
WHATSAPP_SOME = "*Untuk sebagian orang:*"
WHATSAPP_NOT_NEEDED = "*Tidak perlu:* {names}."
WHATSAPP_FEE = "Biaya: {fee}."
WHATSAPP_PLACES = "Di mana: {places}."
WHATSAPP_CHECKED = "Dicek {day}."
NOT_APPROVED = "Belum disahkan Camat. Ragu? Tanya dulu."
OVERDUE = "Sudah waktunya dicek lagi. Tanya dulu."
FEE_ASK = "tanya dulu"
FEE_SEE_PAGE = "lihat halaman"
WITH_STAMP = "{fee}, meterai beli sendiri"
WITH_STAMP_PERHAPS = "{fee}, meterai bila diminta"
SHEETS = "{form} {count} lembar"
PER_PERSON = "{form} tiap orang"
FORMS = {
    "asli": "asli",
    "asli+fotokopi": "asli dan fotokopi",
    "fotokopi": "fotokopi",
    "fotokopi+tunjukkan": "tunjukkan aslinya, fotokopi",
    "tunjukkan": "cukup ditunjukkan",
    "formulir": "diisi",
    "digital": "foto atau pindaian",
    "data": "disiapkan",
    "hadir": "harus ikut",
}
FILLED = {"di_tempat": "diisi di tempat", "sebelum_berangkat": "ambil dan isi dulu"}
COPIED = ("asli+fotokopi", "fotokopi", "fotokopi+tunjukkan")
# How a paper is brought, behind its short name; of several the first that fits.
SHORT_FORMS = {
    "asli": (" asli", ""),
    "asli+fotokopi": (" asli+fc{count}",),
    "fotokopi": (" fc{count}",),
    "fotokopi+tunjukkan": (" asli+fc{count}",),
    "tunjukkan": (" (tunjuk)",),
}
SHORT_EACH = "/orang"
SHORT_SHEETS = (",{count} lembar", ",{count}")
SMS_BRING = "Bawa {count}:"
SMS_FILLED = "Isi di sana:"
SMS_IF = "Bila perlu:"
SMS_LINE = "-{short}"
SMS_FEE = "Biaya {fee}."
SMS_CHECKED = "Dicek {day}."
SMS_DAY = "%d/%m/%y"
# Letters a text message would pay double for, and what stands for them.
SMS_LETTERS = {
    "\u201c": '"',
    "\u201d": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "...",
    "\u00d7": "x",
    "\u00a0": " ",
}
NO_SOUND_INSIDE = 'Isi file "{name}" bukan rekaman suara. Simpan ulang dari perekam sebagai .opus, .ogg, atau .mp3.'
NO_SUCH_SOUND = 'Rekaman "{name}" tidak ada di folder suara.'
SOUND_NOT_READABLE = 'Rekaman "{name}" tidak bisa dibuka ({reason}). Periksa izin file itu.'
SOUND_KIND = 'Rekaman "{name}" tidak bisa diputar semua HP. Simpan sebagai salah satu: {kinds}.'
SOUND_TOO_LARGE = (
    'Rekaman "{name}" {size} KB. Paling besar {limit} KB. Rekam lebih pendek, atau simpan sebagai Opus 16 kbit/s.'
)

VILLAGE_NOT_A_PLACE = 'Kalau bisa selesai di desa, tulis juga "desa" di bagian tempat.'
VILLAGE_CONDITION_MISSING = 'Selesai di desa dengan syarat apa? Tulis "syarat".'

# What a guide stands on.
NO_LAW = 'Dasar hukum belum ditulis. Tulis "dasar", misalnya {hukum: uu-24-2013, pasal: Pasal 79A}.'
NO_SOURCE_AT_ALL = (
    "Panduan ini belum menyebut satu sumber pun. "
    'Tulis "sumber" di bagian yang diambil dari sana, atau "sumber_lain". Belum ada? Tulis dulu "contoh: ya".'
)
