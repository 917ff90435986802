"""Whoever reads with other eyes, with their ears or in the dark finds every kind of page in order."""

from collections import Counter
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser import axe
from tests.browser.kinds import KINDS, kind_of

STANDARDS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RULES = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
# Colours do not depend on the width: each of both once is enough.
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((360, "light"), (1280, "dark"))


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page on a phone by day and on a desk by night."""
    found = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)
        results = axe.violations(page, RULES)
        found += [f"{width} {scheme}: {one['id']} {node['target']}" for one in results for node in one["nodes"]]
    return found


def test_axe_finds_nothing_wrong(reading_phone, example):
    reading_phone.goto(example)

    assert violations(reading_phone) == []


def test_every_page_of_the_site_is_of_a_kind_that_is_looked_at(addresses):
    assert [address for address in addresses if kind_of(address) is None] == []


def test_of_every_kind_there_is_a_page(addresses):
    found = Counter(kind_of(address) for address in addresses)

    assert [kind.name for kind in KINDS if not found[kind]] == []


@pytest.fixture
def addresses(open_office) -> list[str]:
    return [page.address for page in open_office.site.pages]
