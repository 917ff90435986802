"""Somebody to whom something happened comes from the home page to the list in three taps or fewer, on any phone."""

import re

from tests.browser.sheets import A4, formats, printed, sheets

EVENT = re.compile(r"/peristiwa/[^/]+/")


def test_from_home_to_the_list_in_two_taps(any_phone):
    any_phone.goto("/")

    any_phone.get_by_role("link", name="Ada keluarga yang meninggal").click()
    any_phone.get_by_role("link", name="Langsung ke daftar berkas").click()

    any_phone.wait_for_url("**/peristiwa/meninggal/#isi-map")
    assert any_phone.get_by_role("heading", name="Isi map Anda").is_visible()
    assert any_phone.locator(".doc__name", has_text="Surat kematian").is_visible()
    assert any_phone.evaluate("document.documentElement.scrollWidth") <= any_phone.viewport_size["width"]


def test_the_list_of_every_event_is_one_sheet(new_page, open_office):
    addresses = [page.address for page in open_office.site.pages if EVENT.fullmatch(page.address)]

    papers = printed(new_page(javascript=False), addresses)

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}
