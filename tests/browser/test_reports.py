"""A report is written on a phone that others use too: nothing of it stays there unless its writer asks for an hour."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_drafts import Phone, after_the_battery_died, office, on_the_phone, phone  # noqa: F401 fixtures

TEXT = "Petugas loket minta uang 50 ribu."
FORM = "/kirim/?jenis=laporan"
KEEP, DROP = "Simpan 1 jam di HP ini", "Hapus dari HP ini"
HOUR = timedelta(hours=1)


@pytest.fixture
def page(phone: Phone) -> Page:  # noqa: F811 the fixture
    return phone.opens(FORM)


def written(page: Page) -> Page:
    page.get_by_label("Apa yang terjadi?").fill(TEXT)
    page.get_by_label("Nama Anda").fill("Siti")
    return page


def asked_to_keep(page: Page) -> Page:
    written(page).get_by_role("button", name=KEEP).click()
    expect(page.get_by_role("button", name=DROP)).to_be_visible()
    return page


def test_the_form_fits_a_small_phone(page):
    width = page.evaluate("() => document.documentElement.scrollWidth")

    assert width <= 360
    expect(page.get_by_role("heading", level=1)).to_have_text("Lapor pungli atau sikap petugas")


def test_nothing_of_a_report_stays_on_the_phone_by_itself(page):
    kept = on_the_phone(written(page))

    again = after_the_battery_died(page)

    assert kept == "{}"
    expect(again.get_by_label("Apa yang terjadi?")).to_have_value("")


def test_whoever_asks_for_it_finds_the_report_again_for_one_hour(page):
    asked_to_keep(page)

    again = after_the_battery_died(page)

    expect(again.get_by_label("Apa yang terjadi?")).to_have_value(TEXT)
    expect(again.get_by_label("Nama Anda")).to_have_value("")
    assert "Siti" not in on_the_phone(again)


@pytest.mark.parametrize("address", [FORM, "/lacak/"])
def test_after_the_hour_any_page_throws_it_away(page, phone, address):  # noqa: F811 the fixture
    page.clock.install()
    asked_to_keep(page)
    page.close()
    later = phone.context.new_page()
    later.clock.install()
    later.clock.fast_forward(int((HOUR + timedelta(minutes=1)).total_seconds() * 1000))

    later.goto(address)

    assert TEXT not in on_the_phone(later)


def test_a_page_that_stays_open_throws_it_away_when_the_hour_is_over(page):
    page.clock.install()
    asked_to_keep(page)

    page.clock.fast_forward(int((HOUR + timedelta(minutes=1)).total_seconds() * 1000))

    assert on_the_phone(page) == "{}"
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()


def test_one_press_throws_it_away(page):
    asked_to_keep(page).get_by_role("button", name=DROP).click()

    assert on_the_phone(page) == "{}"
    expect(page.get_by_label("Apa yang terjadi?")).to_have_value("")


def test_sending_it_throws_it_away_and_shows_the_two_days(page):
    asked_to_keep(page).get_by_role("button", name="Kirim ke pengawas").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah kami terima")
    expect(page.get_by_text("Kabar pertama paling lambat")).to_be_visible()
    assert on_the_phone(page) == "{}"


def test_a_letter_that_was_sent_as_a_report_leaves_no_draft_behind(phone):  # noqa: F811 the fixture
    page = phone.opens("/kirim/?jenis=keluhan")
    page.get_by_label("Tulis di sini").fill(TEXT)
    page.get_by_role("button", name="Kirim", exact=True).click()

    page.get_by_role("button", name="Kirim rahasia ke pengawas").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah kami terima")
    assert on_the_phone(page) == "{}"


def a_draft_of_a_complaint(phone, address="/kirim/?jenis=keluhan"):  # noqa: F811 the fixture
    page = phone.opens(address)
    page.get_by_label("Tulis di sini").fill(TEXT)
    assert TEXT in on_the_phone(page)
    return page


def test_a_report_that_has_to_be_put_right_first_leaves_no_draft_of_the_letter_it_was(phone):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone)
    page.get_by_label("Nomor WhatsApp").fill("1")
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_label("Nomor WhatsApp").fill("081234567890")
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_label("Nomor WhatsApp").fill("1")

    page.get_by_role("button", name="Kirim rahasia ke pengawas").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Lapor pungli atau sikap petugas")
    expect(page.get_by_label("Apa yang terjadi?")).to_have_value(TEXT)
    assert on_the_phone(page) == "{}"


@pytest.mark.parametrize(("press", "text"), [("Pindahkan ke laporan ini", TEXT), ("Hapus tulisan itu", "")])
@pytest.mark.parametrize("address", ["/kirim/?jenis=keluhan", "/kirim/?panduan=akta-kelahiran"])
def test_the_link_to_the_report_says_what_is_still_kept_and_leaves_none_of_it(phone, press, text, address):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone, address)
    page.get_by_role("link", name="Lapor rahasia").click()

    page.get_by_role("button", name=press).click()

    expect(page.get_by_label("Apa yang terjadi?")).to_have_value(text)
    expect(page.get_by_role("button", name=press)).to_be_hidden()
    assert on_the_phone(page) == "{}"


def test_nothing_is_said_of_drafts_where_none_is_kept(page):
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()

    expect(page.get_by_role("button", name="Pindahkan ke laporan ini")).to_be_hidden()


def test_enter_in_a_field_sends_no_letter_as_a_report(phone, office):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone)
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_role("button", name="Kirim rahasia ke pengawas")).to_be_visible()

    page.get_by_label("Nama").press("Enter")
    page.get_by_role("link", name="Pilih dulu").click()

    expect(page).to_have_url(re.compile("#pilih$"))
    assert (office.reports(), office.waiting()) == ((), ())


def test_a_letter_that_was_made_a_report_leaves_no_word_on_the_phone_of_staff(phone, office):  # noqa: F811 the fixture
    letter = office.kept("Saya takut bertemu petugas itu.")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{letter.id}")
    page.get_by_label("Isi kiriman").fill("Takut bertemu petugas itu.")
    assert "Takut bertemu" in on_the_phone(page)
    page.locator("summary", has_text="Lainnya").click()
    page.get_by_role("button", name="Jadikan laporan rahasia").click()
    page.get_by_label("Alasan").fill("Ini laporan.")

    page.get_by_role("button", name="Jadikan laporan rahasia").first.click()

    expect(page.get_by_text("Sudah jadi laporan rahasia.")).to_be_visible()
    assert on_the_phone(page) == "{}"


def test_going_back_from_a_report_finds_no_word_of_the_letter_it_was(phone):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone)
    page.get_by_label("Nama Anda").fill("Siti")
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_role("button", name="Kirim rahasia ke pengawas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah kami terima")

    page.evaluate("() => { setTimeout(() => history.go(-2)) }")  # so that this call ends before its page does
    page.wait_for_url("**/kirim/?jenis=keluhan")

    expect(page.get_by_label("Tulis di sini")).to_have_value("")
    expect(page.get_by_label("Nama Anda")).to_have_value("")
    assert on_the_phone(page) == "{}"


@pytest.mark.parametrize("press", ["Pindahkan ke laporan ini", "Hapus tulisan itu"])
def test_going_back_from_the_form_of_a_report_finds_no_word_that_left_the_ordinary_one(phone, press):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone)
    page.get_by_role("link", name="Lapor rahasia").click()
    page.get_by_role("button", name=press).click()

    page.go_back()

    expect(page.get_by_label("Tulis di sini")).to_have_value("")
    assert on_the_phone(page) == "{}"


def test_what_is_written_after_a_report_is_there_when_one_goes_back(phone):  # noqa: F811 the fixture
    page = a_draft_of_a_complaint(phone)
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_role("button", name="Kirim rahasia ke pengawas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sudah kami terima")
    page.goto("/kirim/?jenis=usulan")
    page.get_by_label("Tulis di sini").fill("Tambah kursi tunggu.")
    page.goto("/lacak/")

    page.go_back()

    expect(page.get_by_label("Tulis di sini")).to_have_value("Tambah kursi tunggu.")
