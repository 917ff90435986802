"""Says whether a sentence tells of an official fee: to the state, with a receipt, at a bank or a counter."""

import re

# The treasury, or a receipt that somebody has: then it may well have been a member of staff who took it.
_OF_THE_STATE = re.compile(
    r"\b(?:pnbp|kas(?: negara| daerah| umum)?|retribusi|karcis|tarif resmi|biaya resmi|billing|simponi)\b"
    r"|\b(?:kuitansi|kwitansi|tanda terima|(?:bukti|tanda) (?:bayar|setor|pembayaran|lunas)|struk)(?:nya)?\b"
)
# A fee, or an office that takes fees; a member of staff who takes one is another matter.
_FEE = re.compile(
    r"\b(?:biaya|tarif|ongkos|denda)(?:nya)?\b"
    r"|\b(?:bank|bri|bca|bni|bsi|btn|mandiri|kantor pos|samsat|polsek|polres|polisi|skck|paspor|imigrasi|tilang"
    r"|pajak|pbb|pertanahan|bpn|notaris|fotokopi|meterai|materai)\b"
)
# What costs nothing, whatever receipt there is.
_FREE = re.compile(r"\b(?:e ?ktp|ktp|kk|kartu keluarga|akt[ae]|kia|domisili|sktm|blt|pkh|bansos|bantuan)(?:nya)?\b")
_SOMEBODY = re.compile(
    r"\b(?:petugas|pegawai|perangkat|oknum|operator|kades|kadus|kasun|modin|carik|sekdes|lurah|camat|calo|admin|pak|bu"
    r"|bapak|ibu|mas|mbak|orang dalam|rt|rw)(?:nya|e)?\b"
)
_BUT_NOT_TO_THEM = re.compile(r"\b(?:bukan|jangan|tidak|tanpa) (?:ke|lewat|kepada|melalui|sama)(?: \w+){1,2}")
_WAS_MADE_TO = re.compile(r"\b(?:disuruh|ditarik|diharuskan|ditagih|dikongkon)\b")
# What nobody says of an official fee.
_AGAINST = re.compile(
    r"\b(?:oknum|calo|pribadi|padahal|gratis|harusnya|seharusnya|mestinya|katanya|cepat|cepet|lancar|rokok|amplop|pelicin"
    r"|dimint\w*|dipungut|dipaksa|dipalak|dipatok|dipotong|disunat|dijaluk|kenapa|mengapa|knp|kok|masa|masak)\b"
    r"|\b(?:me)?(?:minta(?! (?:kuitansi|kwitansi|bukti|tanda|struk|nota))|mintak|mintain|njaluk|jaluk)\b"
    r"|\b(?:tanpa|tidak|gak|ga|ndak|nggak|tak|belum|bukan) (?:\w+ )?"
    r"(?:kuitansi|kwitansi|tanda terima|nota|struk|bukti|karcis|resmi|dikasih|diberi|dapat|dilayani|diproses|diurus)\b"
    r"|\bbaru (?:mau )?(?:di)?(?:layani|proses|urus|buat|kerja|jadi|selesai|terbit)"
)


def tells_of_official_fee(sentence: str, spoken: str) -> bool:
    """Say so of a sentence in small letters with an amount in it; `spoken` are its words without signs."""
    if _AGAINST.search(spoken):
        return False
    if _OF_THE_STATE.search(spoken) and not _FREE.search(spoken):
        return True
    if _SOMEBODY.search(_BUT_NOT_TO_THEM.sub(" ", spoken)) or _WAS_MADE_TO.search(spoken):
        return False
    return "?" in sentence or (_FEE.search(spoken) is not None and not _FREE.search(spoken))
