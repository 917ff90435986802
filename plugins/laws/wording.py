"""What the commands of the law watch say, in Indonesian."""

ABOUT = "Mencatat aturan yang berubah, dan siapa yang mengecek panduan dan formulirnya lagi."
HELP = {
    "hukum": "kunci aturan yang berubah, dari data/hukum.yaml",
    "oleh": "kunci aturan yang mengubahnya",
    "bagian": "bagian yang berubah, misalnya F-2.01; kosong berarti seluruhnya",
    "kata": "satu kalimat untuk warga: apa yang mungkin berbeda",
    "panduan": "nama file panduan yang sudah dicek lagi",
    "formulir": "nama file formulir yang sudah dicek lagi",
    "nama": "siapa yang mengecek",
    "folder": "folder isi situs",
}
SENTENCE = "Syaratnya mungkin berbeda sejak {law}."
NO_SUCH_LAW = "Aturan {value} tidak ada di {path}. Tulis dulu di sana: kunci, judul, dan sumbernya.{guess}"
NOTED_ALREADY = "Perubahan itu sudah dicatat."
NOT_MARKED = "{looked_at} tidak bertanda karena {law}. Tidak ada yang dicatat."
ONE_LINE = (
    "Aturan ini ditulis dalam satu baris dengan kurung kurawal di {path}. "
    "Tulis satu isian satu baris, lalu ulangi perintahnya."
)
BROKEN = "Tidak ada yang ditulis, karena hasilnya salah:"
WRITTEN = "Ditulis: {path}."
MARKED = "Yang bertanda sekarang ({count}):"
NONE_MARKED = "Tidak ada panduan atau formulir yang berdiri di atasnya."
PAGE = "- {title}: {url}"
RELEASED = "{looked_at} tidak bertanda lagi karena {law}. Dicek {name}, {day}."
STILL_MARKED = "Masih bertanda, satu per satu ({count}): {names}."
NONE_LEFT = "Tidak ada lagi yang perlu dicek karena {law}."
