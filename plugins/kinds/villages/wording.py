"""How villages are named, in Indonesian."""

TITLE = "Desa {village}"
# What people write who want to know when somebody comes.
VISIT_WORDS = "jadwal kunjungan kapan jemput bola keliling layanan"
