"""Somebody is invited, comes in and signs in with a code, on the smallest phone and without JavaScript."""

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.browser import staff
from tests.browser.test_accessible import violations
from tests.browser.test_small_screens import CUT, SMALL, TINY

OWN = "kata sandi tono"


@pytest.fixture
def ani(new_page, open_office):
    page = new_page(javascript=False)
    staff.sign_in(page, open_office)
    return page


def link_from(ani: Page) -> str:
    """Invite somebody for the whole sub-district."""
    ani.get_by_role("link", name="Petugas", exact=True).click()
    ani.get_by_role("radio", name="Petugas kecamatan").check()
    ani.get_by_role("button", name="Buat tautan").click()
    return ani.get_by_label("Tautan undangan").input_value().strip()


def comes_in(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_label("Nama Anda").fill(name)
    page.get_by_label("Sandi", exact=True).fill(OWN)
    page.get_by_label("Sandi sekali lagi").fill(OWN)
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("heading", name="Antrean").wait_for()


def sets_up_code(page: Page) -> str:
    """Set it up, and return one of the codes for a lost phone."""
    page.get_by_role("link", name="Akun saya").click()
    page.get_by_role("link", name="Pasang kode HP").click()
    secret = page.locator(".member__key").inner_text().replace(" ", "")
    page.get_by_label("Enam angka").fill(pyotp.TOTP(secret).now())
    page.get_by_label("Sandi Anda").fill(OWN)
    page.get_by_role("button", name="Pasang").click()
    page.get_by_role("heading", name="Kode HP terpasang").wait_for()
    return page.locator(".member__codes li").first.inner_text()


def test_the_invited_comes_in_and_from_then_on_signs_in_with_a_code(ani, new_page):
    tono = new_page(javascript=False)
    comes_in(tono, link_from(ani), "Tono Dengan Kode")
    code = sets_up_code(tono)
    tono.get_by_role("link", name="Sudah saya catat").click()
    tono.get_by_role("button", name="Keluar").click()

    tono.get_by_label("Nama").fill("tono dengan kode")
    tono.get_by_label("Sandi").fill(OWN)
    tono.get_by_role("button", name="Masuk").click()
    tono.get_by_label("Kode dari aplikasi di HP").fill(code)
    tono.get_by_role("button", name="Masuk").click()

    expect(tono.get_by_role("heading", name="Antrean")).to_be_visible()


def test_whoever_leaves_is_out_with_the_next_press(ani, new_page):
    tono = new_page(javascript=False)
    comes_in(tono, link_from(ani), "Tono Berhenti")
    ani.get_by_role("link", name="Ke daftar petugas").click()
    ani.get_by_role("link", name="tono berhenti").click()
    ani.get_by_label("tono berhenti berhenti jadi petugas").check()
    ani.get_by_role("button", name="Tutup akun").click()
    expect(ani.get_by_role("status")).to_contain_text("Akunnya ditutup.")

    tono.get_by_role("link", name="Loket").click()

    expect(tono.get_by_role("heading", name="Masuk petugas")).to_be_visible()


PAGES = {
    "members": "/moderasi/petugas/",
    "one member": "/moderasi/petugas/orang?nama=petugas",
    "account": "/moderasi/akun/",
    "code": "/moderasi/akun/kode/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_nothing_is_cut_small_or_hidden_from_a_screen_reader(new_page, open_office, address):
    page = new_page()
    staff.sign_in(page, open_office)
    page.goto(address)

    faults = {name: page.evaluate(fault) for name, fault in (("cut", CUT), ("small", SMALL), ("tiny", TINY))}

    assert {name: found for name, found in faults.items() if found} == {}
    assert violations(page) == []
