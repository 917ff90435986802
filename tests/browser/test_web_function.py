"""The function's pages in a real phone's browser: seen, touched, enlarged, in the dark and without a script."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Literal

import pytest
from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser import axe
from tests.web_office import Office, an_office
from tests.web_pages import every_page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"],
         "resultTypes": ["violations"]}  # fmt: skip
# What a finger must hit. Links inside a sentence are exempt; so is what nobody sees.
TARGETS = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary, label.choice')]
  .filter(target => !target.closest('.field--unseen') && !target.classList.contains('skip'))
  .filter(target => target.offsetParent !== null || getComputedStyle(target).position === 'fixed')
  .filter(target => !(target.matches('input') && target.closest('label')))
  .filter(target => !(target.matches('a') && getComputedStyle(target).display === 'inline'))
  .map(target => [target.outerHTML.slice(0, 90), target.getBoundingClientRect()])
  .filter(([, box]) => box.height < 47.5)
  .map(([html, box]) => html + ' ' + Math.round(box.height))"""


SCRIPTS = Path(__file__).parent.parent.parent / "theme" / "static" / "js"
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth)
    .filter(one => !one.closest('.field--unseen, .unseen')).map(one => one.outerHTML.slice(0, 90))"""


# On a phone by day and on a desk by night: colours do not depend on the width, so each of both once is enough.
PHONE, HEIGHT = 360, 740
Look = tuple[int, Literal["light", "dark"]]
LOOKS: tuple[Look, ...] = ((PHONE, "light"), (1280, "dark"))
# Widths of screens, and the size of the text in per cent.
SIZES = ((320, 100), (320, 200), (PHONE, 100), (768, 100), (1280, 100))
ENLARGE = "scale => { document.documentElement.style.fontSize = scale === 100 ? '' : scale + '%' }"
WITHOUT_NAMES = "<!doctype html><html lang=id><title>Tanpa nama</title><main><h1>Tanpa nama</h1><input></main></html>"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a page shows that it should not: to axe, at which size of screen and text, and to a finger."""

    faults: Mapping[Look, list[str]]
    wide: Mapping[tuple[int, int], list[str]]
    small: list[str]


class Quiet(WSGIRequestHandler):
    def log(self, *_said) -> None:
        """Say nothing: the tests' output is for the tests."""


@contextmanager
def served_office(office: Office) -> Iterator[str]:
    """Serve the office on a free port and give its address."""
    server = make_server("127.0.0.1", 0, office.app, threaded=False, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    with every_page(tmp_path_factory.mktemp("browser")) as pages:
        yield {name: page.response.text for name, page in pages.items()}


def site_with_scripts(directory: Path) -> Path:
    """A published site with nothing but the theme's scripts."""
    copytree(SCRIPTS, directory / "site" / "theme" / "js")
    return directory / "site"


@contextmanager
def window(browser):
    """A phone's window of its own, without a network."""
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, offline=True)
    yield context.new_page()
    context.close()


def shown(page, html: str):
    """The page as it was sent."""
    page.set_content(html, wait_until="commit")
    return page


