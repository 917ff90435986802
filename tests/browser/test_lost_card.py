"""Somebody whose card is lost sends a brother: from the search to the paper he takes and his list in six taps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Locator, Page

MOST_TAPS = 6
WHATSAPP = "https://wa.me/**"
IS_WHOLE = "document.documentElement.scrollWidth <= innerWidth"
# What the phone prints is told by the window itself: a printer's dialogue has no place in a test.
NO_PRINTER = "window.print = () => (window.printed = (window.printed || 0) + 1)"


@dataclass(kw_only=True)
class Finger:
    """Taps what is seen, and counts."""

    taps: int = 0

    def taps_on(self, what: Locator) -> None:
        what.tap()
        self.taps += 1


@pytest.fixture
def small_phone(browser, open_office) -> Iterator[Page]:
    """A phone of 360 pixels that is touched."""
    context = browser.new_context(
        base_url=open_office.origin, viewport={"width": 360, "height": 740}, has_touch=True, locale="id-ID"
    )
    context.set_default_timeout(30_000)
    context.add_init_script(NO_PRINTER)
    yield context.new_page()
    context.close()


@contextmanager
def messages(page: Page) -> Iterator[list[str]]:
    """Note what WhatsApp is opened with; as on a phone, the page stays where it is."""
    sent: list[str] = []

    def note(route) -> None:
        sent.append(unquote_plus(route.request.url))
        route.fulfill(status=204)

    page.route(WHATSAPP, note)
    yield sent


def test_from_the_search_to_the_printed_proxy_and_the_list_in_six_taps(small_phone):
    page, finger = small_phone, Finger()
    page.goto("/cari/")

    finger.taps_on(page.get_by_role("searchbox"))
    page.keyboard.type("ktp hilang")
    finger.taps_on(page.locator("[data-list]").get_by_role("link", name="KTP hilang"))
    page.get_by_role("heading", level=1, name="KTP hilang").wait_for()
    finger.taps_on(page.get_by_text("Orang lain mewakili saya", exact=True))
    with messages(page) as sent, page.expect_request(WHATSAPP):
        finger.taps_on(page.get_by_role("link", name="Kirim ke WA"))
    assert page.evaluate(IS_WHOLE)
    finger.taps_on(page.get_by_role("link", name="F-1.07: isi, cetak, ambil"))
    page.get_by_role("heading", level=1, name="F-1.07").wait_for()
    finger.taps_on(page.get_by_role("button", name="Cetak"))

    assert finger.taps <= MOST_TAPS
    assert page.evaluate("printed") == 1
    assert page.evaluate(IS_WHOLE)
    (message,) = sent
    assert "Surat kehilangan" in message
    assert "F-1.07" in message
