"""Editors cannot call anything surer than its sources are, and readers are told how sure it is."""

import pytest

from plugins.kinds.guides.certainty import Certainty, borne_by, doubt, shared_doubt
from plugins.kinds.guides.model import Document
from plugins.kinds.tables.sources import Source
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import GUIDE, write_content

SOURCES = """
buku-saku: {judul: Buku saku, url: https://contoh.example/buku}
tabel: {judul: Tabel, url: https://contoh.example/tabel, derajat: tabel}
dinas: {judul: Dinas, url: https://contoh.example/dinas, derajat: dinas}
dinas-lain: {judul: Dinas lain, url: https://contoh.example/lain, derajat: dinas}
aturan: {judul: Bunyi aturan, url: https://contoh.example/aturan, derajat: hukum}
"""
SAID = {"ya": '"teruji: ya" hanya', "sebagian": '"teruji: sebagian" perlu'}
KNOWN = {
    "tabel": Source(judul="Tabel", url="https://contoh.example/tabel", derajat="tabel"),
    "dinas": Source(judul="Dinas", url="https://contoh.example/dinas", derajat="dinas"),
}


def told(tmp_path, sources: str, certainty: str) -> list[str]:
    guide = GUIDE.replace("sumber: [buku-saku]\n    teruji: ya", f"sumber: [{sources}]\n    teruji: {certainty}")
    return sentences(write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide, "data/sumber.yaml": SOURCES}))


def a_paper(certainty: Certainty, *sources: str) -> Document:
    return Document(id="kk", nama="KK", pendek="KK", bentuk="asli", teruji=certainty, sumber=sources)


@pytest.mark.parametrize(
    ("sources", "certainty"),
    [
        ("buku-saku", "ya"),
        ("dinas, dinas-lain", "ya"),
        ("tabel", "ya"),
        ("dinas", "sebagian"),
        ("buku-saku", "sebagian"),
    ],
)
def test_what_is_called_surer_than_its_sources_is_refused(tmp_path, sources, certainty):
    (sentence,) = told(tmp_path, sources, certainty)

    assert sentence.startswith(f"panduan/ktp-hilang.md:22: {SAID[certainty]}")


@pytest.mark.parametrize(
    ("sources", "certainty"),
    [("aturan, buku-saku", "ya"), ("tabel", "sebagian"), ("dinas, dinas-lain", "sebagian"), ("buku-saku", "tidak")],
)
def test_what_its_sources_bear_is_met_with_silence(tmp_path, sources, certainty):
    assert told(tmp_path, sources, certainty) == []


def test_two_copies_of_one_table_make_nothing_surer():
    assert borne_by(["tabel", "tabel", "dinas"]) == "sebagian"


def test_readers_are_told_where_it_comes_from():
    papers = (a_paper("ya", "tabel"), a_paper("sebagian", "tabel"), a_paper("sebagian", "dinas"))

    assert [doubt(paper, KNOWN) for paper in papers] == [
        "",
        "Tabel nasional, kata dinas.",
        "Kata kantor di daerah lain.",
    ]
    assert doubt(a_paper("tidak"), KNOWN) == "Belum dipastikan kantor."


def test_what_is_true_of_the_whole_list_is_told_once_but_not_beside_something_surer():
    table, unsure, sure = a_paper("sebagian", "tabel"), a_paper("tidak"), a_paper("ya", "tabel")

    assert shared_doubt([table, unsure], KNOWN) == "Tabel nasional, kata dinas."
    assert shared_doubt([table, sure], KNOWN) == ""


def test_nothing_is_promised_of_a_desa_where_nothing_is_done(tmp_path):
    guide = GUIDE.replace("tempat: [desa, kunjungan]", "tempat: [kunjungan]\ndi_desa: {selesai: ya}")

    (sentence,) = sentences(write_content(tmp_path / "content", {"panduan/ktp-hilang.md": guide}))

    assert sentence == 'panduan/ktp-hilang.md:9: Kalau bisa selesai di desa, tulis juga "desa" di bagian tempat.'
