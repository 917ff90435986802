"""On a small phone without a script: a letter is asked for, made ready at the desk, and found by its code."""

from playwright.sync_api import Page, expect

from tests.browser.staff import sign_in

GUIDE = "/panduan/surat-keterangan-usaha/"


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= 360"))


def asked_for(page: Page) -> str:
    """Ask for the letter from its guide, and return the code on the receipt."""
    page.goto(GUIDE)
    page.get_by_role("link", name="Surat keterangan usaha: minta disiapkan dulu").click()
    expect(heading(page)).to_have_text("Minta surat disiapkan")
    page.get_by_label("Desa Anda").select_option("wates")
    page.get_by_label("Nama lengkap").fill("Siti Aminah")
    page.get_by_role("button", name="Minta disiapkan").click()
    expect(heading(page)).to_have_text("Sudah kami terima")
    return page.locator(".slip__code").inner_text()


def test_the_whole_way_of_a_letter_that_is_fetched_with_one_trip(new_page, open_office):
    resident, staff = new_page(javascript=False), new_page(javascript=False)
    code = asked_for(resident)
    receipt_fits = fits(resident)

    sign_in(staff, open_office)
    staff.locator(".job", has_text="Surat keterangan usaha").get_by_role("link", name="Surat", exact=True).click()
    staff.get_by_role("button", name="Kabari: siap diambil").wait_for()
    desk_fits = fits(staff)
    staff.get_by_role("button", name="Kabari: siap diambil").click()
    expect(heading(staff)).to_have_text("Antrean")

    resident.goto("/lacak/")
    resident.get_by_label("Kode lacak").fill(code)
    resident.get_by_role("button", name="Lihat status").click()
    expect(heading(resident)).to_have_text("Siap diambil")
    expect(resident.get_by_text("Ambil di balai desa Wates pada jam buka.")).to_be_visible()
    assert (receipt_fits, desk_fits, fits(resident)) == (True, True, True)


def test_papers_get_a_code_at_the_counter_with_one_tap(new_page, open_office):
    staff, resident = new_page(javascript=False), new_page(javascript=False)
    sign_in(staff, open_office)
    staff.get_by_role("link", name="Berkas titipan").click()
    staff.get_by_label("Berkas untuk apa?").select_option("ktp-el-baru")
    list_fits = fits(staff)
    staff.get_by_role("button", name="Buat kode").click()
    expect(heading(staff)).to_have_text("Kode berkas")

    resident.goto("/lacak/")
    resident.get_by_label("Kode lacak").fill(staff.locator(".slip__code").inner_text())
    resident.get_by_role("button", name="Lihat status").click()

    expect(resident.get_by_text("Belum jadi. Tidak perlu datang dulu, lihat lagi di sini.")).to_be_visible()
    assert (list_fits, fits(staff), fits(resident)) == (True, True, True)
