"""The function's pages in a real phone's browser: seen, touched, enlarged, in the dark and without a script."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from axe_playwright_python.sync_playwright import Axe
from werkzeug.serving import WSGIRequestHandler, make_server

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
def window(browser, *, width: int = 360, scheme: str = "light"):
    """A window of its own, without a network."""
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme, offline=True)
    yield context.new_page()
    context.close()


def shown(page, html: str, *, scale: int = 100):
    """The page as it was sent, its text enlarged to `scale` per cent."""
    page.set_content(html, wait_until="commit")
    if scale != 100:
        page.add_style_tag(content=f"html {{ font-size: {scale}% }}")
    return page


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_accessibility_fault_on_any_page(browser, pages, scheme, width):
    with window(browser, width=width, scheme=scheme) as page:
        faults = {
            name: [fault["id"] for fault in Axe().run(shown(page, html), options=RULES).response["violations"]]
            for name, html in pages.items()
        }

    assert {name: listed for name, listed in faults.items() if listed} == {}


@pytest.mark.parametrize(("width", "scale"), [(320, 100), (320, 200), (360, 100), (768, 100), (1280, 100)])
def test_nothing_makes_a_page_scroll_sideways(browser, pages, width, scale):
    with window(browser, width=width) as page:
        wide = {name: shown(page, html, scale=scale).evaluate(TOO_WIDE) for name, html in pages.items()}

    assert {name: listed for name, listed in wide.items() if listed} == {}


def test_everything_a_finger_presses_is_large_enough(browser, pages):
    with window(browser) as page:
        small = {name: shown(page, html).evaluate(TARGETS) for name, html in pages.items()}

    assert {name: listed for name, listed in small.items() if listed} == {}


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
