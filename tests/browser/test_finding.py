"""Staff look for letters on a phone, without a script, hand several of them over, and take that back."""

import pytest

from tests.browser.test_web_function import served_office
from tests.web_office import an_office

SMALLEST_TOUCH = 48


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        office.has_password()
        yield office


@pytest.fixture
def phone(browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def too_small(page):
    """What can be touched in the list and its forms, and is smaller than a finger needs."""
    sizes = page.locator(".tick, .bulk .btn, .bulk select, .seek .btn, .seek .field__control, .pick__one").all()
    boxes = [one.bounding_box() for one in sizes if one.is_visible()]
    return [box for box in boxes if min(box["width"], box["height"]) < SMALLEST_TOUCH]


def test_what_is_found_is_ticked_handed_over_and_taken_back(office, phone):
    for text in ("Lampu jalan mati", "Lampu balai mati", "Jalan rusak"):
        office.kept(text)
    with served_office(office) as address:
        phone.goto(f"{address}/moderasi/")
        phone.get_by_label("Nama").fill("sri")
        phone.get_by_label("Sandi").fill("rahasia sekali")
        phone.get_by_role("button", name="Masuk").click()
        phone.get_by_label("Cari kiriman").wait_for()
        small = too_small(phone)
        phone.get_by_label("Cari kiriman").fill("lampunya")
        phone.get_by_role("button", name="Cari").click()
        phone.get_by_role("heading", name="2 kiriman").wait_for()
        for box in phone.get_by_label("Pilih:").all():
            box.check()
        phone.get_by_text("Untuk semua yang dipilih").click()
        phone.get_by_label("Serahkan ke").select_option("sri")
        small += too_small(phone)
        width = phone.evaluate("document.documentElement.scrollWidth")
        phone.get_by_role("button", name="Serahkan", exact=True).click()
        phone.get_by_text("2 kiriman diserahkan.").wait_for()
        mine = [one.text for one in office.waiting() if one.assignee == "sri"]
        phone.get_by_role("button", name="Urungkan semua").click()
        phone.get_by_text("2 kiriman diserahkan.").wait_for(state="detached")

    assert (small, width) == ([], 360)
    assert sorted(mine) == ["Lampu balai mati", "Lampu jalan mati"]
    assert [one.assignee for one in office.waiting()] == [None] * 3
