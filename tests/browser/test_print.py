"""Whoever prints a guide or a visit gets a sheet of A4 or two to take along."""

import re

import pytest

A4 = (595, 842)  # points


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def formats(pdf: bytes) -> set[tuple[int, int]]:
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def printed(page, addresses: list[str]) -> dict[str, bytes]:
    """Return each page as a printer gets it."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = page.pdf(prefer_css_page_size=True)
    return found


@pytest.mark.parametrize("kind", ["panduan", "kunjungan"])
def test_guides_and_visits_print_on_a_sheet_or_two(phone, open_office, kind):
    addresses = [page.address for page in open_office.site.pages if re.fullmatch(f"/{kind}/[^/]+/", page.address)]

    papers = printed(phone, addresses)

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) not in {1, 2}} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}


def test_paper_shows_the_papers_to_bring_and_no_buttons(phone):
    phone.goto("/panduan/kia/")

    phone.emulate_media(media="print")

    assert phone.get_by_role("heading", level=1).is_visible()
    assert phone.locator("[data-tick]").first.is_visible()
    assert phone.locator(".btn:visible, nav:visible, .skip:visible").count() == 0
