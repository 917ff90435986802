"""Who has no phone reads the poster on the wall of the balai desa."""

import pytest

from plugins.kinds.guides.cases import case_set
from plugins.pages.posters.not_needed import needless
from plugins.pages.posters.size import LARGE, LEAST, USUAL, guide_size, village_size
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.guides import KK, a_document, a_guide, a_question
from tests.unit.plugins.small_content import write_content

RT = {"nama": "Surat pengantar RT", "dasar": "Perpres", "teruji": "ya"}
PHOTO = {"nama": "Foto", "dasar": "Perpres", "teruji": "ya"}
RUMOUR = {"nama": "Materai", "dasar": "Kata orang"}


def test_a_poster_names_first_what_most_guides_do_not_need():
    guides = [a_guide(tidak_perlu=[PHOTO, RT]), a_guide(tidak_perlu=[RT, PHOTO, RUMOUR]), a_guide(tidak_perlu=[RT])]

    found = needless(guides, 3)

    assert [(item.name, len(item.guides)) for item in found] == [("Surat pengantar RT", 3), ("Foto", 2)]


def test_what_one_guide_alone_does_not_need_is_no_rule_for_all():
    assert needless([a_guide(tidak_perlu=[RT]), a_guide()], 3) == ()


def test_every_guide_and_every_village_has_a_poster(tmp_path):
    site = build(write_content(tmp_path / "content"))

    assert items(page(site, "/poster/panduan/ktp-hilang/"), "documents") == ["Kartu Keluarga"]
    assert (site / "poster/desa/wates/index.html").is_file()
    assert "/poster/" not in (site / "sitemap-situs.xml").read_text("utf-8")


@pytest.mark.parametrize(("conditional", "size"), [(2, LARGE), (4, USUAL), (10, "poster--tiny"), (13, LEAST)])
def test_the_more_there_is_to_bring_the_smaller_it_is_set(conditional, size):
    names = [f"k{number}" for number in range(conditional)]
    papers = [KK, *(a_document(name, {"sebab": name}) for name in names)]
    guide = a_guide(tanya=[a_question("sebab", {name: name for name in names})], berkas=papers)

    assert guide_size(case_set(guide).everyone) == size


@pytest.mark.parametrize(("visits", "needless", "size"), [(0, 0, LARGE), (1, 2, LARGE), (3, 3, USUAL)])
def test_a_desa_with_much_to_tell_gets_smaller_letters(visits, needless, size):
    assert village_size(visits=visits, needless=needless) == size
