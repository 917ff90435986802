"""A resident searches on a phone: while typing, by keyboard, without a script, without a connection."""

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from feedback_api.catalogue import open_catalogue
from feedback_api.domain.search.ranking import search
from tests.browser.test_accessible import violations
from tests.search.asked import asked

COMPARED = 3
# The page waits a moment for the next letter; with hundreds of queries that moment would be half a minute.
NO_PAUSES = (
    "const later = setTimeout; window.setTimeout = (work, time, ...more) => later(work, Math.min(time, 1), ...more)"
)
TYPE_ALL = """async texts => {
  const box = document.querySelector('[name=q]'), found = {};
  for (const text of texts) {
    const typed = text.split(/\\s+/).join(' ').trim();
    box.value = typed;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (!document.querySelector(`[data-found="${typed}"]`)) await new Promise(done => setTimeout(done, 1));
    found[text] = [...document.querySelectorAll('[data-list] a')].map(link => link.getAttribute('href'));
  }
  return found;
}"""


def type_in(page: Page, text: str) -> list[str]:
    """Type, wait until that text was looked for, and return the addresses that were found."""
    page.locator("[name=q]").fill(text)
    page.locator("[data-found]").and_(page.locator(f'[data-found="{text}"]')).wait_for(state="attached")
    return [str(link.get_attribute("href")) for link in page.locator("[data-list] a").all()]


def test_the_browser_and_the_function_find_the_same(phone, open_office):
    catalogue = open_catalogue(open_office.settings.catalogue)
    texts = [query.text for query in asked() if '"' not in query.text]
    texts += [answer.title for answer in catalogue.answers() if '"' not in answer.title]
    phone.add_init_script(NO_PAUSES)
    phone.goto("/cari/")

    in_the_browser = {text: found[:COMPARED] for text, found in phone.evaluate(TYPE_ALL, texts).items()}
    in_the_function = {text: [one.url for one in search(text, catalogue.search_shard)][:COMPARED] for text in texts}

    assert in_the_browser == in_the_function


@pytest.mark.parametrize("typed", ["suket", "legalisasi usaha", "putusan pengadilan", "balung anyar", "ktp ilang"])
def test_the_browser_and_the_function_say_the_same_reasons(phone, typed):
    phone.goto("/cari/")
    type_in(phone, typed)
    by_script = phone.locator(".found__kind").all_inner_texts()

    phone.goto(f"/hasil/?q={quote_plus(typed)}")

    assert by_script
    assert phone.locator(".found__kind").all_inner_texts() == by_script


@pytest.mark.parametrize("address", ["/", "/cari/"])
def test_results_come_while_typing_and_are_announced(phone, address):
    phone.goto(address)

    found = type_in(phone, "ktp ilan")

    assert found[0] == "/panduan/ktp-el-hilang/"
    expect(phone.get_by_role("status")).to_have_text(re.compile(r"^\d+ hasil$"))


def test_the_keyboard_goes_down_to_a_result_and_back(phone):
    phone.goto("/cari/")
    type_in(phone, "ktp ilang")

    phone.keyboard.press("ArrowDown")
    expect(phone.get_by_role("link", name="KTP hilang", exact=True)).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("searchbox")).to_be_focused()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")

    expect(phone).to_have_url(re.compile("/panduan/ktp-el-hilang/$"))


def test_pressing_enter_leads_to_an_address_that_can_be_shared(phone):
    phone.goto("/")
    phone.get_by_role("searchbox").fill("kk pecah")
    phone.get_by_role("searchbox").press("Enter")

    expect(phone).to_have_url(re.compile(r"/cari/\?q=kk\+pecah$"))
    expect(phone.get_by_role("link", name="Pisah KK")).to_be_visible()


def test_when_nothing_answers_the_words_can_be_sent_as_a_question(phone):
    phone.goto("/cari/")

    assert type_in(phone, "resep rendang") == []
    expect(phone.get_by_role("status")).to_have_text("Belum ada halaman tentang “resep rendang”.")
    expect(phone.get_by_text("Ini hanya dari halaman yang tersimpan di HP Anda.")).to_be_hidden()
    phone.get_by_role("link", name="Tanya kantor").click()

    expect(phone.get_by_label("Tulis di sini")).to_have_value("resep rendang")


def test_an_emptied_box_shows_nothing(phone):
    phone.goto("/cari/")
    type_in(phone, "ktp ilang")

    phone.get_by_role("searchbox").fill("")

    expect(phone.locator("[data-found]")).to_be_hidden()


def test_without_a_script_the_function_answers(new_page):
    page = new_page(javascript=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("kk pecah")
    page.get_by_role("button", name="Cari").click()

    expect(page).to_have_url(re.compile(r"/hasil/\?q=kk\+pecah$"))
    expect(page.get_by_role("link", name="Pisah KK")).to_be_visible()


def test_what_was_searched_before_is_found_without_a_connection(phone):
    phone.goto("/cari/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    before = type_in(phone, "ktp ilang")

    phone.context.set_offline(True)
    phone.goto(f"/cari/?q={quote_plus('ktp ilang')}")

    expect(phone.get_by_role("link", name="KTP hilang", exact=True)).to_be_visible()
    assert before[0] == "/panduan/ktp-el-hilang/"


def test_without_a_connection_it_says_so(phone):
    phone.goto("/cari/")
    phone.context.set_offline(True)

    type_in(phone, "bansos")

    expect(phone.get_by_text("Ini hanya dari halaman yang tersimpan di HP Anda.")).to_be_visible()


@pytest.mark.parametrize("typed", ["ktp hilang diurus orang lain", "resep rendang"])
@pytest.mark.parametrize("address", ["/", "/cari/"])
def test_axe_finds_nothing_wrong_with_results(phone, address, typed):
    phone.goto(address)
    type_in(phone, typed)

    assert violations(phone) == []


def test_axe_finds_nothing_wrong_with_the_functions_results(phone):
    phone.goto("/hasil/?q=ktp+ilang")

    assert violations(phone) == []
