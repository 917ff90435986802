"""Somebody whose father died opens one page, and finds there what four guides ask, each paper once."""

import json
import re
from urllib.parse import unquote

import pytest

from plugins.edition.content import Content, read_content
from plugins.kinds.guides.cases import case_for
from plugins.kinds.life_events.kind import LIFE_EVENTS
from plugins.kinds.life_events.wording import TITLE_LIMIT
from plugins.kinds.tree import read_content_tree
from tests.pages.sites import BuiltSite, SitePage
from tests.serving import ROOT

EVENT = re.compile(r"/peristiwa/[^/]+/")
DEATH = "/peristiwa/meninggal/"
MOST_BYTES = 14_336
STEPS = re.compile(r"\*Urutannya:\*\n.*?\n\n", re.DOTALL)
BRACKET_OR_COLON = re.compile(r" ?[(:]")
# A paper in the message: numbered, or after a dash.
LINE = re.compile(r"^(?:\d+\.|-) ", re.MULTILINE)
ENOUGH = 15


@pytest.fixture(scope="module")
def content() -> Content:
    read = read_content(read_content_tree([ROOT / "content"]), demonstration=False)
    assert isinstance(read, Content), read
    return read


@pytest.fixture(scope="module")
def events(published_site: BuiltSite) -> list[SitePage]:
    return [page for page in published_site.pages if EVENT.fullmatch(page.address)]


def names_on(page: SitePage) -> list[str]:
    return [tag.get_text(" ", strip=True) for tag in page.all(".doc__name")]


def test_there_are_enough_events_and_each_has_a_title_a_person_would_say(events):
    titles = [page.all("h1")[0].get_text() for page in events]

    assert len(events) >= ENOUGH
    assert [title for title in titles if len(title) > TITLE_LIMIT] == []


def test_no_event_is_heavier_than_a_page_may_be(published_site, events):
    assert {page.address for page in events if published_site.weight(page.file) > MOST_BYTES} == set()


def test_every_paper_of_every_guide_stands_on_the_page(content, events):
    pages = {page.address: page for page in events}
    asked = [
        (event.url, item.document.name)
        for event in content.of(LIFE_EVENTS)
        for step in event.steps
        for item in case_for(content.cases[step.guide], step.answers).documents
        if item.document.id not in {name for other in event.steps for name in other.results}
    ]

    lost = [(url, name) for url, name in asked if BRACKET_OR_COLON.split(name)[0] not in pages[url].words]

    assert len(asked) > len(events)
    assert lost == []


def test_the_message_has_a_line_for_every_row_of_the_map(events):
    texts = {page.address: unquote(str(page.all(".folder__acts a")[0]["href"])) for page in events}

    lines = {address: len(LINE.findall(STEPS.sub("", text))) for address, text in texts.items()}

    assert lines == {page.address: len(names_on(page)) for page in events}


def test_no_paper_stands_twice_in_the_map(events):
    twice = {page.address: [name for name in names_on(page) if names_on(page).count(name) > 1] for page in events}

    assert {address: names for address, names in twice.items() if names} == {}


def test_the_death_certificate_is_not_looked_for_at_home(published_site):
    page = published_site.page(DEATH)

    on_the_way = page.all(".event__way + .folder__rows .doc__name")

    assert on_the_way[0].get_text().startswith("Akta kematian")
    assert sum(name.startswith("Akta kematian") for name in names_on(page)) == 1


def test_home_leads_to_events_and_every_guide_back_to_its_own(published_site, events):
    home = {link.path for link in published_site.page("/").inner_links}
    guides = ("/panduan/akta-kematian/", "/panduan/kk-baru/", "/panduan/surat-keterangan-ahli-waris/")
    back = [DEATH in {link.path for link in published_site.page(guide).inner_links} for guide in guides]

    assert len(home & {page.address for page in events}) >= 6
    assert "/peristiwa/" in home
    assert all(back)


def test_the_sitemap_the_open_data_and_the_pocket_edition_know_every_event(published_site, events):
    sitemap = published_site.text("sitemap-situs.xml")
    rows = json.loads(published_site.text("data/peristiwa.json"))["peristiwa"]
    pocket = published_site.text("saku.html")

    addresses = {page.address for page in events}
    assert {address for address in addresses if address not in sitemap} == set()
    assert {f"/peristiwa/{row['slug']}/" for row in rows} == addresses
    assert {row["judul"] for row in rows if row["judul"] not in pocket} == set()
