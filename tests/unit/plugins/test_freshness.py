"""The office sees which guides are due to be checked, before residents are told so."""

import json
from datetime import date

import pytest

from plugins.pages.guides.freshness import freshness
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.guides import a_guide
from tests.unit.plugins.small_content import write_content

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("again", "state"),
    [
        ("2026-11-20", "overdue"),
        ("2026-11-21", "soon"),
        ("2026-12-21", "soon"),
        ("2026-12-22", "fresh"),
    ],
)
def test_a_guide_is_fresh_until_its_day_and_due_thirty_days_before(again, state):
    (row,) = freshness([a_guide(dicek="2026-05-01", cek_lagi=again)], TODAY).rows

    assert row.state == state


def test_what_is_longest_overdue_stands_first():
    guides = [a_guide(dicek="2026-05-01", cek_lagi=day) for day in ("2027-01-01", "2026-06-01", "2026-10-01")]

    found = freshness(guides, TODAY)

    assert [row.guide.check_again.isoformat() for row in found.rows] == ["2026-06-01", "2026-10-01", "2027-01-01"]
    assert found.percent_in_date == 33


def test_an_overdue_guide_is_named_on_the_page_and_in_the_data(tmp_path):
    site = build(write_content(tmp_path / "content"), TODAY="2027-05-11")

    data = json.loads((site / "data/kesegaran.json").read_text("utf-8"))

    assert items(page(site, "/kesegaran/"), "overdue") == ["KTP hilang"]
    assert (data["persen_segar"], data["panduan"][0]["keadaan"], data["panduan"][0]["sisa_hari"]) == (0, "lewat", -1)
