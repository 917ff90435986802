"""Staff tap on a phone that blanks are out; residents read it on home and on the guide, until its end and no longer."""

from datetime import datetime, timedelta
from functools import partial

from playwright.sync_api import expect

from feedback_api.domain.identity import Zone
from tests.browser.staff import sign_in
from tests.serving import wait_for

GUIDE = "/panduan/kia/"


def says_until(page, address):
    page.goto(address)
    return page.locator("[data-ends]").count() > 0


def test_what_is_said_with_one_tap_is_read_and_goes_by_itself(new_page, open_office):
    staff, resident, later = new_page(javascript=False), new_page(javascript=False), new_page()
    tomorrow = (datetime.now(Zone.WIB.tz) + timedelta(days=1)).date()
    sign_in(staff, open_office)
    staff.goto("/moderasi/hari-ini/")
    staff.get_by_label("Sampai hari").fill(tomorrow.isoformat())
    staff.get_by_label("Sampai jam").fill("14.00")
    staff.get_by_role("button", name="Blangko habis").click()
    expect(staff.get_by_role("alert")).to_contain_text("centang dulu panduan yang kena")
    staff.locator("[name=panduan-kia]").check()
    staff.get_by_role("button", name="Blangko habis").click()
    expect(staff.get_by_role("status")).to_contain_text("Blangko habis")

    for address in ("/", GUIDE):
        wait_for(partial(says_until, resident, address), seconds=60)
        expect(resident.locator("[data-ends]")).to_contain_text("pukul 14.00")
    after = datetime.combine(tomorrow, datetime.min.time(), Zone.WIB.tz) + timedelta(hours=14)
    later.add_init_script(f"Date.now = () => {int(after.timestamp() * 1000)}")
    later.goto(GUIDE)
    expect(later.locator("[data-ends]")).to_be_hidden()

    staff.get_by_role("button", name="Sudah selesai").click()
    expect(staff.get_by_text("sudah selesai, hilang dari situs")).to_be_visible()
