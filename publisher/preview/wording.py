"""What the preview says to editors, in the terminal and on the phone."""

PREPARING = "Menyiapkan situs ..."
ADDRESS = "Alamat: {address}"
SCAN = "Pindai kode di atas dengan kamera HP. HP dan komputer harus memakai Wi-Fi yang sama."
ONLY_HERE = "Komputer ini tidak tersambung ke jaringan, jadi situs hanya bisa dibuka di komputer ini."
PLAIN_HTTP = (
    "Alamat http biasa tidak bisa menunjukkan dua hal: membaca tanpa sinyal, dan memasang situs di layar HP. "
    "Keduanya baru jalan di situs sebenarnya, yang beralamat https."
)
NO_FUNCTION = "Formulir, lacak, dan halaman petugas tidak ada di sini. Untuk mencobanya: python3 tasks.py serve"
EXAMPLES_SHOWN = 'File bertanda "contoh: ya" ikut tampil. Karena itu halaman menyebut diri situs contoh.'
SAVE_AND_RELOAD = "Simpan file, tunggu sebentar, lalu muat ulang halaman di HP."
HOW_TO_STOP = "Tekan Ctrl-C untuk berhenti."
PORT_IN_USE = (
    "Port {port} sedang dipakai program lain. Pilih port lain, misalnya: python3 tasks.py pratinjau --port {other}"
)
STOPPED = "Pratinjau selesai."

BUILT = "[{clock}] Situs diperbarui, {seconds} detik."
KEPT = "[{clock}] Belum diperbarui. Halaman lama tetap tampil. Yang perlu dibetulkan:"
NOT_YET = "[{clock}] Situs belum bisa ditampilkan. Yang perlu dibetulkan:"
PROBLEM = "  - {problem}"

# Shown on the phone.
NO_FUNCTION_TITLE = "Tidak ada di pratinjau"
NO_FUNCTION_HERE = "Halaman ini dijawab oleh layanan, bukan file. Pratinjau hanya menampilkan file."
NO_FUNCTION_INSTEAD = "Untuk mencobanya, jalankan di komputer: python3 tasks.py serve"
NOT_READY_TITLE = "Ada yang perlu dibetulkan"
NOT_READY = "Betulkan ini, simpan, lalu muat ulang halaman."
BACK = "Kembali ke beranda"

# The command's own help.
COMMAND = "Menampilkan situs di HP selama Anda menulis."
PORT_HELP = "port (bawaan: 8080; 0 berarti yang mana saja)"
LISTEN_HELP = "alamat yang didengarkan (bawaan: alamat komputer ini di Wi-Fi)"
FOLDER_HELP = "folder isi (bawaan: content)"
