"""Looks with axe at every page of a served example office, on a phone by day and on a desk by night."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import axe
from tests.browser.chromium import a_browser
from tests.browser.test_accessible import LOOKS, RULES
from tests.serving import RunningOffice, running_office

SLOW_MACHINE = 120_000  # milliseconds


def addresses(office: RunningOffice) -> list[str]:
    """Return the address of every page and of every pocket edition that stands on the site."""
    site = office.data / "site"
    found = (f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.html"))
    return sorted(address.removesuffix("index.html") for address in found)


def faults(browser: Browser, office: RunningOffice) -> Iterator[str]:
    for width, scheme in LOOKS:
        context = browser.new_context(
            base_url=office.origin, viewport={"width": width, "height": 740}, color_scheme=scheme
        )
        context.set_default_timeout(SLOW_MACHINE)
        page = context.new_page()
        for address in addresses(office):
            page.goto(address)
            for one in axe.violations(page, RULES):
                yield f"{address} at {width} pixels, {scheme}: {one['id']}, {len(one['nodes'])} places"
        context.close()


def main() -> int:
    """Print every fault, and how many pages were looked at."""
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder) / "var") as office:
        with a_browser() as browser:
            found = list(faults(browser, office))
        count = len(addresses(office))
    sys.stdout.writelines(f"FAIL {fault}\n" for fault in found)
    sys.stdout.write(f"looked at {count} pages {len(LOOKS)} times, {len(found)} faults\n")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main())
