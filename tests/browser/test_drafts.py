"""What people type stays on their own phone until it is received, and nobody else finds it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from feedback_api.domain.submissions.submission import Kind
from tests.browser.test_web_function import served_office, site_with_scripts
from tests.web_office import Office, an_office

FILLED_IN = (
    """() => [...new FormData(document.querySelector("form.sheet"))].filter(([name]) => name !== "csrf_token")"""
)
DROP = "Bukan tulisan saya, hapus"
PLAN, RESULT, VOICE = "baru", "wates-november/", "wates-november/suara"


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    with an_office(tmp_path, site_dir=site_with_scripts(tmp_path)) as office:
        yield office


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A phone that is handed around, and the office that it talks to."""

    context: BrowserContext
    office: Office
    address: str

    def opens(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page

    def belongs_to(self, name: str) -> None:
        """Let this member of staff have signed in on it; whoever had before is not."""
        cookie = self.office.staff(name).client.get_cookie("meja")
        assert cookie is not None
        self.session_ends()
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])

    def session_ends(self) -> None:
        self.context.clear_cookies()


@pytest.fixture
def phone(browser, office) -> Iterator[Phone]:
    with served_office(office) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
        yield Phone(context=context, office=office, address=address)
        context.close()


def on_the_phone(page: Page) -> str:
    """Return what is kept, once the scripts of the page have run: they come after its text."""
    page.wait_for_load_state("load")
    return str(page.evaluate("() => JSON.stringify(localStorage)"))


def complain(page: Page, text: str) -> None:
    page.get_by_role("radio", name="Keluhan").check()
    page.get_by_label("Desa Anda").select_option("wates")
    page.get_by_label("Tulis di sini").fill(text)


def after_the_battery_died(page: Page) -> Page:
    """Return a new window at the address where the old one was."""
    address, context = page.url, page.context
    page.close()
    again = context.new_page()
    again.goto(address)
    return again


def test_a_complaint_comes_back_whole_and_is_sent_as_a_complaint(phone, office):
    page = phone.opens("/kirim/?panduan=akta-kelahiran")
    complain(page, "Loketnya tutup jam 9.")

    page = after_the_battery_died(page)
    page.get_by_role("button", name="Kirim").click()
    page.get_by_role("heading", name="Sudah kami terima").wait_for()

    kept = office.waiting()[0]
    assert (kept.kind, kept.village, kept.text) == (Kind.COMPLAINT, "wates", "Loketnya tutup jam 9.")


def test_a_draft_says_how_old_it_is_and_whoever_did_not_write_it_throws_it_away(phone):
    page = phone.opens("/kirim/")
    complain(page, "Tetangga saya berisik.")

    page = after_the_battery_died(page)
    expect(page.get_by_role("status")).to_contain_text("Tulisan dari semenit lalu.")
    page.get_by_role("button", name=DROP).click()

    expect(page.get_by_label("Tulis di sini")).to_have_value("")
    expect(page.get_by_label("Desa Anda")).to_have_value("")
    expect(page.get_by_role("radio", name="Keluhan")).not_to_be_checked()
    expect(page.get_by_role("button", name=DROP)).to_be_hidden()
    assert on_the_phone(page) == "{}"


@pytest.mark.parametrize(
    ("later", "said"), [(timedelta(minutes=5), "5 menit lalu"), (timedelta(hours=23), "23 jam lalu")], ids=str
)
def test_the_age_is_said_in_minutes_and_hours(phone, later, said):
    page = phone.opens("/kirim/")
    complain(page, "Antre lama.")
    page.clock.set_fixed_time(page.evaluate("Date.now()") / 1000 + later.total_seconds())
    page.reload()

    expect(page.get_by_role("status")).to_contain_text(f"Tulisan dari {said}.")


def test_after_a_day_it_is_gone_from_the_phone(phone):
    page = phone.opens("/kirim/")
    complain(page, "Antre lama.")
    page.clock.set_fixed_time(page.evaluate("Date.now()") / 1000 + 24 * 3600 + 60)
    page.goto("/lacak/")

    assert on_the_phone(page) == "{}"


def test_what_was_typed_about_one_guide_does_not_appear_under_another(phone):
    page = phone.opens("/kirim/?panduan=akta-kelahiran")
    complain(page, "Antre lama.")

    page.goto("/kirim/?panduan=ktp-el-baru")

    expect(page.get_by_label("Tulis di sini")).to_have_value("")


