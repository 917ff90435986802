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