def looked_at(page: Page) -> Seen:
    """Look at the page that stands in a window in every way, from a phone by day to a desk by night."""
    faults, wide = {}, {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        faults[width, scheme] = [fault["id"] for fault in axe.violations(page, RULES)]
    for width, scale in SIZES:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(ENLARGE, scale)
        wide[width, scale] = page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.evaluate(ENLARGE, 100)
    return Seen(faults=faults, wide=wide, small=page.evaluate(TARGETS))


@pytest.fixture(scope="module")
def seen(browser, pages) -> dict[str, Seen]:
    """What each page shows; showing it again for every look takes longer than looking."""
    with window(browser) as page:
        return {name: looked_at(shown(page, html)) for name, html in pages.items()}


@pytest.mark.parametrize("look", LOOKS)
def test_no_accessibility_fault_on_any_page(seen, look):
    assert {name: one.faults[look] for name, one in seen.items() if one.faults[look]} == {}


def test_a_fault_is_found_also_after_pages_without_one(browser, pages):
    with window(browser) as page:
        found = [axe.violations(shown(page, html), RULES) for html in (pages["ask"], WITHOUT_NAMES, pages["ask"])]

    assert [[fault["id"] for fault in one if fault["id"] == "label"] for one in found] == [[], ["label"], []]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_makes_a_page_scroll_sideways(seen, size):
    assert {name: one.wide[size] for name, one in seen.items() if one.wide[size]} == {}


def test_everything_a_finger_presses_is_large_enough(seen):
    assert {name: one.small for name, one in seen.items() if one.small} == {}


def test_the_bar_of_the_desk_never_covers_what_has_the_focus(browser, pages):
    with window(browser) as page:
        shown(page, pages["desk"]).focus("#panduan_kondisi-belum_ada")
        bar = page.locator(".acts").bounding_box()
        control = page.locator("#panduan_kondisi-belum_ada").bounding_box()

    assert control["y"] + control["height"] <= bar["y"]


def test_in_a_low_window_the_bar_does_not_stick(browser, pages):
    with window(browser) as page:
        shown(page, pages["desk"]).set_viewport_size({"width": 640, "height": 360})
        position = page.evaluate("getComputedStyle(document.querySelector('.acts')).position")

    assert position == "static"


def test_the_other_acts_open_upwards_and_each_says_its_effect(browser, pages):
    with window(browser) as page:
        shown(page, pages["desk"]).get_by_text("Lainnya").click()
        listed, bar = page.locator(".acts__list").bounding_box(), page.locator(".acts__in").bounding_box()
        acts = page.locator(".acts__one span").all_inner_texts()

    assert listed["y"] >= 0
    assert listed["y"] + listed["height"] <= bar["y"] + 1
    assert len(acts) == 9
    assert all(acts)


@pytest.mark.parametrize("script", [True, False])
def test_somebody_asks_and_follows_with_and_without_a_script(browser, tmp_path, script):
    with an_office(tmp_path) as office, served_office(office) as address:
        context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(f"{address}/kirim/?panduan=akta-kelahiran")
        page.get_by_role("radio", name="Pertanyaan").check()
        page.get_by_label("Desa Anda").select_option("wates")
        page.get_by_label("Tulis di sini").fill("Anak saya belum punya akta. Bisa di balai desa?")
        page.get_by_role("button", name="Kirim").click()
        page.get_by_role("button", name="Lihat status").click()
        heading = page.get_by_role("heading", level=1).inner_text()
        context.close()

    assert heading == "Diterima"


def test_a_text_is_still_there_when_the_phone_went_off_and_gone_once_it_was_received(browser, tmp_path):
    with an_office(tmp_path, site_dir=site_with_scripts(tmp_path)) as office, served_office(office) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(f"{address}/kirim/")
        page.get_by_role("radio", name="Pertanyaan").check()
        page.get_by_label("Tulis di sini").press_sequentially("Anak saya belum punya akta.")
        page.close()
        page = context.new_page()
        page.goto(f"{address}/kirim/")
        after_power_cut = page.get_by_label("Tulis di sini").input_value()
        page.get_by_role("button", name="Kirim").click()
        page.get_by_role("heading", name="Sudah kami terima").wait_for()
        page.wait_for_load_state("load")
        page.goto(f"{address}/kirim/")
        after_receipt = page.get_by_label("Tulis di sini").input_value()
        context.close()

    assert (after_power_cut, after_receipt) == ("Anak saya belum punya akta.", "")


def test_staff_answer_from_a_phone_without_a_script(browser, tmp_path):
    with an_office(tmp_path) as office, served_office(office) as address:
        office.has_password()
        submission = office.kept("NIK saya 3514220000000001 tidak ditemukan")
        context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(f"{address}/moderasi/")
        page.get_by_label("Nama").fill("sri")
        page.get_by_label("Sandi").fill("rahasia sekali")
        page.get_by_role("button", name="Masuk").click()
        page.get_by_role("button", name="Ambil").click()
        page.get_by_label("Jawaban", exact=True).fill("**Bisa dibetulkan.** Bawa KTP dan KK.")
        page.get_by_label("Sudah saya baca").check()
        page.get_by_role("button", name="Terbitkan").click()
        said = page.get_by_role("status").first.inner_text()
        context.close()

    assert f"/tanya/{submission.id}/" in said
