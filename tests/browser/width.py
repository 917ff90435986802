"""Says whether a page fits the phone it is shown on."""

from playwright.sync_api import Page


def is_as_wide_as_the_phone(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
