"""What axe finds on a page: what is in the way of whoever reads with other eyes, with their ears or in the dark."""

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCRIPT = Axe().axe_script
EVERY_RULE = {"resultTypes": ["violations"]}
IS_THERE = "() => typeof axe === 'object'"
# The rest of what axe says fills a megabyte, and takes longer to fetch than to find.
FIND = "rules => axe.run(document, rules).then(said => said.violations)"


def violations(page: Page, rules: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what breaks the rules; a window is given the script once, which takes half as long as a look."""
    if not page.evaluate(IS_THERE):
        page.evaluate(SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(FIND, dict(rules))
    return found
