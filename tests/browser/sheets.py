"""Prints pages as a reader's browser does, and looks at the sheets; as a command it prints every list and poster."""

import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import a_browser
from tests.serving import running_office

PRINTED = re.compile(r"/panduan/[^/]+/(?:[^/]+/)?|/peristiwa/[^/]+/|/formulir/[^/]+/(?:lembar/)?|/poster/[^/]+/[^/]+/")
SLOW_MACHINE = 120_000  # milliseconds
A4 = (595, 842)  # points


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def formats(pdf: bytes) -> set[tuple[int, int]]:
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def printed(page: Page, addresses: Iterable[str]) -> dict[str, bytes]:
    """Return each page as a printer gets it."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = page.pdf(prefer_css_page_size=True)
    return found


def main() -> int:
    """Print every guide, case and poster of a served example office; say which take more than one sheet."""
    with tempfile.TemporaryDirectory() as folder, running_office(Path(folder) / "var") as office:
        site = office.data / "site"
        written = (f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html"))
        addresses = sorted(address for address in written if PRINTED.fullmatch(address))
        with a_browser() as browser:
            context = browser.new_context(base_url=office.origin, java_script_enabled=False)
            context.set_default_timeout(SLOW_MACHINE)
            papers = printed(context.new_page(), addresses)
    long = {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1}
    sys.stdout.writelines(f"FAIL {address}: {count} sheets\n" for address, count in long.items())
    sys.stdout.write(f"printed {len(papers)} pages, {len(papers) - len(long)} of them on one sheet\n")
    return 1 if long or not papers else 0


if __name__ == "__main__":
    sys.exit(main())
