"""Staff clear a flood away from a phone, without a script, and residents read what to do."""

import pytest

from tests.browser.test_web_function import served_office
from tests.web_office import an_office

FEW = {"limit_overall": "5 per hour", "limit_per_device": "3 per hour"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path, **FEW) as office:
        office.has_password()
        yield office


@pytest.fixture
def phone(browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_one_tap_clears_a_flood_and_one_more_takes_that_back(office, phone):
    for number in range(8):
        office.kept(f"Kiriman beruntun {number}")
    with served_office(office) as address:
        phone.goto(f"{address}/moderasi/")
        phone.get_by_label("Nama").fill("sri")
        phone.get_by_label("Sandi").fill("rahasia sekali")
        phone.get_by_role("button", name="Masuk").click()
        phone.get_by_role("button", name="Sisihkan 8 kiriman").click()
        cleared = phone.locator("main").inner_text()
        phone.get_by_role("button", name="Urungkan").click()
        back = phone.locator("main").inner_text()

    assert "8 kiriman disisihkan." in cleared
    assert "Tidak ada yang menunggu." in cleared
    assert "Banjir kiriman? 8 kiriman dari 1 sambungan." in back


def test_whoever_sent_too_much_reads_why_and_where_else_to_go_and_keeps_the_text(office, phone):
    with served_office(office) as address:
        for number in range(4):
            phone.goto(f"{address}/kirim/?jenis=pertanyaan")
            phone.get_by_label("Tulis di sini").fill(f"Pertanyaan nomor {number}")
            phone.get_by_role("button", name="Kirim", exact=True).click()
        said = phone.locator("main").inner_text()
        kept = phone.get_by_label("Tulis di sini").input_value()

    assert "Dari HP ini sudah banyak kiriman dalam satu jam." in said
    assert "Tidak bisa menunggu?" in said
    assert kept == "Pertanyaan nomor 3"
