"""Writes the folder of an office: who it is, its desa, its places, a README and a workflow for its editor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from plugins.kinds.file_naming import name_from
from plugins.kinds.villages.kind import VILLAGES
from plugins.new_office.areas import Area, District

TEMPLATES = Path(__file__).parent / "folder"
WORKFLOW = ".github/workflows/periksa.yml"
PATCHES = ("data/kantor.yaml", "README.md")
COPIES = {"data/tempat.yaml": "data/tempat.yaml", "periksa.yml": WORKFLOW}
# Keputusan Presiden 41/1987: the provinces of central and eastern time, with those made of them since; all others west.
CENTRAL = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
EASTERN = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})
# UU 21/2001, article 1: in the provinces of Papua a kecamatan is called distrik.
PAPUA = frozenset({"91", "92", "93", "94", "95", "96"})


@dataclass(frozen=True, kw_only=True)
class OfficeFile:
    """A file to be written, below the folder of the office."""

    place: str
    text: str


def office_files(district: District) -> Iterator[OfficeFile]:
    """Yield every file of the office; what only the office can know is left blank in them."""
    words = _words(district)
    for place in PATCHES:
        yield OfficeFile(place=place, text=_filled((TEMPLATES / place).read_text("utf-8"), words))
    for template, place in COPIES.items():
        yield OfficeFile(place=place, text=(TEMPLATES / template).read_text("utf-8"))
    for slug, village in _slugs(district.villages):
        yield OfficeFile(place=f"{VILLAGES.files.folder}/{slug}.md", text=_village(village))


def office_name(district: District) -> str:
    """Return "Kecamatan Nguling", or "Distrik …" in Papua."""
    return f"{_kind(district).capitalize()} {district.area.name}"


def _words(district: District) -> Mapping[str, str]:
    return {
        "nama": office_name(district),
        "pendek": district.area.name,
        "jenis": _kind(district),
        "kabupaten": district.regency.name,
        "provinsi": district.province.name,
        "kode": district.area.code,
        "zona": _zone(district.province.code),
    }


def _kind(district: District) -> str:
    return "distrik" if district.province.code in PAPUA else "kecamatan"


def _zone(province: str) -> str:
    if province in CENTRAL:
        return "WITA"
    return "WIT" if province in EASTERN else "WIB"


def _filled(text: str, words: Mapping[str, str]) -> str:
    for key, word in words.items():
        text = text.replace(f"{{{{{key}}}}}", word)
    return text


def _slugs(villages: Iterable[Area]) -> Iterator[tuple[str, Area]]:
    """Yield a file name for each; of two with one name the later has the end of its code behind it."""
    taken: set[str] = set()
    for village in villages:
        name = name_from(village.name) or name_from(village.code)
        slug = name if name not in taken else f"{name}-{village.code.rpartition('.')[2]}"
        taken.add(slug)
        yield slug, village


def _village(village: Area) -> str:
    header: dict[str, object] = {
        "nama": village.name,
        "kode_kemendagri": village.code,
        "kode_bps": None,
        "kodepos": None,
        "teruji": "tidak",
        "kios": "belum_diketahui",
        "balai": {"alamat": None, "patokan": None},
        "narahubung": [],
        "cara_ke_kantor": None,
    }
    return f"---\n{yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1000)}---\n"
