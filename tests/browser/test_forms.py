"""Somebody fills a form on the phone, prints it on one sheet, and nobody else ever sees what was typed."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.sheets import sheets

SHEET = re.compile(r"/formulir/[^/]+/lembar/")
PROXY = "/formulir/f-1-07/lembar/"
NEXT = "/formulir/f-1-06/lembar/"
NAME = "Siti Rohmah"
NIK = "3514225203850007"
KEPT = "() => Object.keys(localStorage)"


def filled(page: Page, address: str) -> bytes:
    """Return the printed sheet with a name on its first line and a number in its first row of boxes."""
    page.goto(address)
    page.locator(".official__field .official__control:not(.official__control--boxes)").first.fill(NAME)
    boxes = page.locator(".official__control--16")
    if boxes.count():
        boxes.first.fill(NIK)
    return page.pdf(prefer_css_page_size=True)


def test_every_sheet_prints_on_one_page_what_was_typed(new_page, open_office):
    page = new_page(javascript=False)
    addresses = [found.address for found in open_office.site.pages if SHEET.fullmatch(found.address)]

    papers = {address: filled(page, address) for address in addresses}

    texts = {address: PdfReader(io.BytesIO(pdf)).pages[0].extract_text() for address, pdf in papers.items()}
    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert [address for address, text in texts.items() if NAME not in text] == []
    assert len(papers) > 10


def test_each_sign_stands_in_a_box_of_its_own(phone):
    phone.goto(PROXY)
    boxes = phone.get_by_label("NIK")
    boxes.fill(NIK)

    phone.emulate_media(media="print")
    box = boxes.bounding_box()
    cell = phone.evaluate(
        "(box) => { const style = getComputedStyle(box); const pen = document.createElement('canvas').getContext('2d');"
        " pen.font = style.font; return pen.measureText('0').width + parseFloat(style.letterSpacing); }",
        boxes.element_handle(),
    )

    assert box is not None
    assert cell * len(NIK) == pytest.approx(box["width"], abs=cell / 4)


def test_nothing_typed_leaves_the_phone_or_stays_on_it(phone):
    phone.goto(PROXY)
    phone.get_by_role("button", name="Hapus semua isian").wait_for()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))

    phone.get_by_label("NIK").fill(NIK)
    phone.get_by_label("NIK").press("Enter")
    sent = phone.evaluate("() => fetch('/saku.html').then(() => 'sent', () => 'refused')")

    assert sent == "refused"
    assert asked == []
    assert "formulir" not in phone.evaluate(KEPT)


def test_what_is_kept_fills_the_next_form_and_goes_with_one_press(phone):
    phone.goto(PROXY)
    phone.get_by_label("Simpan isian di HP ini").check()
    phone.get_by_label("Alamat").fill("Dusun Krajan")

    phone.goto(NEXT)
    expect(phone.get_by_label("Alamat rumah")).to_have_value("Dusun Krajan")
    phone.get_by_role("button", name="Hapus semua isian").click()
    expect(phone.get_by_text("Isian sudah dihapus.")).to_be_visible()

    expect(phone.get_by_label("Alamat rumah")).to_have_value("")
    assert "formulir" not in phone.evaluate(KEPT)


def test_from_a_lost_card_to_the_printed_proxy_in_two_taps(any_phone):
    any_phone.goto("/panduan/ktp-el-hilang/")

    row = any_phone.locator(".folder__row", has_text="Surat kuasa F-1.07")
    row.get_by_role("link", name="F-1.07: isi, cetak, ambil").click()

    any_phone.get_by_role("heading", level=1, name="F-1.07").wait_for()
    assert sheets(any_phone.pdf(prefer_css_page_size=True)) == 1
    assert any_phone.evaluate("document.documentElement.scrollWidth") <= any_phone.viewport_size["width"]
    any_phone.get_by_role("link", name="Di mana ambil, siapa tanda tangan").click()
    any_phone.get_by_role("heading", name="Siapkan dulu datanya").wait_for()
