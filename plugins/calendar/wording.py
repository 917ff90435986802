"""The Indonesian words of calendar files and activities."""

PRODUCT = "-//Sekali Datang//Kalender kecamatan//ID"
CANCELLED = "BATAL: {summary}"
ALL_VISITS = "Kunjungan {office}"
VILLAGE_VISITS = "Kunjungan untuk Desa {village}"
ACTIVITIES = "Kegiatan {office}"
KIND_VISIT = "Kunjungan"
KIND_ACTIVITY = "Kegiatan"
SERVICES = "Layanan: {titles}."
LAST_NUMBER = "Nomor antrean terakhir {at}."
UNCONFIRMED = "Jadwal ini belum dipastikan kantor."
CHANGED = "Berubah. {reason}"
REASON = "Alasan: {reason}"
REPLACEMENT = "Pengganti: {day}."
EXAMPLE = "(contoh) {summary}"
FEED_VISITS = "Jadwal kunjungan {office}"
FEED_ACTIVITIES = "Kegiatan {office}"
ACTIVITY_KINDS = {
    "keagamaan": "Keagamaan",
    "seni": "Seni",
    "pelatihan": "Pelatihan",
    "internet": "Internet",
    "pertemuan": "Pertemuan",
    "lain": "Kegiatan",
}
