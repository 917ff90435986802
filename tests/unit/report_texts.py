"""Sentences that tell of what a report is for, and sentences like them that do not; all of them made up."""

MONEY = """
Pungli: petugas loket bernama Joko Santoso minta uang 50 ribu
dimintai uang di loket
petugas narik 20.000 tiap orang
saya kasih 100 ribu ke petugas baru diproses
kulo dijaluki duit seket ewu
Kok petugas minta duit?
bu rina minta uang rokok
diminta transfer Rp50.000 ke rekening pribadi
katanya harus bayar lima puluh ribu ke pak kasun
perangkat desa minta imbalan
Petugas minta Rp 150.000 supaya cepat jadi
sengko' epenta'e pesse
saya dipalak 50rb
ngurus ktp kena 75 ribu sama petugas loket 2
Bayar 50rb katanya biar cepet
KTP saya sudah jadi. Terima kasih. Tapi waktu ngambil ditarik 20 ribu.
Petugasnya bilang kalau mau cepat siapkan seratus ribu
Ada biaya tambahan 75.000 yang tidak ada kuitansinya
Pak Carik minta dibelikan rokok dua slop supaya surat cepat jadi
Bansos saya dipotong 50 ribu oleh perangkat desa
Uang PKH saya disunat kadus
The officer demanded money for my ID card
I was asked to pay Rp100.000 by the staff
Petugas minta 50
Bayar lima puluh ribu baru dilayani
Oknum pegawai minta jatah
saya d1m1nt4 u4ng 50rb
P.u.n.g.l.i di loket
saya di pungut biaya 20 ribu
Petugas minta transfer ke rekening pribadinya
Ada oknum yang jual blanko KTP 150rb
Saya kasih amplop ke petugas
Saya tidak rela dimintai uang oleh petugas
Lek gak dibayar gak diurus
Petugas loket pasang tarif 50rb padahal gratis
Petugas menerima uang dari warga supaya cepat
Bayar ke orang dalam 500rb
Disuruh bayar Rp50.000 di loket, tanpa kuitansi
Bayar Rp50.000 di loket baru dilayani
Petugas loket minta Rp50.000, katanya PNBP, tapi tidak ada kuitansi
Disuruh bayar 50 ribu ke petugas loket
Saya bayar Rp100.000 ke pak kasun biar cepat
Bayar 50 ribu ke petugas, tidak dikasih kuitansi
Bayar Rp50.000 di loket padahal KTP gratis
Disuruh bayar Rp50.000 di loket, minta kuitansi tidak dikasih
Setor Rp200.000 ke oknum, katanya untuk bank
Dipungut 50 ribu di balai desa untuk KTP, ada kuitansi dari desa
Bikin KK bayar 50 ribu di balai desa, ada kuitansinya
Disuruh bayar 75 ribu di loket bank lewat petugas
Ditarik 50 ribu di balai desa, apa boleh?
camat minta setoran
KTP baru jadi kalau kasih amplop
Kepala dusun memotong bantuan BLT saya 200 ribu
Pak Joko minta rokok dulu baru diproses
ada calo di depan kantor kerja sama dengan pegawai
Kades minta jatah dari bantuan
SKTM baru keluar kalau dikasih rokok
kasi pelayanan memotong BLT warga
surat baru selesai kalau kita kasih uang
modin njaluk amplop dulu baru diurus
petugas main mata dengan calo
""".strip().splitlines()

