"""What editors are told about pictures."""

HEIC = "Ini foto HEIC dari iPhone, yang tidak bisa dibuka kebanyakan HP. Simpan sebagai JPG, lalu ganti file ini."
NOT_A_PICTURE = "File ini bukan gambar yang bisa dipakai. Simpan sebagai JPG, PNG, atau WebP, lalu ganti file ini."
DAMAGED = "Gambar ini rusak atau terpotong. Salin lagi dari HP atau kamera, lalu ganti file ini."
ENDING = "Nama file gambar harus berakhir .jpg, .png, atau .webp. Ganti nama file ini."
NAME = 'Nama file gambar hanya boleh huruf, angka, "-", "_", dan titik. Ganti nama file ini, misalnya loket-depan.jpg.'
TOO_HEAVY = "Gambar ini {size} MB. Paling besar {limit} MB. Kecilkan dulu di HP atau komputer."
TOO_MANY_PIXELS = "Gambar ini {width} x {height} titik. Paling banyak {limit} juta titik. Kecilkan dulu."
FAR_TOO_MANY_PIXELS = "Gambar ini jauh lebih dari {limit} juta titik. Kecilkan dulu."
SAME_NAME = "Namanya bentrok dengan {other}: hasilnya akan memakai alamat yang sama. Ganti nama salah satu."
