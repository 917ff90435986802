"""The Indonesian words of calendar files."""

PRODUCT = "-//Sekali Datang//Kalender kecamatan//ID"
CANCELLED = "BATAL: {summary}"
VILLAGE_VISITS = "Kunjungan untuk Desa {village}"
