"""Whatever people type without a space, no page becomes wider than the phone: neither theirs nor the desk's."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.asking import ask, code_on, publish, signed_in
from tests.browser import staff
from tests.browser.test_small_screens import HEIGHT, OPEN_ALL
from tests.serving import wait_for

WIDTHS = (320, 360)
LINK = "https://contoh.example/" + "jalanpanjang" * 5 + "/halaman"
WORD = "Pertanggungjawabankepemerintahan" * 5
CODE = "KODE0000" * 12
TEXT = f"Panjang sekali. {WORD} {LINK} {CODE}. Apa syaratnya?"
ANSWER = (
    f"**{WORD}.** Lihat {LINK} dan {CODE}.\n\n- {WORD}\n\n1. {CODE}\n\n| {WORD} | {CODE} |\n|---|---|\n| {LINK} | x |"
)


# What stands out of the window, or is cut off by its own box; a line that is typed in scrolls by itself, and what is
# only read aloud is one pixel wide.
WIDE = """() => [...document.querySelectorAll('body *')].filter(one => one.clientWidth > 1 && !one.matches('input'))
  .filter(one =>
    document.documentElement.scrollWidth > innerWidth && one.getBoundingClientRect().right > innerWidth + 0.5
    || ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 100))"""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The pages that show a letter of long words: as it waited, and after it was answered."""

    code: str
    id: str


@pytest.fixture(scope="module")
def waiting(open_office) -> Typed:
    receipt = ask(open_office.running.visitor(), f"Menunggupanjang {TEXT}", nama=WORD[:90], kontak="081234567890")
    return Typed(code=code_on(receipt), id=open_office.id_of("Menunggupanjang"))


@pytest.fixture(scope="module")
def published(open_office) -> Typed:
    visitor = open_office.running.visitor()
    text = f"Terbitpanjang {TEXT}"
    code = code_on(ask(visitor, text))
    name = open_office.id_of("Terbitpanjang")
    publish(signed_in(open_office), name, text=text, answer=ANSWER)
    wait_for(lambda: visitor.get(f"/tanya/{name}/").status == 200, seconds=60)
    return Typed(code=code, id=name)


def too_wide(page: Page) -> dict[int, list[str]]:
    """Return what stands out of the window at each width, where something does."""
    page.evaluate(OPEN_ALL)
    found = {width: _cut(page, width) for width in WIDTHS}
    return {width: faults for width, faults in found.items() if faults}


def _cut(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    faults: list[str] = page.evaluate(WIDE)
    return faults


def all_too_wide(page: Page, addresses: Iterable[str]) -> dict[str, dict[int, list[str]]]:
    found = {address: too_wide(page) for address in addresses if page.goto(address)}
    return {address: faults for address, faults in found.items() if faults}


def test_no_public_page_with_the_answer_is_too_wide(phone, published):
    asked = phone.goto(f"/tanya/{published.id}/")
    month = phone.locator("time").first.get_attribute("datetime")
    places = ["/", "/tanya/", f"/tanya/{month[:4]}/{month[5:7]}/", "/panduan/ktp-el-baru/", "/desa/wates/"]

    assert asked.ok
    assert all_too_wide(phone, [f"/tanya/{published.id}/", *places]) == {}


@pytest.mark.parametrize("state", ["waiting", "published"])
def test_its_sender_follows_it_on_a_page_that_fits(phone, state, request):
    typed = request.getfixturevalue(state)
    phone.goto("/lacak/")
    phone.get_by_label("Kode lacak").fill(typed.code)

    phone.get_by_role("button", name="Lihat status").click()
    phone.locator(".slip").wait_for()

    assert too_wide(phone) == {}


def test_form_with_faults_and_receipt_fit(phone):
    phone.goto("/kirim/?panduan=ktp-el-baru")
    phone.get_by_label("Tulis di sini").fill(TEXT[::-1])  # other words than those of the published letter
    phone.get_by_label("Nama Anda").fill(WORD[:90])
    phone.get_by_label("Nomor WhatsApp").fill(CODE)
    phone.get_by_role("button", name="Kirim").click()
    phone.get_by_role("alert").wait_for()
    wrong = too_wide(phone)
    phone.get_by_role("radio", name="Saran").check()
    phone.get_by_label("Nomor WhatsApp").fill("")
    phone.get_by_role("button", name="Kirim").click()
    phone.get_by_role("heading", name="Sudah kami terima").wait_for()

    assert (wrong, too_wide(phone)) == ({}, {})


@pytest.mark.parametrize("typed", [LINK, WORD, f"ktp hilang {CODE}"])
def test_search_fits(any_phone, typed):
    assert all_too_wide(any_phone, [f"/cari/?q={quote(typed)}", f"/hasil/?q={quote(typed)}"]) == {}


def test_the_queue_and_the_desk_fit(phone, open_office, waiting, published):
    staff.sign_in(phone, open_office)
    addresses = ["/moderasi/", *(f"/moderasi/kiriman/{one.id}" for one in (waiting, published)), "/moderasi/tugas/"]

    assert all_too_wide(phone, addresses) == {}


def test_the_preview_of_an_answer_fits(phone, open_office, waiting):
    staff.sign_in(phone, open_office)
    staff.open_item(phone, waiting.id)

    staff.write_answer(phone, ANSWER)
    phone.get_by_role("button", name="Pratinjau").first.click()
    phone.wait_for_load_state("networkidle")

    assert too_wide(phone) == {}
