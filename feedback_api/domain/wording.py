"""The Indonesian words that stand in a text where a personal detail was."""

from feedback_api.domain.details import Detail

REPLACEMENTS = {
    Detail.NIK: "[NIK disembunyikan]",
    Detail.NO_KK: "[Nomor KK disembunyikan]",
    Detail.PHONE: "[nomor HP disembunyikan]",
    Detail.EMAIL: "[email disembunyikan]",
    Detail.ADDRESS: "[alamat rumah disembunyikan]",
    Detail.BANK: "[nomor rekening disembunyikan]",
    Detail.VA: "[nomor VA disembunyikan]",
    Detail.NOP: "[NOP disembunyikan]",
    Detail.PLATE: "[nomor kendaraan disembunyikan]",
    Detail.BIRTHDATE: "[tanggal lahir disembunyikan]",
}
