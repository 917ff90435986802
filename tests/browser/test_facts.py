"""An admin fills in a blank of the office on a phone; residents read it where the page had said so."""

from functools import partial

from playwright.sync_api import expect

from tests.browser.staff import sign_in
from tests.browser.width import is_as_wide_as_the_phone
from tests.serving import wait_for

VILLAGE, WAY = "/desa/wates/", "Naik angkot dari pasar, 20 menit."


def says(page, address, words):
    page.goto(address)
    return page.get_by_text(words).count() > 0


def test_a_blank_is_filled_on_a_phone_and_residents_read_it(new_page, open_office):
    admin, resident = new_page(javascript=False), new_page(javascript=False)
    sign_in(admin, open_office)
    blank = says(resident, VILLAGE, "Cara ke sana dari desa ini belum diisi.")
    admin.get_by_role("link", name="Keterangan").click()
    admin.get_by_text("Desa Wates,").click()
    wide = [is_as_wide_as_the_phone(admin)]
    admin.get_by_role("link", name="Cara ke kantor dari desa ini, Wates").click()
    admin.get_by_label("Cara ke kantor dari desa ini").fill("-")
    admin.get_by_role("button", name="Simpan").click()
    expect(admin.get_by_role("alert")).to_contain_text("Tulis dengan kata")
    wide.append(is_as_wide_as_the_phone(admin))
    admin.get_by_label("Cara ke kantor dari desa ini").fill(WAY)
    admin.get_by_role("button", name="Simpan").click()
    expect(admin.get_by_role("status")).to_contain_text("tersimpan")

    wait_for(partial(says, resident, VILLAGE, WAY), seconds=60)
    assert (blank, wide) == (True, [True, True])
    assert not says(resident, VILLAGE, "Cara ke sana dari desa ini belum diisi.")
