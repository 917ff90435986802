"""Whoever prints a visit, a desa or the contacts gets one sheet; lists and posters: test_every_sheet.py."""

import re

import pytest

from tests.browser.sheets import A4, formats, printed, sheets

HANDED_OUT = re.compile("/kunjungan/[^/]+/|/desa/[^/]+/|/kontak/")
# What a sheet must not show: the foot of the page, and a line of the list of facts that says nothing.
EMPTY = """() => [...document.querySelectorAll('.foot, .facts__row')].filter(one => one.checkVisibility())
  .filter(one => one.matches('.foot') || !one.querySelector('dd').innerText.trim())
  .map(one => one.outerHTML.slice(0, 80))"""


def test_what_is_handed_out_is_one_sheet(new_page, open_office):
    addresses = [page.address for page in open_office.site.pages if HANDED_OUT.fullmatch(page.address)]

    papers = printed(new_page(javascript=False), addresses)

    assert len(papers) > 20
    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}


@pytest.mark.parametrize("address", ["/kunjungan/contoh-tampung/", "/desa/tampung/", "/kontak/"])
def test_the_sheet_has_its_code_and_address_and_nothing_empty(phone, address):
    phone.goto(address)

    phone.emulate_media(media="print")

    assert phone.locator(".qr__code").is_visible()
    assert address in phone.locator(".qr").inner_text()
    assert phone.evaluate(EMPTY) == []


def test_the_sheet_of_a_visit_names_its_programme(phone):
    phone.goto("/kunjungan/contoh-tampung/")

    phone.emulate_media(media="print")

    assert phone.locator("main .facts").get_by_text("Jemput bola").is_visible()


def test_a_receipt_is_one_sheet_without_buttons(phone):
    phone.goto("/kirim/")
    phone.get_by_role("radio", name="Pertanyaan").check()
    phone.get_by_label("Tulis di sini").fill("Cetak tanda terima ini. Bisa satu lembar?")
    phone.get_by_role("button", name="Kirim").click()
    phone.get_by_role("heading", name="Sudah kami terima").wait_for()

    pdf = phone.pdf(prefer_css_page_size=True)
    phone.emulate_media(media="print")

    assert sheets(pdf) == 1
    assert phone.locator(".slip__code").is_visible()
    assert "/lacak/" in phone.locator(".slip").inner_text()
    assert phone.locator(".btn:visible, nav:visible, .foot:visible").count() == 0


def test_paper_shows_the_papers_to_bring_and_no_buttons(phone):
    phone.goto("/panduan/kia/")

    phone.emulate_media(media="print")

    assert phone.get_by_role("heading", level=1).is_visible()
    assert phone.locator("[data-tick]").first.is_visible()
    assert phone.locator(".btn:visible, nav:visible, .skip:visible").count() == 0
