"""What the visits say in Indonesian: to editors, and in the texts people send on."""

# What an editor must put right.
QUEUE_NUMBERS = "tulis nomor antrean saja, misalnya A12 atau A1 sampai A20, bukan {value}. Jangan nama atau NIK."
WRONG_WEEKDAY = '"hari" {value} tidak cocok. Tanggal {day} hari {name}.'
NO_SUCH_PROGRAMME = "Program {value} tidak ada di folder program.{guess}"
NO_REPLACEMENT_SAID = 'Status {value} harus menyebut "pengganti": nama file penggantinya, atau null bila belum ada.'
CANCEL_NOT_IN_HISTORY = 'Riwayat belum mencatat pembatalan. Tambahkan butir dengan "apa: status" dan "menjadi: batal".'
CHANGE_WITHOUT_NEW = 'Riwayat {what} harus menyebut nilai baru di "menjadi".'
HISTORY_OUT_OF_ORDER = '"riwayat" harus urut: yang lama di atas.'
HISTORY_OTHER_DAY = 'Riwayat terakhir mengatakan {new}, tetapi "tanggal" {day}. Samakan.'
MORE_FINISHED = '"selesai" ({finished}) lebih banyak daripada "dilayani" ({served}).'
RULE_UNREADABLE = 'Aturan "ulang" tidak bisa dibaca di bagian {value}. Contoh: FREQ=WEEKLY;BYDAY=FR.'
RULE_INCOMPLETE = 'Aturan "ulang" belum lengkap atau berisi bagian dua kali. Contoh: FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH.'
RULE_FIRST_DAY = '"tanggal" {day} bukan hari yang cocok dengan "ulang". Tulis hari pertama yang cocok.'
RULE_NO_SUCH_DAY = '{key} {day} bukan hari yang cocok dengan "ulang".'
RULE_DAY_TWICE = "Hari {day} ditulis dua kali."
WITHOUT_RULE = '{key} hanya dipakai bersama "ulang".'
NOT_WITH_RULE = '{key} tidak boleh di kunjungan berulang. Tulis di "kecuali" untuk hari yang berubah.'
ON_HOLIDAY = 'Tanggal {day} libur: {name}. Ganti tanggal, atau tulis "hari_libur: ya" bila memang tetap buka.'
RULE_ON_HOLIDAY = (
    'Tanggal {day} libur: {name}. Tambahkan ke "lewati" atau "kecuali", atau tulis "hari_libur: ya" bila tetap buka.'
)
TEAM_TWICE = "Tim {team} sudah bertugas di {other} pada {day}, jam {starts} sampai {ends}."
SAME_ADDRESS = "Alamat {value} sudah dipakai kunjungan lain."

# What is told of staff's changes; none of it stops the build.
FIELDS = {
    "day": "Tanggal",
    "starts": "Jam mulai",
    "ends": "Jam selesai",
    "place": "Tempat",
    "services": "Layanan",
    "landmark": "Patokan",
    "last_number": "Nomor antrean terakhir",
    "confirmed": '"Sudah dipastikan"',
    "on_holiday": '"Tetap buka walau hari libur"',
    "open_to": "Desa yang boleh datang",
}
KEYS = {
    "day": "tanggal",
    "starts": "mulai",
    "ends": "selesai",
    "place": "tempat",
    "services": "layanan",
    "landmark": "tempat",
    "last_number": "nomor_terakhir",
    "confirmed": "dipastikan",
    "on_holiday": "hari_libur",
    "open_to": "untuk_desa",
}
CHANGE_DROPPED = "{what} dari petugas tidak dipakai lagi, karena filenya berubah sesudah itu. Yang tampil isi file."
FILE_RENAMED = "File ini tampaknya nama baru dari {old}. Perubahan petugas untuk {old} tetap berlaku di sini."
FILE_DELETED = (
    "Kunjungan ini dibatalkan petugas dan filenya sudah tidak ada. Sampai harinya tetap tampil sebagai batal."
)
CHANGE_LOST = "Petugas mengubah kunjungan ini, tetapi filenya sudah tidak ada. Perubahannya dilepas."
CHANGE_SET_ASIDE = (
    "Ada catatan petugas untuk kunjungan ini yang tidak terbaca di versi ini, jadi mungkin batal. Kunjungan ini tidak "
    "masuk jadwal. Halamannya berkata: tanya dulu."
)
NAME_TAKEN = "Petugas sudah membuat kunjungan bernama sama. Yang tampil isi file; pembatalan petugas tetap berlaku."
NOW_ON_HOLIDAY = (
    'Tanggal {day} libur: {name}. Kunjungan ini tampil dengan "tanya dulu". Petugas: ganti tanggal, batalkan, atau '
    'centang "tetap buka".'
)
NOW_TEAM_TWICE = (
    'Tim {team} juga bertugas di {other}. Kunjungan ini tampil dengan "tanya dulu" sampai jadwalnya diubah.'
)
VILLAGE_GONE = 'Desa "{village}" tidak ada lagi. Kunjungan tampil dengan nama tempatnya.'
SERVICE_GONE = 'Layanan "{guide}" tidak ada lagi di kunjungan, jadi dilewati.'
WITHOUT_SERVICES = 'Tidak ada layanan yang tersisa. Kunjungan ini tampil dengan "tanya dulu" sampai layanannya diisi.'
REPLACEMENT_DROPPED = 'Pengganti "{name}" dilepas: {fault}. Kunjungan ini tetap batal.'
REPLACEMENT_GONE = "kunjungan itu tidak ada, mungkin nama filenya berganti"
REPLACEMENT_OFF = "kunjungan itu batal"
REPLACEMENT_DOUBTFUL = "jadwal kunjungan itu sedang diragukan, misalnya karena hari libur"
REPLACEMENT_PAST = "harinya sudah lewat"
RESULTS_DIFFER = '"hasil" di file tidak sama dengan catatan petugas. Yang tampil angka petugas. Samakan filenya.'

