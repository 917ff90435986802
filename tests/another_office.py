"""A made-up office: our guides under another name, with desa, clock and registry of its own."""

import re
import shutil
from pathlib import Path

from tests.serving import ROOT

# Whatever tells of the office whose content lies in this repository, or of its clock.
NAMES: tuple[str, ...] = ("lekok", "pasuruan", "pak-ladi", "dispendukcapil", "asia/jakarta", "35.14.", "351423")
NAMES += ("alastlogo", "balonganyar", "branang", "gejugjati", "jatirejo", "pasinan", "rowogempol", "semedusari")
SPOKEN = ("pak ladi", "jawa timur", "east java")
WORDS = re.compile(r"\b(?:WIB|Wates|wates|Tampung)\b")
KANTOR = """nama: Kecamatan Contohsari
kabupaten: Kabupaten Contoh
provinsi: Provinsi Contoh
kode: 99.01.02
zona: WITA
dukcapil: Disdukcapil
kota_lain: null
pasaran: tidak
kios: {nama: anjungan Mandiri Contoh, apa: Mesin cetak KK, url: https://contoh.example/anjungan, tempat: balai desa}
alamat: Jl. Contoh 1
telepon: "(0999) 481234, 481235"
whatsapp: 0812-0000-0000
email: kantor@contohsari.example
jam: null
warna: {utama: "#3b1560", tombol: "#4a1f7a", garis: "#9be8ff", garis_kedua: "#e0457b"}
tanda: {huruf: C}
"""
VILLAGES = {"sukamaju": "Sukamaju", "sukarela": "Sukarela", "sukaria": "Sukaria"}
VILLAGE = """---
nama: {name}
kode_kemendagri: 99.01.02.200{number}
kode_bps: 990102000{number}
kodepos: 99999
kios: ada
---
"""
# Where a guide says from which office's pages something was learnt.
SOURCE_LINE = re.compile(r"^\s*(?:- )?sumber(?:_lain)?: .*$", re.MULTILINE)
# What belongs to one office; the made-up one has desa of its own and nothing else yet.
OF_ONE_OFFICE = ("desa", "kunjungan", "kegiatan", "kabar")
SOURCE_IDS = re.compile(r"pasuruan|lekok", re.IGNORECASE)


def write_content(folder: Path) -> Path:
    """Write the made-up office's content; sources that the guides name are kept, their local names are not."""
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns(*OF_ONE_OFFICE, "_*"))
    (folder / "data" / "kantor.yaml").write_text(KANTOR, "utf-8")
    (folder / "desa").mkdir()
    for number, (slug, name) in enumerate(VILLAGES.items(), start=1):
        (folder / "desa" / f"{slug}.md").write_text(VILLAGE.format(name=name, number=number), "utf-8")
    for guide in (folder / "panduan").glob("*.md"):
        text = SOURCE_LINE.sub(lambda line: SOURCE_IDS.sub("lain", line[0]), guide.read_text("utf-8"))
        guide.write_text(text, "utf-8")
    sources = folder / "data" / "sumber.yaml"
    sources.write_text(_without_titles(SOURCE_IDS.sub("lain", sources.read_text("utf-8"))), "utf-8")
    return folder


def _without_titles(table: str) -> str:
    titles = re.sub(r"^(  judul:).*$", r"\1 Sebuah sumber", table, flags=re.MULTILINE)
    return re.sub(r"^(  url:).*$", r"\1 https://sumber.example/", titles, flags=re.MULTILINE)


def names_of_others(text: str) -> list[str]:
    """Return what in the text can only be meant for another office, and for its clock."""
    lowered = text.lower()
    return [name for name in (*NAMES, *SPOKEN) if name in lowered] + sorted(set(WORDS.findall(text)))