NO_MONEY = """
Apakah KTP dipungut biaya?
berapa biaya bikin SIM
bayar berapa ya buat NIB
Apakah akta kematian ada dendanya kalau telat?
Minta surat keterangan tidak mampu untuk biaya rumah sakit
minta info biaya nikah di luar KUA
Biaya nikah di luar KUA 600 ribu, bayar ke mana?
Kalau dimintai uang lapor ke mana?
Bagaimana cara lapor pungli?
PBB saya 75.000, bayar di mana?
Uang saya hilang di pasar bersama KTP
Saya diminta fotokopi KK 2 lembar
SIM C berapa, katanya 75 ribu?
minta bantuan modal usaha
Terima kasih petugas loket, KTP gratis tidak bayar
Petugas baik, tidak pernah diminta uang sepeser pun
Pelayanan bagus tanpa pungli
Tidak ada pungutan, terima kasih
Petugas minta foto kopi KK 2 lembar
Petugas loket meminta akta nikah orang tua 2 lembar
Petugas minta saya datang lagi tanggal 15
Petugas menyuruh beli materai 10.000, apa perlu?
Perangkat desa ambil KK saya 3 minggu belum kembali
Saya bayar PBB 45 ribu lewat bank, bukti bayarnya hilang
Antrean 50 orang, petugas cuma 1
Saya warga RT03 RW1, KTP hilang
Biaya: Rp50.000. Bayar di loket.
Biayanya Rp50.000, bayar di loket
Saya sudah bayar di loket Rp50.000, kuitansinya hilang
Bayar Rp10.000 di loket PBB, lalu dapat kuitansi
Bayar Rp355.000 di loket Polres, ada kuitansi
Setor Rp25.000 lewat bank, bukti setor dibawa ke kantor
Nikah di luar kantor KUA Rp600.000, disetor ke kas negara lewat bank
Bayar PNBP Rp30.000 di loket
Saya bayar SKCK Rp30.000 di kantor polisi
Paspor Rp350.000 dibayar di kantor pos
Pajak motor saya Rp215.000, dibayar di loket Samsat
Retribusi pasar Rp2.000 dibayar ke petugas dengan karcis
PBB Rp48.000 saya bayar lewat pak kasun, ada tanda terima
Petugas bilang bayar Rp30.000 di loket PNBP dan saya dapat kuitansi resmi
Dikenakan biaya Rp600.000 sesuai PNBP, disetor ke bank
Disuruh bayar Rp50.000 di bank, sesuai tarif PNBP
Dikenai tarif resmi Rp30.000, bayar di loket, dapat kuitansi
Denda KTP hilang Rp50.000 dibayar di loket?
Tarif Rp30.000. Bayarnya ke petugas loket, minta kuitansi.
Biaya nikah Rp 600 ribu, setor ke bank, bukan ke petugas
Ongkos fotokopi 5 ribu bayar di toko sebelah kantor
Saya minta bukti setoran PBB.
Petugas minta fotokopi KK dulu baru diproses.
KTP saya baru jadi kalau blangko ada.
Tolong umumkan supaya warga tidak pakai calo.
Kepala dusun membantu bantuan BLT saya.
Akta jadi setelah setor uang ke bank.
Kepala desa minta bagian pelayanan buka pagi.
""".strip().splitlines()

CONDUCT = """
Petugasnya ketus sekali, saya tanya baik2 malah dibentak.
petugas loket marah-marah sama ibu saya
Tadi pagi saya dibentak di loket adminduk
kok petugasnya judes banget ya
Pak carik ngomongnya kasar ke warga
Saya diusir dari kantor kecamatan karena pakai sandal
Pegawai di loket 2 menghina orang tua saya
Bu carik seenaknya menyuruh saya pulang
Oknum perangkat desa mengancam saya kalau lapor
kulo diseneni petugas loket
Petugas laki-laki melecehkan anak saya waktu rekam KTP
pelecehan oleh petugas waktu foto KTP
Perangkat desa mempersulit surat saya karena beda pilihan
Satpam kecamatan memukul tukang ojek
Kenapa petugas marah2 ke warga yang tidak bisa baca?
Kadus saya arogan, surat sengaja ditahan
dipingpong terus di kecamatan, sudah 4 kali
Lurahnya sombong dan tidak sopan
Bu Rina di loket 2 galak dan membentak ibu saya
petugas bilang bodoh ke saya
Bu Ani yang jaga loket judes sekali
saya dikatain bodoh di loket
Mbak Sari di kantor desa marah-marah ke saya
""".strip().splitlines()

NO_CONDUCT = """
Petugasnya ramah, tidak ketus
Saya tidak pernah dibentak petugas, terima kasih
Petugas melayani tanpa dipersulit, mantap
Kalau petugas marah-marah, lapor ke mana?
Apakah petugas di sana galak?
Jalan di depan balai desa kasar, petugas PU kapan datang?
Suami saya kasar, apakah bisa pisah KK?
Tetangga memukul anak saya, minta surat keterangan desa
Petugas datang jam berapa?
KK saya 3 minggu belum jadi, petugas bilang server rusak
Anak saya dimarahi gurunya, mau pindah sekolah
Minta surat pengantar untuk lapor pelecehan di pabrik
Anjing galak di dekat loket, tolong ditertibkan
Petugas lupa tanda tangan, saya harus balik lagi
Nomor antrean habis, kuota cuma 100
KTP saya rusak dimakan rayap
Petugas minta saya datang lagi tanggal 15
Bansos saya berhenti, siapa yang mencoret?
Mohon petugas jangan marah, saya telat bayar PBB
Pelayanan cepat, petugas sopan
Bu Rina di loket 2 ramah dan sabar.
Maaf saya bodoh, petugas sabar menjelaskan.
Ibu saya di kantor kecamatan lupa bawa KK.
Petugas bilang keluarga miskin dapat bantuan.
""".strip().splitlines()
