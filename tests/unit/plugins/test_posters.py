"""Who has no phone reads the poster on the wall of the balai desa."""

from plugins.posters.not_needed import needless
from tests.unit.plugins.building import build, items, page
from tests.unit.plugins.guides import a_guide
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
    assert "/poster/" not in (site / "sitemap.xml").read_text("utf-8")
