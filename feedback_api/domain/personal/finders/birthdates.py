"""Finds dates of birth: dates that follow a word saying so."""

import re
from collections.abc import Iterator

from feedback_api.domain.details import Detail, Find

_MONTH = (
    "jan(?:uari)?|feb(?:ruari)?|pebruari|mar(?:et)?|apr(?:il)?|mei|jun[i]?|jul[i]?|agu?s?t?(?:us)?(?:tus)?|"
    "sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?"
)
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[-/.\s]\s?\d{1,2}\s?[-/.\s]\s?(?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|"
    rf"\d{{1,2}}[-\s/.]{{0,2}}(?:{_MONTH})[-\s/.,]{{0,2}}(?:\d{{4}}|\d{{2}})|\d{{8}})(?!\d)"
)
# "akta lahir" and "surat keterangan lahir" are papers; what follows them is no date of birth.
_BORN = re.compile(
    r"(?<![a-z])(?:(?:tempat[\s,/&]{0,3}(?:dan\s)?)?(?:tanggal|tgl|tggl)\.?\s{0,2}(?:lahir|lhr)|t\.?t\.?l|ttgl|"
    r"(?<!akta )(?<!akte )(?<!surat )(?<!keterangan )(?<!ket )(?:lahir|lhr|kelahiran))(?:nya|ku)?(?![a-z])"
)
# What may stand between that word and the date: names of places, never a new sentence or another errand.
_BETWEEN = re.compile(r"(?:[\s:,/()-]|(?:tgl|tggl|kab|kec|kel)\.|[a-z']{1,20})*")
_ERRANDS = re.compile(
    r"(?<![a-z])(?:\w*(?:antri|antre|jadwal|urus|daftar|ambil|bikin|buat|datang|nikah|akad|kunjung|rekam|layan|bayar|kirim)\w*|"
    r"akta|akte|besok|nanti|kemarin|kmrn|mau|bisa|meninggal|wafat|jadi|sampai|buka|batas|ktp|kk)(?![a-z])"
)
WINDOW = 48


def birthdate_finds(text: str) -> Iterator[Find]:
    """Yield the first date after each word of birth, if nothing in between turns to something else."""
    lowered = text.lower()
    read_to = 0
    for born in _BORN.finditer(lowered):
        date = _DATE.search(lowered, max(read_to, born.end()), born.end() + WINDOW)
        if date is None:
            continue
        between = lowered[born.end() : date.start()]
        if _BETWEEN.fullmatch(between) and not _ERRANDS.search(between):
            read_to = date.end()
            yield Find(detail=Detail.BIRTHDATE, start=date.start(), end=date.end())
