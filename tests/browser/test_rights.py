"""On a small phone, with a script and without: whoever has the code sees all that is kept, corrects it, deletes it."""

import json

from playwright.sync_api import Page, expect

TEXT = "Apakah ijazah perlu dilegalisir untuk KTP pertama?"


def sent(page: Page) -> Page:
    """Send a letter and follow its receipt to the status page."""
    page.goto("/kirim/")
    page.get_by_label("Pertanyaan").check()
    page.locator("#isi").fill(TEXT)
    page.locator("#nama").fill("Siti")
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_role("button", name="Lihat status").click()
    return page


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def test_the_whole_way_of_a_letter_that_its_sender_takes_back(any_phone):
    page = sent(any_phone)
    page.get_by_role("button", name="Lihat salinan data").click()
    expect(page.get_by_text(TEXT)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh (JSON)").click()
    said = json.loads(download.value.path().read_text("utf-8"))
    page.get_by_role("button", name="Kembali ke status").click()

    page.get_by_role("button", name="Betulkan").click()
    page.get_by_label("Nama baru").fill("Sita")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("button", name="Ya, ubah").click()
    expect(heading(page)).to_have_text("Sudah diubah")
    page.get_by_role("button", name="Lihat status").click()

    page.get_by_role("button", name="Hapus", exact=True).click()
    page.get_by_role("button", name="Hapus kiriman ini").click()
    page.get_by_role("button", name="Ya, hapus kiriman ini").wait_for()
    width = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Ya, hapus kiriman ini").click()
    page.get_by_role("button", name="Lihat status").click()

    expect(heading(page)).to_have_text("Sudah Anda hapus")
    assert (said["isi"], said["nama"], width) == (TEXT, "Siti", 360)
    expect(page.get_by_text(TEXT)).to_have_count(0)


def on_the_phone(page: Page) -> str:
    kept: str = page.evaluate("() => JSON.stringify(localStorage)")
    return kept


def test_a_correction_that_was_lost_stands_there_again_and_goes_when_it_is_sent(phone):
    page = sent(phone)
    code = page.locator("input[name=kode]").first.input_value()
    page.get_by_role("button", name="Betulkan").click()
    page.locator("#isi").fill("Apakah ijazah asli dibawa?")
    page.locator("#nama").fill("Sita")
    page.goto("/lacak/")
    kept = on_the_phone(page)

    page.locator("input[name=kode]").fill(code)
    page.get_by_role("button", name="Lihat status").click()
    page.get_by_role("button", name="Betulkan").click()

    expect(page.locator("#isi")).to_have_value("Apakah ijazah asli dibawa?")
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_role("button", name="Ya, ubah").click()
    expect(heading(page)).to_have_text("Sudah diubah")
    assert "ijazah asli" in kept
    assert "Sita" not in kept
    assert "ijazah asli" not in on_the_phone(page)


def test_whoever_does_not_want_to_after_all_comes_back_to_the_status(any_phone):
    page = sent(any_phone)
    page.get_by_role("button", name="Hapus", exact=True).click()
    page.get_by_role("button", name="Hapus nama dan kontak").click()

    page.get_by_role("button", name="Tidak jadi").click()

    expect(heading(page)).to_have_text("Diterima")
