"""Reads the words in which people dictate digits, in Indonesian and Javanese."""

import re
from collections.abc import Iterator
from functools import cache

_ONES = {
    "0": "nol enol nul kosong ksong ksg zero",
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
_HUNDREDS = {
    "1": "seratus satus",
    "2": "rongatus",
    "3": "telungatus",
    "4": "patangatus",
    "5": "limangatus",
    "6": "nematus",
    "7": "pitungatus",
    "8": "wolungatus",
    "9": "sangangatus",
}
_TWICE, _THRICE = "dobel|double|dabel|dobol|dubel", "tripel|triple"
_END = r"(?![a-z0-9])"


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: digits for digits, words in table.items() for word in words.split()}


_ONE = _by_word(_ONES)
_WHOLE = _by_word(_TEENS)
_TEN = _by_word(_TENS)
_HUNDRED = _by_word(_HUNDREDS)
_STEM = {stem: digit for digit, stem in _TENS_STEMS.items()}
_UNIT = "|".join(sorted(_ONE, key=len, reverse=True))
_GAP = r"[\s-]{0,2}"
_HUNDREDS_SAID = rf"(?P<hundreds>{_UNIT}){_GAP}ratus|(?P<hundred>{'|'.join(_HUNDRED)})"
_TENS_SAID = rf"(?P<tens>{_UNIT}|{'|'.join(_STEM)}){_GAP}puluh|(?P<ten>{'|'.join(_TEN)})"
# One dictated piece: a digit, a ten with or without its unit, or a digit said to stand twice or three times.
_PIECE = (
    rf"(?:(?P<times>{_TWICE}|{_THRICE}){_GAP}(?P<timed>{_UNIT}|\d)"
    rf"|{_HUNDREDS_SAID}"
    rf"|(?P<teen>{_UNIT}){_GAP}belas"
    rf"|(?:{_TENS_SAID})(?:{_GAP}(?P<unit>{_UNIT}){_END}(?!{_GAP}(?:belas|puluh)))?"
    rf"|(?P<whole>{'|'.join(_WHOLE)})"
    rf"|(?P<one>{_UNIT})){_END}"
)


_WORD = re.compile(r"[a-z]+")
_WORDS = frozenset([*_ONE, *_WHOLE, *_TEN, *_HUNDRED, "belas", "puluh", "ratus"])
NUMBER_WORDS = tuple(sorted(_WORDS, key=len, reverse=True))
_COMPOUND = ("belas", "puluh", "ratus")
FEWEST_WORDS = 2
# Digits said without a blank between them: from so many letters on eight of them may stand in one word.
_GLUED = rf"(?:{_UNIT}){{3,}}"
FEWEST_GLUED_LETTERS = 24
_BETWEEN_HUNDREDS = re.compile(r"[ ]{1,2}")


def speaks_digits(lowered: str) -> bool:
    """Say whether a text may hold dictated digits at all; most do not, and this is quickly seen."""
    words: list[str] = _WORD.findall(lowered)
    if sum(word in _WORDS or word.endswith(_COMPOUND) for word in words) >= FEWEST_WORDS:
        return True
    return any(len(word) >= FEWEST_GLUED_LETTERS for word in words)


def dictated_pieces(lowered: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each dictated piece of a text in small letters stands, and its digits."""
    hundred: tuple[int, int, str] | None = None
    for match in _piece().finditer(lowered):
        start, end, digits = match.start(), match.end(), _digits(match.groupdict())
        if hundred and _goes_on(lowered[hundred[1] : start], digits):
            start, digits, hundred = hundred[0], hundred[2][0] + digits.zfill(2), None
        elif hundred:
            yield hundred
            hundred = None
        if match["hundreds"] or match["hundred"]:
            hundred = (start, end, digits)
        else:
            yield start, end, digits
    if hundred:
        yield hundred


def _goes_on(between: str, digits: str) -> bool:
    """Say whether what follows a hundred, such as "empat puluh lima", belongs to it."""
    return len(digits) <= 2 and digits != "0" and _BETWEEN_HUNDREDS.fullmatch(between) is not None  # noqa: PLR2004 tens, ones


@cache
def _piece() -> re.Pattern[str]:
    """Compiled when the first text needs it: a start that only shows a form need not wait for it."""
    return re.compile(rf"(?=[a-z])(?<![a-z0-9])(?:(?P<glued>{_GLUED}){_END}|{_PIECE})")


def _digits(part: dict[str, str]) -> str:
    if part["glued"]:
        return "".join(_ONE[word] for word in re.findall(_UNIT, part["glued"]))
    if part["hundreds"] or part["hundred"]:
        return (_HUNDRED.get(part["hundred"]) or _ONE[part["hundreds"]]) + "00"
    if part["times"]:
        digit = _ONE.get(part["timed"], part["timed"])
        return digit * (3 if re.fullmatch(_THRICE, part["times"]) else 2)
    if part["teen"]:
        return "1" + _ONE[part["teen"]]
    if part["tens"] or part["ten"]:
        tens = _TEN[part["ten"]] if part["ten"] else _STEM.get(part["tens"]) or _ONE[part["tens"]]
        return tens + (_ONE[part["unit"]] if part["unit"] else "0")
    return _WHOLE[part["whole"]] if part["whole"] else _ONE[part["one"]]
