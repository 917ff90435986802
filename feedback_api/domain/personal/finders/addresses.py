"""Finds addresses of homes: a street, lane, hamlet or block with a number, or RT with RW."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.personal.finders.digit_groups import COUNTED

# Words that are no part of a name: "jalan depan pasar", "jalan ke loket no 3", "Dusun Krajan RT 2".
_NO_NAME = (
    "ada|antrean|antrian|atau|banjir|belum|berlubang|blm|blok|bu|buntu|dan|dari|dekat|deket|depan|desa|di|dpn|dr|ds|dsn|dusun|ga|gak|"
    "gang|gg|gelap|hancur|hp|ini|itu|jalan|jl|jln|kab|kabupaten|kaki|kalau|kalo|kami|ke|kec|kecamatan|kelurahan|kendaraan|km|kp|"
    "loket|lubang|macet|masih|mau|menuju|minta|motor|nmr|no|nomor|pak|pasal|perda|perlu|perpres|rt|rusak|rw|sampai|sampe|"
    "saya|sdh|sudah|surat|tdk|telp|terus|tidak|tolong|umum|untuk|utk|uu|wa|yang|yg"
)
_IS_NAME = rf"(?!(?i:{_NO_NAME})(?![A-Za-z]))"
_WORD = rf"{_IS_NAME}[A-Za-z][A-Za-z'.-]{{0,24}}"
_PROPER = rf"{_IS_NAME}[A-Z][A-Za-z'.-]{{0,24}}"
_HOUSE = r"(?i:no(?:mor)?|nmr)(?![A-Za-z])\.?\s?:?\s?\d{1,4}(?:\s?[-/]\s?\d{1,3})?(?:\s?[A-Da-d](?![A-Za-z]))?(?!\d)"
_BARE = rf"\d{{1,3}}(?:[-/]\d{{1,3}})?[A-Da-d]?(?![A-Za-z0-9]|[.,:]\d|{COUNTED})"
_KILOMETRE = r"(?:\s(?i:km)\.?\s?\d{1,3}(?:[.,]\d)?)?"
_RT = r"(?i:rt)\s?[.:]?\s?\d{1,3}(?!\d)"
_RW = r"(?i:rw)\s?[.:]?\s?\d{1,3}(?!\d)"
_LINK = r"[\s,./-]{0,3}"
# Names with a capital end by themselves; in small letters only a number shows where the name ends.
_NAMED = rf"(?:{_PROPER}(?:\s{_PROPER}){{0,3}}|{_WORD}(?:\s{_WORD}){{0,3}}(?={_LINK}(?:{_HOUSE}|{_RT}|{_RW}|\d)))"
_SECTION = rf"(?:\s(?:\d{{1,2}}|[IVX]{{1,4}})(?={_LINK}{_RT}))?"
_BOTH = r"(?i:rt\s?/\s?rw)\s?[.:]?\s?\d{1,3}\s?[/-]\s?\d{1,3}(?!\d)"
_SHORT = rf"{_RT}\s?/\s?\d{{1,3}}(?!\d)"

_HAMLETS = ("perumahan", "kampung", "kompleks", "komplek", "dusun", "dukuh", "perum", "dsn", "kp")


def _then(number: str) -> str:
    return rf"(?:[\s,]{{0,2}}(?P<number>{number}))?"


_PARTS = {
    "neighbourhood": rf"{_RT}{_LINK}{_RW}|{_RW}{_LINK}{_RT}|{_BOTH}|{_SHORT}",
    "rt": _RT,
    "street": rf"(?i:jln|jl)\b\.?\s?{_NAMED}{_KILOMETRE}{_then(f'{_HOUSE}|{_BARE}')}",
    "road": rf"(?i:jalan)\s{_NAMED}{_KILOMETRE}{_then(_HOUSE)}",
    "lane": rf"(?i:gang|gg)\b\.?\s?(?:\d{{1,2}}(?!\d|{COUNTED})|[IVX]{{1,4}}\b|{_NAMED}){_then(_HOUSE)}",
    "hamlet": (rf"(?i:{'|'.join(_HAMLETS)})s?\b\.?\s?{_NAMED}{_SECTION}{_then(_HOUSE)}"),
    "block": rf"(?i:blok)\s?[A-Za-z]{{1,2}}\s?-?\s?(?P<number>\d{{1,3}}(?!\d)(?:[\s,]{{0,2}}{_HOUSE})?|{_HOUSE})",
}
# Which parts a word can begin; the longer one of two that begin alike stands first.
_BEGINS = {
    "rt": ("neighbourhood", "rt"),
    "rw": ("neighbourhood",),
    "jalan": ("road",),
    **dict.fromkeys(("jln", "jl"), ("street",)),
    **dict.fromkeys(("gang", "gg"), ("lane",)),
    **dict.fromkeys(_HAMLETS, ("hamlet",)),
    "blok": ("block",),
}
_WORDS = "|".join(_BEGINS)
_ANCHOR = rf"(?=[a-z])(?<![a-z0-9])(?:{_WORDS})(?![a-z])"
_GAP = re.compile(r"[\s,./-]{0,3}")
MOST_PARTS = 8


@dataclass(frozen=True, kw_only=True)
class _Part:
    kind: str
    end: int
    has_number: bool


def address_finds(text: str) -> Iterator[Find]:
    """Yield what tells where somebody lives."""
    read_to = 0
    for anchor in _anchor().finditer(text.lower()):
        if anchor.start() < read_to:
            continue
        parts = _parts(text, anchor.start())
        if _is_address(parts):
            read_to = parts[-1].end
            yield Find(detail=Detail.ADDRESS, start=anchor.start(), end=read_to)


def _parts(text: str, start: int) -> list[_Part]:
    """Return the parts of an address that follow each other from here on."""
    parts: list[_Part] = []
    position = start
    while len(parts) < MOST_PARTS and (part := _part(text, position)):
        parts.append(part)
        gap = _GAP.match(text, part.end)
        position = gap.end() if gap else part.end
    return parts


def _part(text: str, position: int) -> _Part | None:
    word = _word().match(text, position)
    for kind in _BEGINS[word[0].lower()] if word else ():
        if match := _pattern(kind).match(text, position):
            end = match.start() + len(match[0].rstrip(". "))  # without the full stop of the sentence
            return _Part(kind=kind, end=end, has_number=bool(match.groupdict().get("number")))
    return None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Compile a part when the first text needs it: most texts hold no address, and starting has to be quick."""
    return re.compile(_PARTS[kind])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_WORDS, re.IGNORECASE)


@cache
def _anchor() -> re.Pattern[str]:
    """Compiled when the first text is read: a start that only shows a form need not wait for it."""
    return re.compile(_ANCHOR)


def _is_address(parts: list[_Part]) -> bool:
    """Say whether the parts lead to one home: a number somewhere, or a hamlet or street with its RT."""
    if any(part.kind == "neighbourhood" or part.has_number for part in parts):
        return True
    return len(parts) > 1 and any(part.kind == "rt" for part in parts)
