"""A resident judges the office on a small phone, without JavaScript."""

from playwright.sync_api import Page, expect

from feedback_api.domain.counting.survey import ELEMENTS
from tests.browser.test_accessible import violations
from tests.browser.test_small_screens import CUT, SMALL, TINY


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
