"""Each desa in the table of fastest ways reads its own missing facts; one that lacks none reads that it is certain."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from plugins.edition.visits.fastest_view import FastestView, table_of
from plugins.kinds.villages.model import Village
from plugins.pages.frame.assets import Assets
from plugins.pages.frame.environment import prepare
from tests.builders import an_identity
from tests.content.published import ROOT, guides
from tests.examples import desa

# As their names are sorted.
FIRST, SECOND, THIRD = (desa(number) for number in (1, 2, 3))
KIOSK = "Kios di balai desa: ada atau tidak, belum diketahui"
COUNTER = "Loket kecamatan: hari buka belum diisi kantor"


def an_answer(village: Village, *missing: str) -> FastestView:
    return FastestView(
        village=village,
        guide=guides()["ktp-el-hilang"],
        where="kunjungan di desa ini",
        url="/kunjungan/contoh/",
        handed_in=date(2026, 12, 3),
        ready=date(2026, 12, 3),
        missing=missing,
    )


def test_desa_with_the_same_day_and_other_gaps_have_rows_of_their_own():
    table = table_of([an_answer(SECOND), an_answer(THIRD, COUNTER), an_answer(FIRST, KIOSK, COUNTER)])

    assert {tuple(one.name for one in row.villages): row.answer.missing for row in table.rows} == {
        (SECOND.name,): (),
        (THIRD.name,): (COUNTER,),
        (FIRST.name,): (KIOSK, COUNTER),
    }


def test_desa_with_the_same_gaps_share_a_row():
    table = table_of([an_answer(THIRD, COUNTER), an_answer(FIRST, COUNTER)])

    assert [[one.name for one in row.villages] for row in table.rows] == [[FIRST.name, THIRD.name]]


@pytest.fixture(scope="module")
def how_sure():
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    theme = Path(ROOT, "theme")
    prepare(environment, templates=[str(theme / "templates")], assets=Assets(theme / "static"), office=an_identity())
    module: Any = environment.get_template("macros/words.html").module
    return module.how_sure


def test_a_certain_row_is_called_certain(how_sure):
    assert "Sudah pasti yang tercepat." in how_sure(an_answer(SECOND))


def test_a_row_with_gaps_names_just_its_own(how_sure):
    said = how_sure(an_answer(THIRD, COUNTER))

    assert f"Mungkin ada yang lebih cepat. {COUNTER}." in said
    assert KIOSK not in said


def test_where_nothing_is_known_only_the_gaps_are_named(how_sure):
    assert "lebih cepat" not in how_sure(replace(an_answer(THIRD, KIOSK), where=None))
