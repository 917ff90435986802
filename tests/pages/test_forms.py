"""Somebody who is asked for a form finds its page beneath the paper, and a sheet that sends nothing anywhere."""

import re

import pytest

from plugins.edition.content import Content, read_content
from plugins.kinds.forms.demanded import FormShelf, is_a_form
from plugins.kinds.forms.kind import FORMS
from plugins.kinds.tree import read_content_tree
from tests.pages.sites import BuiltSite, SitePage
from tests.serving import ROOT

SHEET = re.compile(r"/formulir/[^/]+/lembar/")
NOT_OFFICIAL = re.compile("bukan lembar resmi|bukan suratnya")
MOST_BYTES = 30_720
POLICY = "connect-src 'none'; form-action 'none'"


@pytest.fixture(scope="module")
def content() -> Content:
    read = read_content(read_content_tree([ROOT / "content"]), demonstration=False)
    assert isinstance(read, Content), read
    return read


@pytest.fixture(scope="module")
def sheets(published_site: BuiltSite) -> list[SitePage]:
    return [page for page in published_site.pages if SHEET.fullmatch(page.address)]


def links_of(page: SitePage) -> set[str]:
    return {str(tag["href"]) for tag in page.all(".doc__form")}


def test_every_form_a_guide_asks_for_is_linked_from_its_paper(content, published_site):
    shelf = FormShelf(forms=content.of(FORMS))
    asked = [
        (guide.url, form.row_url)
        for guide in content.guides
        for document in guide.documents
        for form in shelf.behind(guide, document)
    ]

    assert [one for one in asked if one[1] not in links_of(published_site.page(one[0]))] == []
    assert len({form for _, form in asked}) > 15


def test_no_guide_asks_for_a_form_that_nobody_described(content):
    shelf = FormShelf(forms=content.of(FORMS))

    alone = [
        (guide.slug, document.name)
        for guide in content.guides
        for document in guide.documents
        if is_a_form(document) and not shelf.behind(guide, document)
    ]

    assert alone == []


def test_every_form_says_where_it_is_had_what_to_know_and_how_many_stamps(content, published_site):
    pages = {form: published_site.page(form.url) for form in content.of(FORMS)}

    lost = [
        form.slug
        for form, page in pages.items()
        if any(place not in page.words for place in form.where)
        or any(known.about not in page.words for known in form.known)
        or (form.stamps and f"{form.stamps} meterai Rp 10.000" not in page.words.replace("\u00a0", " "))
    ]

    assert lost == []


def test_what_changed_its_name_says_both(published_site):
    page = published_site.page("/formulir/f-2-01a/")

    assert "Dulu bernama F-2.01" in page.words
    assert page.words.index("F-2.01A") < page.words.index("Tanya dulu")


def test_a_sheet_can_send_nothing(sheets):
    policies = {page.address: [str(tag["content"]) for tag in page.all("meta[http-equiv]")] for page in sheets}

    assert {address for address, said in policies.items() if POLICY not in said} == set()
    assert {page.address for page in sheets if page.all("main form")} == set()
    assert len(sheets) > 10


def test_a_sheet_says_first_that_it_is_not_the_official_one(sheets):
    said = {page.address: page.one(".official__before").get_text() for page in sheets}

    assert [address for address, words in said.items() if not NOT_OFFICIAL.search(words)] == []


def test_a_sheet_is_light(published_site, sheets):
    loaded = {
        page.address: {page.file, *(link.path.lstrip("/") for link in page.inner_links if link.is_loaded)}
        for page in sheets
    }
    weights = {address: sum(map(published_site.weight, files)) for address, files in loaded.items()}

    assert {address: weight for address, weight in weights.items() if weight > MOST_BYTES} == {}


def test_the_pocket_edition_knows_every_form(content, published_site):
    pocket = published_site.text("saku.html")

    assert [form.name for form in content.of(FORMS) if form.name not in pocket] == []
