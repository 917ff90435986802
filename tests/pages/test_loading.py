"""A page reaches a slow phone in one round trip, asks nobody else for anything, and runs only what it says it runs."""

import base64
import gzip
import hashlib
import re

import brotli
import pytest

from tests.pages.sites import BuiltSite, SitePage

KB = 1024
FIRST_ROUND_TRIP = 14 * KB
MOST_SCRIPT = 8 * KB
WHOLE_PAGE = 40 * KB
BLOCKING = "link[rel~=stylesheet], link[rel~=preload], script:not([defer]):not([async]):not([type=module])"
FORBIDDEN = "script:not([src]), [style], iframe, object, embed, base"


def weight_of_scripts(site: BuiltSite, page: SitePage) -> int:
    return sum(
        site.weight(name) for name in {link.path.lstrip("/") for link in page.inner_links if link.tag == "script"}
    )


def weight_of_all(site: BuiltSite, page: SitePage) -> int:
    """Return how many bytes the page weighs with every file it loads."""
    loaded = {link.path.lstrip("/") for link in page.inner_links if link.is_loaded}
    return sum(site.weight(name) for name in {page.file, *loaded})


def policy_of(page: SitePage) -> str | None:
    """Return the page's policy, if it stands before the style it rules."""
    policy = page.one("meta[http-equiv=Content-Security-Policy]")
    return str(policy["content"]) if policy and policy.find_next("style") is page.one("style") else None


def wanted_policy(page: SitePage) -> str:
    digests = [hashlib.sha256(style.get_text().encode()).digest() for style in page.all("style")]
    return "style-src 'self'" + "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def test_every_page_arrives_with_its_styles_in_one_round_trip(site):
    weights = {page.address: site.weight(page.file) for page in site.pages}

    assert {address: weight for address, weight in weights.items() if weight > FIRST_ROUND_TRIP} == {}


def test_the_scripts_of_a_page_stay_small(site):
    weights = {page.address: weight_of_scripts(site, page) for page in site.pages}

    assert {address: weight for address, weight in weights.items() if weight > MOST_SCRIPT} == {}


def test_what_reads_aloud_is_half_a_kilobyte_where_there_is_a_list(site):
    pages = {page.address: [link.path for link in page.inner_links if "/aloud." in link.path] for page in site.pages}

    found = {address: names for address, names in pages.items() if names}
    assert found.keys() == {page.address for page in site.pages if page.one(".folder[data-ticks]")}
    assert {site.weight(name.lstrip("/")) <= KB / 2 for names in found.values() for name in names} == {True}


def test_a_page_stays_small_with_everything_it_loads(site):
    weights = {page.address: weight_of_all(site, page) for page in site.pages}

    assert {address: weight for address, weight in weights.items() if weight > WHOLE_PAGE} == {}


def test_nothing_is_loaded_from_anybody_else(site):
    loaded = [link for page in site.pages for link in page.outer_links if link.is_loaded]

    assert [(link.page, link.address) for link in loaded] == []


def test_no_style_loads_anything(site):
    styles = [(page.address, style.get_text()) for page in site.pages for style in page.all("style")]

    assert [address for address, style in styles if re.search(r"url\((?![\"']?data:)|@import|@font-face", style)] == []


def test_nothing_holds_up_the_first_picture_of_a_page(site):
    assert [(page.address, str(tag)) for page in site.pages for tag in page.all(BLOCKING)] == []


def test_no_page_has_a_part_that_its_policy_forbids(site):
    assert [(page.address, str(tag)) for page in site.pages for tag in page.all(FORBIDDEN)] == []


def test_no_element_carries_a_script_of_its_own(site):
    handlers = [(page.address, name) for page in site.pages for name in page.attributes if name.startswith("on")]

    assert handlers == []


def test_the_policy_of_every_page_allows_its_own_style_and_no_other(site):
    assert [page.address for page in site.pages if policy_of(page) != wanted_policy(page)] == []


@pytest.mark.parametrize(("suffix", "unpacked"), [(".gz", gzip.decompress), (".br", brotli.decompress)])
def test_every_compressed_twin_says_the_same_as_its_file(demonstration_site, suffix, unpacked):
    twins = list(demonstration_site.root.rglob(f"*{suffix}"))

    assert len(twins) >= len(demonstration_site.pages)
    assert [twin for twin in twins if unpacked(twin.read_bytes()) != twin.with_suffix("").read_bytes()] == []
