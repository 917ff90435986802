"""On a small phone without JavaScript: a resident judges the office, and staff set the case of a guide."""

from playwright.sync_api import Page, expect

from feedback_api.domain.survey import ELEMENTS
from tests.browser import staff
from tests.browser.test_accessible import violations
from tests.browser.test_small_screens import CUT, SMALL, TINY
from tests.opened import OpenOffice


def faults(page: Page) -> dict[str, object]:
    found = {name: page.evaluate(fault) for name, fault in (("cut", CUT), ("small", SMALL), ("tiny", TINY))}
    return {name: fault for name, fault in found.items() if fault}


def test_a_resident_finds_the_survey_fills_it_and_is_thanked(new_page):
    page = new_page(javascript=False)
    page.goto("/kinerja/")
    page.get_by_role("link", name="Isi survei").click()
    for element in ELEMENTS[1:]:
        page.locator(f"input[name={element.code}]").nth(2).check()
    page.get_by_role("button", name="Kirim").click()

    expect(page.get_by_role("link", name="Apakah syarat yang diminta")).to_be_visible()
    page.locator("#u1").check()
    page.get_by_role("button", name="Kirim").click()

    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()


def test_nothing_of_the_survey_is_cut_small_or_hidden_from_a_screen_reader(new_page):
    page = new_page()
    page.goto("/skm/")

    assert faults(page) == {}
    assert violations(page) == []


def test_staff_choose_a_guide_and_then_its_case_and_lose_nothing_they_typed(new_page, open_office: OpenOffice):
    page = new_page(javascript=False)
    staff.sign_in(page, open_office)
    staff.open_item(page, page.locator("a[href^='/moderasi/kiriman/']").first.get_attribute("href").rsplit("/", 1)[1])
    page.get_by_label("Jawaban", exact=True).fill("Setengah jadi.")
    page.get_by_text("Lainnya", exact=True).click()
    page.get_by_role("button", name="Ganti judul").click()
    page.locator("#tentang").select_option("ktp-el-hilang")
    page.locator("#diminta button").click()
    page.locator("#kondisi").select_option(index=1)
    chosen = page.locator("#kondisi").locator("option:checked").inner_text()
    page.locator("#diminta button").click()

    expect(page.get_by_text(f"Kondisi: {chosen}")).to_be_visible()
    expect(page.get_by_label("Jawaban", exact=True)).to_have_value("Setengah jadi.")
