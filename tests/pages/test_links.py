"""Whoever follows a link of the site arrives: at a page, at a part of it, at a file, or at the function."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from feedback_api.app import create_app
from feedback_api.wording import KIND_WORDS
from tests.builders import some_services
from tests.pages.sites import Link
from tests.serving import ROOT

FOR_LOST_VISITORS = {"/404.html", "/luring/", "/luring/kirim/", "/luring/lacak/", "/luring/meja/"}
FOR_WALLS_AND_STAFF = re.compile(r"/poster/.+|/kesegaran/|/formulir/[^/]+/lembar/")
FEED = 'link[rel=alternate][type="application/atom+xml"]'
CASE = re.compile(r"(/panduan/[^/]+/)[^/]+/")
LINKS_IN_WORDS = "[data-words-links] a"


def guide_of(case: str) -> str:
    return CASE.sub(r"\1", case)


@pytest.fixture(scope="module")
def function_routes(tmp_path_factory) -> Iterator[MapAdapter]:
    """The addresses that the feedback function answers."""
    with some_services(tmp_path_factory.mktemp("routes")) as services:
        yield create_app(services).url_map.bind("kantor.example")


def answers(routes: MapAdapter, link: Link) -> bool:
    """Say whether the function answers what a browser would ask there."""
    try:
        routes.match(link.path, method=link.method)
    except HTTPException:
        return False
    return True


def test_every_link_inside_the_site_leads_to_a_page_a_file_or_the_function(site, function_routes):
    links = {(link.path, link.method): link for page in site.pages for link in page.inner_links}

    dead = [link for link in links.values() if not site.has(link.path) and not answers(function_routes, link)]

    assert [(link.page, link.address) for link in dead] == []


def test_every_old_address_leads_to_a_page(site):
    pages = {page.address for page in site.pages}

    assert {old: new for old, new in site.moved.items() if new not in pages} == {}
    assert site.moved["/panduan/kk-baru/pindah/"] == "/panduan/pindah-datang/"


def test_every_case_is_reached_from_its_guide_by_a_link_in_words(site):
    cases = [page for page in site.pages if CASE.fullmatch(page.address)]
    named = {
        (page.address, str(a["href"]).removesuffix("#isi-map"))
        for page in site.pages
        for a in page.all(LINKS_IN_WORDS)
        if a.text.strip()
    }

    assert [page.address for page in cases if (guide_of(page.address), page.address) not in named] == []
    assert len(cases) > 150


def test_every_anchor_is_there(site):
    pages = {page.address: page for page in site.pages}
    anchors = [link for page in site.pages for link in page.inner_links if link.anchor and link.path in pages]

    assert [(link.page, link.address) for link in anchors if link.anchor not in pages[link.path].ids] == []


def test_links_to_the_form_choose_only_what_exists(site):
    links = [link for page in site.pages for link in page.inner_links if link.path == "/kirim/"]

    chosen = {(field, value) for link in links for field, values in parse_qs(link.query).items() for value in values}

    kinds = {("jenis", word) for word in KIND_WORDS.values()}
    assert {(field, slug) for field, slug in chosen - kinds if not site.has(f"/{field}/{slug}/")} == set()


def test_every_page_is_reached_from_the_home_page(site):
    leads_to = {page.address: {link.path for link in page.inner_links} for page in site.pages}
    reached: set[str] = set()
    ahead = {"/"}
    while ahead:
        reached |= ahead
        ahead = {path for address in ahead for path in leads_to[address] if path in leads_to} - reached

    assert set(leads_to) - reached == FOR_LOST_VISITORS


def test_links_to_other_sites_open_ordinary_addresses(site):
    outer = [link for page in site.pages for link in page.outer_links]

    schemes = {urlsplit(link.address).scheme for link in outer}

    assert schemes <= {"https", "http", "tel", "mailto", "sms"}


def test_every_feed_is_announced_on_a_page(site):
    announced = {str(tag["href"]) for page in site.pages for tag in page.all(FEED)}

    assert announced == {f"/{name}" for name in site.files if name.endswith("atom.xml")}


def test_every_page_for_search_engines_names_its_one_address(site):
    named = {page.address: page.one("link[rel=canonical]") for page in site.pages if page.is_for_search_engines}

    assert {address for address, link in named.items() if not link or link["href"] != site.origin + address} == set()


def test_only_pages_for_lost_visitors_walls_and_staff_are_kept_from_search_engines(site):
    kept = {page.address for page in site.pages if FOR_WALLS_AND_STAFF.fullmatch(page.address)} | FOR_LOST_VISITORS

    assert {page.address for page in site.pages if not page.is_for_search_engines} == kept


def test_the_sitemap_names_every_page_for_search_engines_and_nothing_else(site):
    lists = re.findall(r"<loc>(.*?)</loc>", site.text("sitemap.xml"))

    texts = (site.text(address.removeprefix(f"{site.origin}/")) for address in lists)
    named = [address for text in texts for address in re.findall(r"<loc>(.*?)</loc>", text)]
    assert sorted(named) == sorted(site.origin + page.address for page in site.pages if page.is_for_search_engines)


def test_robots_are_shown_the_sitemap_and_kept_from_no_page_of_it(site):
    lines = site.text("robots.txt").splitlines()
    closed = tuple(line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: "))

    assert f"Sitemap: {site.origin}/sitemap.xml" in lines
    assert "/moderasi/" in closed
    assert [page.address for page in site.pages if page.address.startswith(closed)] == []


def test_a_site_that_is_published_knows_nothing_of_the_machine_that_built_it(published_site):
    machine = re.compile(rf"https?://(?:127\.|localhost|0\.0\.0\.0)[^\s\"<]*|{re.escape(str(ROOT))}")

    told = {name: machine.findall(published_site.text(name)) for name in published_site.files}

    assert {name: words for name, words in told.items() if words} == {}


def test_whoever_reads_of_money_that_was_asked_for_finds_the_confidential_way_on_the_same_page(site):
    asking = [page for page in site.pages if re.search(r"dimintai uang", page.text, re.IGNORECASE)]

    silent = [page.address for page in asking if not page.all('a[href*="/kirim/"][href*="jenis=laporan"]')]

    assert len(asking) > 20
    assert silent == []
