"""The Indonesian words of guides: titles, conditions, and the texts people send on."""

# After these a title goes on without a comma: "Akta kelahiran tanpa buku nikah".
JOINING = frozenset({"setelah", "sesudah", "karena", "tanpa", "untuk", "dengan", "di", "dari", "ke", "yang", "bila"})
# A label may begin with a capital for its own sake; in the middle of a sentence these keep it.
PROPER = frozenset({"Anda", "Dispendukcapil", "Indonesia", "Islam", "Kabupaten", "Kota", "Lekok", "Polri", "Polsek"})
OR = "atau"
AND = "dan"
IF = "Bila {words}"
IF_STARTS = "bila "
CASE_PAGE_TITLE = "{title}: berkas yang dibawa"

# Where: how a place is called inside a sentence.
PLACES = {
    "desa": "balai desa",
    "kecamatan": "kecamatan",
    "kunjungan": "saat kunjungan",
    "dispendukcapil": "Dispendukcapil",
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
}

# The answer of a case.
ANSWER_BRING = "Bawa {documents}."
ANSWER_FILL = "Isi {documents}."
ANSWER_PREPARE = "Siapkan {documents}."
ANSWER_MORE = "Ada {count} berkas lain."
FREE = "Gratis."

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
SPECIAL_EMPTY = "Bagian khusus ini tidak mengubah apa pun. Tulis ringkas, waktu, biaya, tempat, atau diwakilkan."
SPECIAL_TWICE = '"{key}" sudah diubah bagian khusus lain untuk orang yang sama. Hapus salah satu.'
SPECIAL_NO_PAGE = 'Pertanyaan "{value}" tidak membuat halaman, jadi tidak bisa dipakai di bagian khusus.'
WHATSAPP_TOO_LONG = 'Pesan WhatsApp untuk "{title}" {length} huruf. Paling banyak {limit}. Pendekkan nama berkasnya.'
SMS_TOO_LONG = 'SMS untuk "{title}" {length} huruf. Paling banyak {limit}. Pendekkan isian "pendek" berkasnya.'
