"""Somebody to whom something happened comes from the home page to the list in three taps or fewer, on any phone."""

from plugins.edition.content import Content, read_content
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.view import event_views
from plugins.kinds.tree import read_content_tree
from plugins.pages.life_events.paper import fullness
from tests.browser.sheets import A4, formats, printed, sheets
from tests.serving import ROOT

LONGEST = 6


def test_from_home_to_the_list_in_two_taps(any_phone):
    any_phone.goto("/")

    any_phone.get_by_role("link", name="Ada keluarga yang meninggal").click()
    any_phone.get_by_role("link", name="Langsung ke daftar berkas").click()

    any_phone.wait_for_url("**/peristiwa/meninggal/#isi-map")
    assert any_phone.get_by_role("heading", name="Isi map Anda").is_visible()
    assert any_phone.locator(".doc__name", has_text="Surat kematian").is_visible()
    assert any_phone.evaluate("document.documentElement.scrollWidth") <= any_phone.viewport_size["width"]


def test_the_longest_lists_of_events_are_one_sheet_each(new_page):
    content = read_content(read_content_tree([ROOT / "content"]), demonstration=True)
    assert isinstance(content, Content)
    views = sorted(event_views(content.of(LIFE_EVENTS), content.cases), key=fullness)

    papers = printed(new_page(javascript=False), [view.url for view in views[-LONGEST:]])

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}