def test_half_an_answer_outlives_the_battery_and_goes_when_it_is_published(phone, office):
    asked = office.kept("Perlu surat RT?")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")
    page.get_by_label("Jawaban", exact=True).fill("Tidak perlu. Bawa KK.")
    page.get_by_role("radio", name="Kurang jelas").check()

    page = after_the_battery_died(page)
    expect(page.get_by_role("radio", name="Kurang jelas")).to_be_checked()
    page.get_by_label("Sudah saya baca").check()
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_text("Terbit. Halaman:").wait_for()
    left = on_the_phone(page)

    answer = office.now_kept(asked).answer
    assert answer is not None
    assert "Tidak perlu. Bawa KK." in str(answer.html)
    assert left == "{}"


def test_another_member_on_the_same_phone_sees_nothing_of_it(phone, office):
    asked = office.kept("Perlu surat RT?")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")
    page.get_by_label("Jawaban", exact=True).fill("Rahasia Sri.")

    phone.belongs_to("tuti")
    page.goto(f"/moderasi/kiriman/{asked.id}")

    expect(page.get_by_label("Jawaban", exact=True)).to_have_value("")


def test_signing_out_forgets_what_was_typed_but_a_session_that_ends_does_not(phone, office):
    asked = office.kept("Perlu surat RT?")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")
    page.get_by_label("Jawaban", exact=True).fill("Tidak perlu.")
    phone.session_ends()
    page.goto("/moderasi/masuk")
    after_the_session = on_the_phone(page)

    phone.belongs_to("sri")
    page = phone.opens("/moderasi/")
    page.get_by_role("button", name="Keluar").click()
    page.get_by_role("heading", name="Masuk petugas").wait_for()

    assert "Tidak perlu." in after_the_session
    assert on_the_phone(page) == "{}"


def test_a_visit_with_its_services_in_several_rows_comes_back_whole(phone):
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kunjungan/{PLAN}")
    page.get_by_label("Desa", exact=True).select_option("wates")
    page.get_by_label("Tanggal").fill("2026-12-17")
    page.locator("[name=layanan-ktp-el-baru]").check()
    page.locator("[name=kuota-ktp-el-baru]").evaluate("one => { one.closest('details').open = true }")
    page.locator("[name=kuota-ktp-el-baru]").fill("40")
    page.locator("[name=jadi-ktp-el-baru]").check()
    typed = page.evaluate(FILLED_IN)

    page = after_the_battery_died(page)
    assert page.evaluate(FILLED_IN) == typed


@pytest.mark.parametrize(
    ("address", "field"), [(RESULT, "[name=dilayani-ktp-el-baru]"), (VOICE, "[name=isi]")], ids=["result", "voice"]
)
def test_what_is_typed_at_a_visit_comes_back(phone, address, field):
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kunjungan/{address}")
    page.locator(field).fill("36")

    page = after_the_battery_died(page)
    expect(page.locator(field)).to_have_value("36")


def test_the_reason_for_declining_comes_back_with_the_press_that_asks_for_it(phone, office):
    asked = office.kept("Lampu jalan mati.")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")
    decline(page)
    page.get_by_label("Alasan").fill("Ini urusan PLN.")
    page.goto(f"/moderasi/kiriman/{asked.id}")

    decline(page)

    expect(page.get_by_label("Alasan")).to_have_value("Ini urusan PLN.")


def decline(page: Page) -> None:
    page.get_by_text("Lainnya").click()
    page.get_by_role("button", name=re.compile("^Tolak beri alasan")).click()
    page.get_by_label("Alasan").wait_for()


def test_a_report_of_money_that_was_asked_for_leaves_nothing_on_the_phone(phone, office):
    asked = office.kept("Petugas loket minta uang 50 ribu supaya cepat.", jenis="keluhan", tetap="ya")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")

    page.get_by_label("Jawaban", exact=True).fill("Kami periksa.")

    expect(page.get_by_text("Yang Anda tulis di sini tidak disimpan di HP ini.")).to_be_visible()
    assert on_the_phone(page) == "{}"


def test_once_the_original_is_open_the_text_beside_it_is_not_kept(phone, office):
    asked = office.kept("NIK saya 3514220000000001")
    phone.belongs_to("sri")
    page = phone.opens(f"/moderasi/kiriman/{asked.id}")
    page.get_by_role("button", name="Lihat tulisan asli").click()
    page.get_by_text("Tulisan asli tampil sekali").wait_for()

    page.get_by_label("Isi kiriman").fill("NIK saya 3514220000000001")
    page.get_by_label("Jawaban", exact=True).fill("Bisa.")

    kept = on_the_phone(page)
    assert ("Bisa." in kept, "3514220000000001" in kept) == (True, False)
