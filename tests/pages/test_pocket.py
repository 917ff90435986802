"""Whoever saves the site on the phone has all of it, in files that fit every phone."""

import hashlib
import re
from functools import cache

import pytest

from tests.content.published import content
from tests.pages.sites import BuiltSite, SitePage

WHOLE = "saku.html"
VILLAGES = tuple(f"desa/{village.slug}/saku.html" for village in content().villages)
GUIDES = {guide.slug: guide for guide in content().guides}


@cache  # reading a hundred kilobytes takes longer than looking something up in them
def edition(site: BuiltSite, name: str) -> SitePage:
    return SitePage(address=f"/{name}", origin=site.origin, text=site.text(name))


def size(site: BuiltSite, name: str) -> int:
    return (site.root / name).stat().st_size


def words(tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text())


def test_the_whole_edition_is_no_larger_than_300_kilobytes(site):
    assert size(site, WHOLE) <= 300_000


def test_the_edition_of_every_desa_is_no_larger_than_60_kilobytes(site):
    assert {name: size(site, name) for name in VILLAGES if size(site, name) > 60_000} == {}


def test_every_guide_is_in_every_edition(site):
    found = {name: {str(part["id"]) for part in edition(site, name).all("details")} for name in (WHOLE, *VILLAGES)}

    assert {name: set(GUIDES) - ids for name, ids in found.items() if ids != set(GUIDES)} == {}


@pytest.mark.parametrize("slug", GUIDES)
def test_the_whole_edition_names_every_document_of_a_guide(published_site, slug):
    said = words(edition(published_site, WHOLE).one(f"#{slug}"))

    assert [document.name for document in GUIDES[slug].documents if document.name not in said] == []


@pytest.mark.parametrize("slug", GUIDES)
def test_the_whole_edition_names_what_is_not_needed_and_every_step(published_site, slug):
    said = words(edition(published_site, WHOLE).one(f"#{slug}"))

    wanted = [item.name for item in GUIDES[slug].not_needed if item.verified] + [
        step.text for step in GUIDES[slug].steps
    ]
    assert [one for one in wanted if one not in said] == []


@pytest.mark.parametrize("slug", [slug for slug, guide in GUIDES.items() if "desa" in guide.places])
def test_what_is_served_in_the_desa_stands_in_its_edition_with_its_documents(published_site, slug):
    said = words(edition(published_site, "desa/wates/saku.html").one(f"#{slug}"))

    assert [document.name for document in GUIDES[slug].documents if document.name not in said] == []


def test_every_link_of_an_edition_leads_to_a_page_of_the_site_or_into_the_edition(site):
    pages = [edition(site, name) for name in (WHOLE, VILLAGES[0])]
    inside = [(page, str(link["href"])[1:]) for page in pages for link in page.all("a[href^='#']")]
    outside = {link.path for page in pages for link in page.inner_links if link.path != page.address}

    assert [(page.address, anchor) for page, anchor in inside if anchor not in page.ids] == []
    assert {path for path in outside if not site.has(path)} == {"/kirim/"}


def test_the_page_to_save_from_names_the_true_fingerprints(site):
    said = re.sub(r"\s", "", site.page("/saku/").words)

    digests = {name: hashlib.sha256((site.root / name).read_bytes()).hexdigest() for name in (WHOLE, *VILLAGES)}
    assert [name for name, digest in digests.items() if digest not in said] == []


def test_every_page_leads_there_and_the_page_to_save_from_tells_the_size_as_it_is(site):
    size_now = f"({-(-size(site, WHOLE) // 1000)} KB)"

    assert [page.address for page in site.pages if "Simpan semua di HP</a>" not in page.text] == []
    assert size_now in site.page("/saku/").words
