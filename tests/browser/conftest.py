"""A real Chromium, and phones and desks to look at the open office with."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import a_browser
from tests.browser.kinds import KINDS
from tests.opened import OpenOffice

PHONE = 360
PATIENCE = 30_000  # milliseconds; for a machine that is busy with something else


class NewPage(Protocol):
    """Opens a browser with cookies and a memory of its own."""

    def __call__(self, *, width: int = PHONE, height: int = 740, javascript: bool = True) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of the session: two cannot be driven beside each other."""
    expect.set_options(timeout=PATIENCE)
    with a_browser() as opened:
        yield opened


@pytest.fixture
def new_page(browser: Browser, open_office: OpenOffice) -> Iterator[NewPage]:
    with ExitStack() as until_the_end:

        def opened(*, width: int = PHONE, height: int = 740, javascript: bool = True) -> Page:
            context = browser.new_context(
                base_url=open_office.origin,
                viewport={"width": width, "height": height},
                java_script_enabled=javascript,
                locale="id-ID",
            )
            until_the_end.callback(context.close)
            context.set_default_timeout(PATIENCE)
            return context.new_page()

        yield opened


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture(scope="session")
def kept_open(browser: Browser, open_office: OpenOffice) -> Iterator[Page]:
    """A phone that stays open from test to test: opening one costs more than most pages."""
    context = browser.new_context(base_url=open_office.origin, locale="id-ID", service_workers="block")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def reading_phone(kept_open: Page) -> Iterator[Page]:
    """The phone of somebody who reads one page and signs in nowhere; what the page kept is thrown away."""
    yield as_new(kept_open)
    kept_open.evaluate("() => localStorage.clear()")


def as_new(page: Page) -> Page:
    """Give the page the size and the colours of any phone."""
    page.set_viewport_size({"width": PHONE, "height": 740})
    page.emulate_media(color_scheme="light")
    return page


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_phone(new_page: NewPage, request: pytest.FixtureRequest) -> Page:
    """A phone that runs scripts, and one that does not."""
    return new_page(javascript=request.param)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def example(request: pytest.FixtureRequest, open_office: OpenOffice) -> str:
    """The address of a page, one of each kind."""
    address: str = request.param.example(open_office.site)
    return address
