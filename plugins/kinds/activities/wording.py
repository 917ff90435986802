"""What activities say in Indonesian."""

EVENT_KIND = "Kegiatan"
CALENDAR = "Kegiatan {office}"
FEED = "Kegiatan {office}"
NOTICES = {"batal": "Kegiatan hari ini batal.", "berubah": "Kegiatan hari ini berubah."}
KINDS = {
    "keagamaan": "Keagamaan",
    "seni": "Seni",
    "pelatihan": "Pelatihan",
    "internet": "Internet",
    "pertemuan": "Pertemuan",
    "lain": "Kegiatan",
}
IN_THE_POCKET = "Kegiatan"
OFF = "BATAL."
NOT_CONFIRMED = "Belum dipastikan kantor."
IS_EXAMPLE = "(contoh)"
