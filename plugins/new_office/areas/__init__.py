"""Indonesia's areas by their codes, from a packed table."""

import lzma
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "areas.csv.xz"
DISTRICT_DIGITS, REGENCY_DIGITS, PROVINCE_DIGITS = 6, 4, 2
# Abbreviations that stay as they are when a name in capitals is written as people write it.
CAPITALS = frozenset({"DKI", "DI"})


@dataclass(frozen=True, kw_only=True, order=True)
class Area:
    """A code of the Ministry of Home Affairs and the name that goes with it."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class District:
    """A kecamatan with its desa and kelurahan, and the regency and province it lies in."""

    area: Area
    regency: Area
    province: Area
    villages: tuple[Area, ...]


@dataclass(frozen=True, kw_only=True)
class UnknownCode:
    """No kecamatan has this code; `close` are those of the same regency, if there is such a regency."""

    regency: Area | None
    close: tuple[Area, ...]


def district_of(typed: str) -> District | UnknownCode:
    """Return the kecamatan of a code, written with dots or without."""
    digits = re.sub(r"[.\s]", "", typed)
    areas = _areas()
    code, regency = _dotted(digits), _dotted(digits[:REGENCY_DIGITS])
    if len(digits) != DISTRICT_DIGITS or code not in areas:
        return UnknownCode(regency=_named(regency), close=_below().get(regency, ()))
    return District(
        area=Area(code=code, name=areas[code]),
        regency=Area(code=regency, name=_as_people_write(areas[regency])),
        province=Area(code=digits[:PROVINCE_DIGITS], name=_as_people_write(areas[digits[:PROVINCE_DIGITS]])),
        villages=_below().get(code, ()),
    )


def every_district() -> tuple[District, ...]:
    """Return all of them, in the order of their codes."""
    codes = [code for code in _areas() if code.count(".") == DISTRICT_DIGITS // 2 - 1]
    found = (district_of(code) for code in codes)
    return tuple(one for one in found if isinstance(one, District))


def _named(code: str) -> Area | None:
    name = _areas().get(code)
    return Area(code=code, name=_as_people_write(name)) if name else None


def _dotted(digits: str) -> str:
    """Return 35.14.21 for 351421."""
    return ".".join(digits[start : start + 2] for start in range(0, min(len(digits), DISTRICT_DIGITS), 2))


def _as_people_write(name: str) -> str:
    """Return Kabupaten Aceh Selatan for KABUPATEN ACEH SELATAN; what is not in capitals stays."""
    if name != name.upper():
        return name
    return " ".join(word if word in CAPITALS else word.capitalize() for word in name.split())


@cache
def _below() -> Mapping[str, tuple[Area, ...]]:
    """Return the areas one step below each code."""
    found: dict[str, list[Area]] = {}
    for code, name in _areas().items():
        found.setdefault(code.rpartition(".")[0], []).append(Area(code=code, name=name))
    return {code: tuple(areas) for code, areas in found.items()}


@cache
def _areas() -> Mapping[str, str]:
    lines = lzma.decompress(TABLE.read_bytes()).decode("utf-8").splitlines()
    pairs = (line.partition(",") for line in lines)
    return {code: name for code, _, name in pairs}
