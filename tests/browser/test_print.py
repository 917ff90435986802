"""Whoever prints a visit gets a sheet of A4 or two to take along; lists and posters: test_every_sheet.py."""

import re

from tests.browser.sheets import A4, formats, printed, sheets


def test_visits_print_on_a_sheet_or_two(new_page, open_office):
    addresses = [page.address for page in open_office.site.pages if re.fullmatch("/kunjungan/[^/]+/", page.address)]

    papers = printed(new_page(javascript=False), addresses)

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) not in {1, 2}} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}


def test_paper_shows_the_papers_to_bring_and_no_buttons(phone):
    phone.goto("/panduan/kia/")

    phone.emulate_media(media="print")

    assert phone.get_by_role("heading", level=1).is_visible()
    assert phone.locator("[data-tick]").first.is_visible()
    assert phone.locator(".btn:visible, nav:visible, .skip:visible").count() == 0
