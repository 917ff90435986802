"""Finds the number plates of vehicles."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from feedback_api.domain.details import Detail, Find

_AREAS = (
    "AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|"
    "EA|EB|ED|KB|KH|KT|KU|PA|PB|PG|PS|PT|PY|[ABDEFGHKLMNPRSTVWZ]"
)
_PLATE = re.compile(
    rf"(?=[A-Z])(?<![A-Za-z0-9.,-])(?P<area>{_AREAS})"
    r"[ .-]?(?P<number>\d{1,4})[ .-]?(?P<letters>[A-Z]{1,3})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"(?=[a-z])(?<![a-z])"
    r"(?:no\.?pol|nopol|nomor polisi|no polisi|plat\w{0,4}|motor\w{0,3}|mobil\w{0,3}|sepeda|kendaraan\w{0,3}|"
    r"stnk|bpkb|pick ?up|pikep|truk|angkot|avanza|honda|yamaha|vario|beat|supra)(?![a-z])"
)
# Short words that follow a number in a sentence written in capitals.
_WORDS = """
DAN ATO DI KE RT RW JAM HP KK KTP TGL KG KM CM RB JT ORG BLN THN TH HR YG SD SMP SMA UTK DR DRI PAK BU MIN KOK YA GK GA
AN X KAN ITU INI ADA APA WIB WIT LBR BH M
"""
_SENTENCE = frozenset(_WORDS.split())
WINDOW = 40
FEWEST_ALONE, FULL = 3, 4


def plate_finds(text: str) -> Iterator[Find]:
    """Yield plates such as "N 1234 AB": in capitals with three or four digits, or in any form beside a vehicle."""
    vehicles: list[int] | None = None
    for match in _PLATE.finditer(text):
        if match["letters"].upper() in _SENTENCE:
            continue
        if not _is_plain(match):
            vehicles = [word.start() for word in _VEHICLE.finditer(text.lower())] if vehicles is None else vehicles
            if not _is_beside(vehicles, match.start()):
                continue
        yield Find(detail=Detail.PLATE, start=match.start(), end=match.end())


def _is_beside(vehicles: Sequence[int], start: int) -> bool:
    """Say whether a word for a vehicle stands shortly before."""
    before = bisect_left(vehicles, start)
    return before > 0 and vehicles[before - 1] >= start - WINDOW


def _is_plain(match: re.Match[str]) -> bool:
    """Say whether it looks like a plate with no vehicle near: N 123 AB, N 1234 AB; in small letters only n 1234 ab."""
    number, letters = match["number"], match["letters"]
    if match["area"].isupper() and letters.isupper():
        return len(number) >= FEWEST_ALONE
    is_year = number.startswith(("19", "20"))
    return (match["area"] + letters).islower() and len(number) == FULL and len(letters) > 1 and not is_year
