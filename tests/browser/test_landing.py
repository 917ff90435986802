"""A resident who presses a button stands at what it names, not two screens above it."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS

HEIGHT = 740
NEAR_THE_TOP = HEIGHT * 0.35
EDGE = -1  # pixels have no halves, parts of a page have
GUIDE = "/panduan/akta-kelahiran/"
CHOSEN = "?surat-lahir=tanpa-surat-lahir&buku-nikah=tanpa-buku-nikah&siapa=anak"
CASE = "/panduan/akta-kelahiran/tanpa-surat-lahir-tanpa-buku-nikah/"
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
# Follows every link within the page that people see, as a finger does, and returns those that do not bring their target
# near the top (of a field: its question, above it), unless the page ends before that.
ASTRAY = """most => [...document.querySelectorAll('a[href^="#"]:not(.skip)')].filter(one => one.checkVisibility())
  .filter(link => {
    scrollTo(0, 0);
    link.click();
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const top = (target.closest('.field') || target).getBoundingClientRect().top;
    const isAtTheEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    return !(top >= -1 && (top <= most || isAtTheEnd && top < innerHeight));
  }).map(link => link.outerHTML.slice(0, 100))"""
# Links of the page to a part of another one, one for each part's name.
FURTHER = """() => Object.values(Object.fromEntries([...document.querySelectorAll('main a[href*="/"][href*="#"]')]
  .filter(one => one.origin === location.origin).map(one => [one.hash, one.pathname + one.search + one.hash])))"""


def top_of(page: Page, name: str) -> float:
    """Return how far below the window's upper edge a part begins, once the page has come to rest."""
    page.wait_for_load_state("networkidle")
    return float(page.evaluate(TOP, name))


def lands(page: Page, address: str) -> bool:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    name = address.partition("#")[2]
    ends = page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    return EDGE <= float(page.evaluate(TOP, name)) <= (HEIGHT if ends else NEAR_THE_TOP)


def test_my_papers_are_shown_where_the_button_leads(phone):
    phone.goto(GUIDE + CHOSEN)

    phone.get_by_role("button", name="Tampilkan berkas saya").click()
    phone.wait_for_url(f"**{CASE}#isi-map")

    assert EDGE <= top_of(phone, "isi-map") <= NEAR_THE_TOP
    assert phone.locator("[data-always] .doc__name").first.is_visible()


def test_who_has_answered_nothing_is_led_down_to_the_list_of_everybody(phone):
    phone.goto(GUIDE)

    phone.get_by_role("button", name="Tampilkan berkas saya").click()

    assert EDGE <= top_of(phone, "isi-map") <= NEAR_THE_TOP


def test_the_list_to_send_or_print_is_shown_where_the_link_leads(phone):
    phone.goto(GUIDE + CHOSEN)

    phone.get_by_role("link", name="Kirim atau cetak daftar ini").click()
    phone.wait_for_url(f"**{CASE}#isi-map")

    assert EDGE <= top_of(phone, "isi-map") <= NEAR_THE_TOP


def test_whatsapp_is_one_tap_from_the_list_that_the_answers_made(phone):
    phone.goto(CASE)
    message = phone.locator("[data-acts] a").first.get_attribute("href")
    phone.goto(GUIDE + CHOSEN)
    phone.route("https://wa.me/**", lambda route: route.fulfill(body="WhatsApp"))

    with phone.expect_request("https://wa.me/**") as sent:
        phone.get_by_role("link", name="Kirim ke WA").click()

    assert sent.value.url == message


def test_without_a_line_the_tap_leads_to_the_page_of_the_list(phone):
    phone.goto(GUIDE + CHOSEN)
    phone.route(
        f"**{CASE}", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )

    phone.get_by_role("link", name="Kirim ke WA").click()

    phone.wait_for_url(f"**{CASE}#isi-map")


def test_without_javascript_a_condition_leads_to_its_list(new_page):
    page = new_page(javascript=False)
    page.goto("/panduan/ktp-el-hilang/")

    page.locator("[data-words-links] a").first.click()

    assert EDGE <= top_of(page, "isi-map") <= NEAR_THE_TOP


def test_services_and_papers_are_shown_where_the_link_leads(any_phone):
    any_phone.goto("/desa/tampung/")

    any_phone.get_by_role("link", name="Lihat layanan dan berkas").click()

    assert EDGE <= top_of(any_phone, "bawa") <= NEAR_THE_TOP


def test_an_answer_leads_to_the_papers_of_its_guide(any_phone, open_office):
    answer = next(page for page in open_office.site.pages if page.one(".reply ~ .btns a[href$='#isi-map']"))
    any_phone.goto(answer.address)

    any_phone.get_by_role("link", name="Lihat isi map").click()

    assert EDGE <= top_of(any_phone, "isi-map") <= NEAR_THE_TOP


@pytest.mark.parametrize("address", ["/kirim/", "/lacak/"])
def test_a_problem_leads_to_the_field_it_speaks_of(phone, address):
    phone.goto(address)
    phone.locator("main form button[type=submit]").click()

    assert phone.locator(".errs a").count() > 0
    assert phone.evaluate(ASTRAY, NEAR_THE_TOP) == []


def test_no_link_within_a_page_leads_astray(phone, open_office):
    addresses = [kind.example(open_office.site) for kind in KINDS]

    found = {address: phone.goto(address) and phone.evaluate(ASTRAY, NEAR_THE_TOP) for address in addresses}

    assert {address: links for address, links in found.items() if links} == {}


def test_no_link_to_a_part_of_another_page_leads_astray(phone, open_office):
    addresses = [kind.example(open_office.site) for kind in KINDS]

    further = {to for address in addresses if phone.goto(address) for to in phone.evaluate(FURTHER)}
    named = {to.partition("#")[2]: to for to in sorted(further)}

    assert {"isi-map", "bawa"} <= named.keys()
    assert [to for to in named.values() if not lands(phone, to)] == []
