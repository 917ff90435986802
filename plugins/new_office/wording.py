"""Every sentence of the command `kantor-baru`, in Indonesian."""

COMMAND = "Membuat folder isi untuk kantor lain dari kode wilayahnya."
CODE_HELP = "kode kecamatan menurut Kemendagri, misalnya 35.14.21"
TO_HELP = "folder yang akan dibuat, misalnya ../kantor-nguling"
NO_CODE = (
    "Sebutkan kode kecamatannya dan foldernya: python3 tasks.py kantor-baru --kode 35.14.21 --ke ../kantor-nguling"
)
NO_SUCH_CODE = "Tidak ada kecamatan dengan kode {code}. Kode kecamatan terdiri atas enam angka, misalnya 35.14.21."
NOT_IN_REGENCY = "Tidak ada kecamatan dengan kode {code}. Di {regency} ada: {known}."
NOT_EMPTY = "Folder {folder} sudah ada isinya. Pilih folder lain; yang sudah ada tidak pernah ditimpa."
NOT_WRITABLE = "Folder {folder} tidak bisa dibuat ({reason})."
MADE = "Dibuat: {folder}, isi {office}, {regency}, dengan {villages}."
VILLAGES_COUNTED = "{count} desa dan kelurahan"
NEXT = """Belum diisi: alamat, telepon, jam buka, dan keterangan tiap desa. Situs mengatakannya apa adanya.
Membuka situsnya: python3 tasks.py serve --kantor {folder} --data {data} --kosong
Memeriksa isinya: python3 tasks.py periksa --kantor {folder}"""
