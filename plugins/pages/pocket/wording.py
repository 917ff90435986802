"""What editors are told about pocket editions."""

TOO_BIG = (
    "Buku saku: panduan dan desa saja sudah {size} KB. Paling banyak {limit} KB. "
    "Pendekkan panduan yang terpanjang: {longest}."
)
TOO_BIG_FOR_A_VILLAGE = (
    "Buku saku desa: tanpa tanya jawab sudah {size} KB. Paling banyak {limit} KB. "
    "Pendekkan panduan yang terpanjang: {longest}."
)
LONG_GUIDE = "{title} ({size} KB)"
DOWNLOAD_NAME = "saku-{place}-{day}.html"
