"""A phone without JavaScript shows every page whole."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.kinds import KINDS
from tests.opened import OpenOffice

# What a script may hide or show: things that are of no use without it.
# The questions of a guide are a script's; without one its cases are links in words.
OF_NO_USE_WITHOUT_SCRIPT = (
    "[data-print], [data-count], [data-none], [data-kept], [data-clear], [data-found], [data-case], [data-chosen], "
    "[data-for], [data-mine], [data-drafts], [data-over], [data-trouble], [data-nothing], [data-keep]"
)
HIDDEN = f"""() => [...document.querySelectorAll('main *')]
  .filter(one => !one.checkVisibility() && one.textContent.trim() && !one.closest('details:not([open]), svg'))
  .filter(one => !one.closest(`{OF_NO_USE_WITHOUT_SCRIPT}, .print-only, .month`))
  .map(one => one.outerHTML.slice(0, 100))"""
# Opened and without what only a script needs, a page says the same to everybody.
BARE_LINES = f"""() => {{
  document.querySelectorAll('details').forEach(one => {{ one.open = true }});
  document.querySelectorAll(`{OF_NO_USE_WITHOUT_SCRIPT}`).forEach(one => one.remove());
  return document.querySelector('main').innerText.split('\\n').map(line => line.trim()).filter(Boolean) }}"""
# "12 hari lagi", "0 dari 3 siap", and the button that prints.
ADDED_BY_SCRIPTS = ("Bacakan", "hari lagi", "Besok", "Hari ini", "siap", "Cetak", "luring")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A page as one phone showed it, and what that phone complained of."""

    has_heading: bool
    hidden: list[str]
    lines: frozenset[str]
    complaints: list[str]


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def example(request: pytest.FixtureRequest, open_office: OpenOffice) -> str:
    address: str = request.param.example(open_office.site)
    return address


@pytest.fixture(scope="module")
def plain_phone(browser: Browser) -> Iterator[Page]:
    """A phone without JavaScript, for all pages: none leaves anything on it."""
    context = browser.new_context(viewport={"width": PHONE, "height": 740}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(plain_phone: Page, open_office: OpenOffice, example: str) -> Seen:
    """The page on a phone without JavaScript."""
    plain_phone.goto(open_office.origin + example)  # without a script nothing comes later
    return shown_on(plain_phone, [])


@pytest.fixture(scope="module")
def scripted(browser: Browser, open_office: OpenOffice, example: str) -> Seen:
    """The page on a phone with JavaScript that knows nothing yet, once all has arrived."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": PHONE, "height": 740})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(open_office.origin + example, wait_until="networkidle")
    seen = shown_on(page, complaints)
    context.close()
    return seen


def shown_on(page: Page, complaints: list[str]) -> Seen:
    """Note what there is."""
    has_heading, hidden = page.locator("h1").is_visible(), page.evaluate(HIDDEN)
    lines = frozenset(page.evaluate(BARE_LINES))
    return Seen(has_heading=has_heading, hidden=hidden, lines=lines, complaints=complaints)


def test_every_page_reads_without_javascript(plain):
    assert plain.has_heading
    assert plain.hidden == []


def test_scripts_add_nothing_that_has_to_be_read(plain, scripted):
    added = scripted.lines - plain.lines

    assert {line for line in added if not line.endswith(ADDED_BY_SCRIPTS)} == set()


def test_no_page_complains_to_its_console(scripted):
    assert scripted.complaints == []
