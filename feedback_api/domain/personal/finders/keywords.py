"""Knows the words that say what the number next to them is."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

# How far a word speaks for the number after it, and for the one before it.
BEFORE = 48
AFTER = 24
CLOSE = 12


class Hint(Enum):
    """What a word says of a number near it."""

    NIK = auto()
    NIK_ON_KK = auto()
    NO_KK = auto()
    PHONE = auto()
    ACCOUNT = auto()
    BANK_NAME = auto()
    VA = auto()
    NOP = auto()
    NPWP = auto()
    BPJS = auto()
    OTHER = auto()


@dataclass(frozen=True, kw_only=True)
class Keyword:
    """A hint and where its word stands."""

    hint: Hint
    start: int
    end: int


_WORDS = {
    Hint.NIK_ON_KK: r"nik(?:nya|ku)?\s(?:\w{1,8}\s){0,2}(?:di|dlm|dalam|pada)\s(?:kk|kartu\s{1,3}keluarga)(?:nya|ku)?",
    Hint.VA: r"virtual[\s-]{1,3}a(?:c{1,2}ount|kun)|v\.?a|briva|kode\s{1,3}(?:bayar|pembayaran|billing)",
    Hint.ACCOUNT: r"no\.?\s{0,2}rek\w{0,9}|norek\w{0,7}|rek(?:ening)?(?:nya|ku)?",
    Hint.NO_KK: r"kartu\s{1,3}keluarga|no\.?\s{0,2}kk|nokk|nkk|kk(?:nya|ku)?",
    Hint.NIK: r"nik(?:nya|ku)?|nomor\s{1,3}induk(?:\s{1,3}kependudukan)?|e?-?ktp(?:-?el)?(?:nya|ku)?",
    Hint.PHONE: (
        r"(?:no\.?\s{0,2})?(?:hp|handphone|wa|whats\s?app|telp|telpon|telepon|tlp|tlpn|tel|ponsel|fax|sms|call)(?:nya|ku)?"
        r"|nohp|nowa|hub|hubungi|kontak|cp|contact\s{1,3}person"
    ),
    Hint.NOP: r"nop|nomor\s{1,3}obje[ck]t?\s{1,3}pajak",
    Hint.BANK_NAME: r"bri|bca|bni|bsi|btn|(?<!bpjs )(?<!jkn )mandiri|bank|danamon|cimb|seabank|permata",
    Hint.NPWP: r"npwp(?:nya|ku)?|nomor\s{1,3}pokok\s{1,3}wajib\s{1,3}pajak",
    Hint.BPJS: r"bpjs|jkn|kis|kartu\s{1,3}indonesia\s{1,3}sehat",
    Hint.OTHER: r"nip|nisn|nib|resi|antrian|antrean|rp",
}
# The first look is what tells most places apart at once from the beginning of a word.
_KEYWORD = (
    r"(?=[a-z-])(?<![a-z])(?:" + "|".join(f"(?P<{hint.name}>{words})" for hint, words in _WORDS.items()) + r")(?![a-z])"
)


@cache
def _keyword() -> re.Pattern[str]:
    """Compiled when the first text is read: a start that only shows a form need not wait for it."""
    return re.compile(_KEYWORD)


def keywords(lowered: str) -> tuple[Keyword, ...]:
    """Return the words in the text that say what a number is, first one first."""
    return tuple(
        Keyword(hint=Hint[match.lastgroup or ""], start=match.start(), end=match.end())
        for match in _keyword().finditer(lowered)
    )
