"""Reads the words in which people dictate digits, in Indonesian and Javanese."""

import re
from collections.abc import Iterator
from functools import cache

_ONES = {
    "0": "nol kosong ksong ksg zero",
    "1": "satu siji setunggal setungal",
    "2": "dua loro kalih rua",
    "3": "tiga telu tigo",
    "4": "empat papat sekawan ampat",
    "5": "lima limo gangsal",
    "6": "enam enem anam",
    "7": "tujuh pitu tuju",
    "8": "delapan wolu lapan dlapan",
    "9": "sembilan sanga songo smbilan sembilam",
}
_TEENS = {
    "10": "sepuluh sepoloh",
    "11": "sebelas sewelas",
    "12": "rolas",
    "13": "telulas",
    "14": "patbelas patlas",
    "15": "limolas limalas",
    "16": "nembelas nemlas",
    "17": "pitulas",
    "18": "wolulas",
    "19": "songolas sangalas",
    "21": "selikur",
    "22": "rolikur",
    "23": "telulikur",
    "24": "patlikur",
    "25": "selawe",
    "26": "nemlikur",
    "27": "pitulikur",
    "28": "wolulikur",
    "29": "songolikur sangalikur",
}
_TENS = {
    "2": "rongpuluh",
    "3": "telungpuluh",
    "4": "patangpuluh",
    "5": "seket",
    "6": "sewidak suwidak",
    "7": "pitungpuluh",
    "8": "wolungpuluh",
    "9": "sangangpuluh songongpuluh",
}
_TENS_STEMS = {"2": "rong", "3": "telung", "4": "patang", "7": "pitung", "8": "wolung", "9": "sangang"}
_TWICE, _THRICE = "dobel|double|dabel|dobol|dubel", "tripel|triple"
_END = r"(?![a-z0-9])"


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: digits for digits, words in table.items() for word in words.split()}


_ONE = _by_word(_ONES)
_WHOLE = _by_word(_TEENS)
_TEN = _by_word(_TENS)
_STEM = {stem: digit for digit, stem in _TENS_STEMS.items()}
_UNIT = "|".join(sorted(_ONE, key=len, reverse=True))
_GAP = r"[\s-]{0,2}"
_TENS_SAID = rf"(?P<tens>{_UNIT}|{'|'.join(_STEM)}){_GAP}puluh|(?P<ten>{'|'.join(_TEN)})"
# One dictated piece: a digit, a ten with or without its unit, or a digit said to stand twice or three times.
_PIECE = (
    rf"(?:(?P<times>{_TWICE}|{_THRICE}){_GAP}(?P<timed>{_UNIT}|\d)"
    rf"|(?P<teen>{_UNIT}){_GAP}belas"
    rf"|(?:{_TENS_SAID})(?:{_GAP}(?P<unit>{_UNIT}){_END}(?!{_GAP}(?:belas|puluh)))?"
    rf"|(?P<whole>{'|'.join(_WHOLE)})"
    rf"|(?P<one>{_UNIT})){_END}"
)


_WORD = re.compile(r"[a-z]+")
_WORDS = frozenset([*_ONE, *_WHOLE, *_TEN, "belas", "puluh"])
_COMPOUND = ("belas", "puluh")
FEWEST_WORDS = 2


def speaks_digits(lowered: str) -> bool:
    """Say whether a text may hold dictated digits at all; most do not, and this is quickly seen."""
    words: list[str] = _WORD.findall(lowered)
    return sum(word in _WORDS or word.endswith(_COMPOUND) for word in words) >= FEWEST_WORDS


def dictated_pieces(lowered: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each dictated piece of a text in small letters stands, and its digits."""
    for match in _piece().finditer(lowered):
        yield match.start(), match.end(), _digits(match.groupdict())


@cache
def _piece() -> re.Pattern[str]:
    """Compiled when the first text needs it: a start that only shows a form need not wait for it."""
    return re.compile(rf"(?<![a-z0-9]){_PIECE}")


def _digits(part: dict[str, str]) -> str:
    if part["times"]:
        digit = _ONE.get(part["timed"], part["timed"])
        return digit * (3 if re.fullmatch(_THRICE, part["times"]) else 2)
    if part["teen"]:
        return "1" + _ONE[part["teen"]]
    if part["tens"] or part["ten"]:
        tens = _TEN[part["ten"]] if part["ten"] else _STEM.get(part["tens"]) or _ONE[part["tens"]]
        return tens + (_ONE[part["unit"]] if part["unit"] else "0")
    return _WHOLE[part["whole"]] if part["whole"] else _ONE[part["one"]]
