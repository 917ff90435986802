"""An editor may publish how the office is reached, and nothing of anybody else."""

from dataclasses import replace

import pytest

from plugins.kinds.declared import KINDS
from plugins.kinds.places.kind import PLACES
from plugins.kinds.tree import read_content_tree
from plugins.reading.slips.texts import text_problems
from tests.unit.plugins.reading import sentences
from tests.unit.plugins.small_content import FILES, POST, VISIT, write_content

OFFICE = FILES["data/kantor.yaml"].replace(
    "alamat: null",
    "alamat: Jl. Raya Misal No. 15\ntelepon: (0343) 481234\nwhatsapp: 6281234567890\nemail: kecamatanmisal@gmail.com",
)
A_POST = "kabar/loket-pindah.md"


@pytest.mark.parametrize(
    "text",
    [
        "Telepon (0343) 481234.",
        "WA 0812-3456-7890 atau +62 812 3456 7890.",
        "Surel kecamatanmisal@gmail.com.",
        "Datang ke Jl. Raya Misal No. 15.",
        "Surel dinas: dukcapil@contohkab.go.id.",
    ],
)
def test_what_the_office_says_of_itself_may_stand_anywhere(tmp_path, text):
    root = write_content(tmp_path / "content", {"data/kantor.yaml": OFFICE, A_POST: f"{POST}\n{text}\n"})

    assert sentences(root) == []


def test_an_official_is_reached_and_a_visit_found_where_the_header_asks_for_it(tmp_path):
    visit = VISIT.replace("{nama: Balai desa}", "{nama: Balai RW, patokan: Jl. Mawar No. 3}")
    visit = visit.replace("status:", "kontak: Kasi pelayanan, 0812-3456-7890\nstatus:")
    root = write_content(tmp_path / "content", {"kunjungan/2026/wates-desember.md": visit})

    assert sentences(root) == []


def test_the_telephone_of_an_official_may_then_be_said_in_news_too(tmp_path):
    village = FILES["desa/wates.md"].replace("---\n", "narahubung: [{jabatan: Kasi, hubungi: 081234567890}]\n---\n")
    village = village.removeprefix("narahubung: [{jabatan: Kasi, hubungi: 081234567890}]\n")
    root = write_content(
        tmp_path / "content", {"desa/wates.md": village, A_POST: f"{POST}\nTanya kasi: 0812 3456 7890.\n"}
    )

    assert sentences(root) == []


def test_a_kind_says_itself_that_its_table_is_where_contacts_stand(tmp_path):
    counters = replace(PLACES, name="counters", files=replace(PLACES.files, only="loket"))
    private = replace(counters, files=replace(counters.files, names_contacts=False))
    root = write_content(tmp_path / "content", {"data/loket.yaml": "depan: {nomor: 0812-3456-7890}\n"})

    told = {
        kind.files.names_contacts: [problem.line for problem in text_problems(tree.files, tree.contact_tables)]
        for kind in (counters, private)
        for tree in [read_content_tree([root], (*KINDS, kind))]
    }

    assert told == {True: [], False: [1]}
