"""Whoever prints a list or a poster gets exactly one sheet of A4, with the code that leads back to it."""

import re
from functools import cache
from pathlib import Path

import pytest

from plugins.edition.content import Content, read_content
from plugins.kinds.guides.case import Case
from plugins.kinds.tree import read_content_tree
from plugins.pages.guides.paper import fullness
from tests.browser.full_day import DAYS, built_with_full_days, services_offered
from tests.browser.sheets import A4, formats, printed, sheets
from tests.serving import ROOT

POSTER = re.compile(r"/poster/.+")
SIZE = re.compile(r'class="(poster(?: poster--\w+)?)"')


@cache
def content() -> Content:
    read = read_content(read_content_tree((Path(ROOT, "content"),)), demonstration=True)
    assert isinstance(read, Content)
    return read


def fullest(guide: str) -> Case:
    """Return the case of a guide whose list takes most room; `inv prove` prints the others too."""
    made = content().cases[guide]
    return max(made.cases or (made.everyone,), key=fullness)


def test_the_longest_list_of_every_guide_is_one_sheet(new_page):
    addresses = [fullest(guide.slug).url for guide in content().guides]

    papers = printed(new_page(javascript=False), addresses)

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}


def test_the_fullest_poster_of_every_size_is_one_sheet(new_page, open_office):
    posters = [page for page in open_office.site.pages if POSTER.fullmatch(page.address)]
    by_fullness = sorted(posters, key=lambda page: len(page.words))
    fullest_of_size = {size[1]: page.address for page in by_fullness if (size := SIZE.search(page.text))}

    papers = printed(new_page(javascript=False), fullest_of_size.values())

    assert {address: sheets(pdf) for address, pdf in papers.items() if sheets(pdf) != 1} == {}
    assert {size for pdf in papers.values() for size in formats(pdf)} == {A4}
    assert len(papers) >= 6


@pytest.fixture(scope="module")
def full_days(tmp_path_factory):
    return built_with_full_days(tmp_path_factory.mktemp("full"))


@pytest.mark.parametrize("day", DAYS)
def test_a_day_with_every_service_is_one_sheet_and_names_them_all(new_page, full_days, day):
    page = new_page(javascript=False)
    page.set_content((full_days / "kunjungan" / day / "index.html").read_text("utf-8"))

    pdf = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert (sheets(pdf), formats(pdf)) == (1, {A4})
    assert page.locator(".svc__name:visible").count() == len(services_offered()) >= 26
    assert page.locator(".qr__code").is_visible()
    assert page.locator(".svc__note:visible").count() in {0, len(services_offered())}


def test_a_poster_shows_the_code_and_no_buttons(phone):
    phone.goto("/poster/panduan/ktp-el-hilang/")

    phone.emulate_media(media="print")

    assert phone.locator(".poster__qr").is_visible()
    assert phone.locator(".btn:visible, nav:visible, .foot:visible").count() == 0


def test_the_sheet_says_where_to_show_it_and_how_old_it_is(phone):
    phone.goto("/panduan/akta-kelahiran/tanpa-buku-nikah/")

    phone.emulate_media(media="print")

    paper = phone.locator(".paper")
    assert "Tunjukkan daftar ini di loket." in paper.inner_text()
    assert "Dicek 21 Nov 2026." in paper.inner_text()
    assert "/panduan/akta-kelahiran/tanpa-buku-nikah/" in paper.inner_text()
    assert paper.locator("svg").is_visible()
    assert phone.locator(".case__said").is_visible()
    assert phone.locator(".btn:visible, nav:visible").count() == 0