# Changes of a visit.
HOURS = "{starts} sampai {ends}"
SERVICES_AS_PLANNED = "sesuai rencana"
NOTHING_CHANGES = "Tidak ada yang berubah. Sebutkan tanggal, jam, tempat, atau layanan yang baru."
NO_VISIT_OF_THIS_NAME = "Kunjungan {value} tidak ada.{guess}"
ALREADY_OVER = "Kunjungan ini sudah {status}, jadi tidak bisa diubah lagi."
WRITTEN = "{path} sudah diperbarui. Riwayatnya sekarang {count} butir."
NOT_WRITTEN = "Tidak ada yang ditulis, karena perubahan ini menimbulkan masalah:"
TO_FORWARD = "Teks untuk diteruskan ke grup warga:"
RELAY = (
    "Tinggal {days} hari atau kurang. Kabari juga lewat telepon dan pengeras suara: banyak warga tidak membaca situs."
)
NOT_A_CLOCK = "{option}: tulis jam seperti 08.00."
NOT_A_DATE = "{option}: tulis tanggal yang ada, seperti 2026-12-03."

# The commands' own help.
OF_BOTH = ("nama", "alasan")
COMMANDS = {
    "kunjungan-ubah": (
        ("tanggal", "mulai", "selesai", "nomor-terakhir", "tempat", "layanan"),
        "Mengubah satu kunjungan, mencatat riwayatnya, dan menulis teks untuk grup warga.",
    ),
    "kunjungan-batal": (
        ("pengganti",),
        "Membatalkan satu kunjungan, mencatat riwayatnya, dan menulis teks untuk grup warga.",
    ),
}
COMMAND_ABOUT = "Mengubah atau membatalkan satu kunjungan, dan mencatatnya di riwayat."
HELP = {
    "nama": "nama file kunjungan; untuk yang berulang tambahkan harinya, misalnya nama-desa-jumat-2027-01-08",
    "alasan": "satu kalimat untuk warga",
    "tanggal": "tanggal baru, misalnya 2026-12-10",
    "mulai": "jam mulai baru, misalnya 09.00",
    "selesai": "jam selesai baru",
    "nomor-terakhir": "jam nomor antrean terakhir yang baru",
    "tempat": "nama tempat baru",
    "layanan": "apa yang berubah pada layanan, dengan kata-kata; daftarnya sendiri diubah di file",
    "pengganti": "nama file kunjungan pengganti; kosong bila belum ada",
    "kantor": "folder kantor yang isinya sendiri",
    "folder": "folder isi situs",
}

# Texts people send on.
TEXT_DAY = "{day}, {starts} sampai {ends} {zone}"
TEXT_EXAMPLE = "(contoh, bukan jadwal sebenarnya)"

# What to bring.
BRING_TITLE = "*Bawa ini: {title}*"
BRING_PART = " ({number} dari {of})"
BRING_SERVICE = "*{title}*"
BRING_WHO = "{who}."
BRING_PAPER = "{name}, {form}"
BRING_LINE = "- {paper}"
BRING_IF = "- {words}: {papers}"
BRING_MORE = "- Ada berkas lain untuk sebagian orang. Lihat panduannya."

# In calendars and feeds.
EVENT_IN_DOUBT = "TANYA DULU: {summary}"
EVENT_IN_DOUBT_DETAILS = "Jadwal sedang diperbaiki, tanya dulu."
EVENT_KIND = "Kunjungan"
EVENT_SERVICES = "Layanan: {titles}."
EVENT_LAST_NUMBER = "Nomor antrean terakhir {at}."
EVENT_UNCONFIRMED = "Jadwal ini belum dipastikan kantor."
EVENT_CHANGED = "Berubah. {reason}"
EVENT_REASON = "Alasan: {reason}"
EVENT_REPLACEMENT = "Pengganti: {day}."
CALENDAR = "Kunjungan {office}"
FEED = "Jadwal kunjungan {office}"
NOTICES = {"batal": "Kunjungan ini batal.", "berubah": "Kunjungan ini berubah."}
IN_DOUBT = "Jadwal sedang diperbaiki, tanya dulu."

# The fastest way.
OWN_VISIT = "kunjungan di desa ini"
OTHER_VISIT = "kunjungan di Desa {village}"
FACTS = {
    "existence": "{title}: ada atau tidak, belum diketahui",
    "opening_days": "hari buka",
    "last_number": "jam nomor terakhir",
    "working_days": "lama pengerjaan",
}
FACTS_MISSING = "{title}: {facts} belum diisi kantor"


def listed(words: list[str]) -> str:
    """Return "a, b, dan c"."""
    if len(words) < 3:  # noqa: PLR2004  # "a dan b" has no comma
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


# What cannot be true today.
DONE_BEFORE_ITS_DAY = 'Kunjungan tanggal {day} belum berlangsung, jadi belum "selesai". Tulis "status: terjadwal".'
RESULT_BEFORE_ITS_DAY = 'Kunjungan tanggal {day} belum berlangsung, jadi belum ada "hasil". Hapus bagian ini.'
REPLACEMENT_IS_OFF = 'Penggantinya, {value}, juga batal. Tulis pengganti yang lain, atau "pengganti: null".'
REPLACEMENT_IS_PAST = 'Penggantinya, {value}, sudah lewat ({day}). Tulis pengganti yang lain, atau "pengganti: null".'
