"""Programs of other people read our feeds and open data, and find what they were promised."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from feedback_api.catalogue import open_catalogue
from feedback_api.domain.identity import Identity
from plugins.kinds.tree import read_office
from tests.pages.sites import BuiltSite
from tests.serving import ROOT

ATOM = {"a": "http://www.w3.org/2005/Atom"}
VISIT_FIELDS = {
    "slug", "alamat", "desa", "tanggal", "mulai", "selesai", "nomor_terakhir", "tempat", "program", "untuk_desa",
    "layanan", "status", "dipastikan", "pengganti", "alasan", "riwayat", "hasil",
}  # fmt: skip


def feeds(site: BuiltSite) -> dict[str, ET.Element]:
    names = [name for name in site.files if name.endswith("atom.xml")]
    return {f"/{name}": ET.fromstring(site.text(name)) for name in names}  # noqa: S314 made by our own build


def the_office() -> Identity:
    office = read_office([ROOT / "content"])
    assert office
    return office


def things(site: BuiltSite) -> Iterator[tuple[str, ET.Element]]:
    """Yield every feed and every entry, with the address of its feed."""
    for address, feed in feeds(site).items():
        yield address, feed
        yield from ((address, entry) for entry in feed.findall("a:entry", ATOM))


def link(thing: ET.Element, relation: str) -> str:
    found = thing.find(f"a:link[@rel='{relation}']", ATOM)
    return "" if found is None else found.get("href", "")


def data(site: BuiltSite, name: str):
    return json.loads(site.text(f"data/{name}.json"))


def test_every_feed_and_entry_has_a_name_an_id_and_a_date(site):
    needed = ("a:title", "a:id", "a:updated")

    lacking = [(address, tag) for address, thing in things(site) for tag in needed if not thing.findtext(tag, "", ATOM)]

    assert lacking == []


def test_every_feed_says_by_whom_it_is(site):
    assert {feed.findtext("a:author/a:name", "", ATOM) for feed in feeds(site).values()} == {the_office().name}


def test_every_feed_names_its_own_address_and_the_page_it_is_about(site):
    named = {address: (link(feed, "self"), link(feed, "alternate")) for address, feed in feeds(site).items()}

    assert {address: own for address, (own, _) in named.items() if own != site.origin + address} == {}
    assert {address: page for address, (_, page) in named.items() if not site.has(urlsplit(page).path)} == {}


def test_every_date_in_a_feed_says_its_zone(site):
    dates = [datetime.fromisoformat(thing.findtext("a:updated", "", ATOM)) for _, thing in things(site)]

    assert [at for at in dates if at.tzinfo is None] == []


def test_no_two_entries_of_a_feed_have_the_same_id(site):
    ids = {
        address: [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
        for address, feed in feeds(site).items()
    }

    assert {address: found for address, found in ids.items() if len(found) != len(set(found))} == {}


def test_every_entry_leads_to_its_page(site):
    pages = {page.address for page in site.pages}

    links = [link(entry, "alternate") for feed in feeds(site).values() for entry in feed.findall("a:entry", ATOM)]

    assert {address for address in links if address.partition("#")[0].removeprefix(site.origin) not in pages} == set()


def test_a_living_site_has_answers_posts_and_visits_in_its_feed(demonstration_site):
    entries = feeds(demonstration_site)["/atom.xml"].findall("a:entry", ATOM)

    kinds = {urlsplit(link(entry, "alternate")).path.split("/")[1] for entry in entries}

    assert kinds == {"tanya", "kabar", "kunjungan"}


def test_every_json_file_is_whole(site):
    names = [name for name in site.files if name.endswith((".json", ".webmanifest"))]

    assert len([json.loads(site.text(name)) for name in names]) >= 7


@pytest.mark.parametrize(
    ("name", "version", "further"),
    [("panduan", 6, {"$schema", "organization"}), ("kunjungan", 1, set())],
    ids=["panduan", "kunjungan"],
)
def test_open_data_says_what_it_is_of_which_day_and_whether_it_is_made_up(site, name, version, further):
    described = data(site, name)

    assert set(described) == {"versi", "tanggal", "contoh", name, *further}
    assert described["versi"] == version
    assert date.fromisoformat(described["tanggal"])


def test_open_data_of_a_demonstration_says_so(demonstration_site, published_site):
    assert data(demonstration_site, "panduan")["contoh"] is True
    assert data(published_site, "panduan")["contoh"] is False


def test_open_data_holds_every_guide_under_its_address(site):
    rows = data(site, "panduan")["panduan"]

    assert {row["url"] for row in rows} == {page.whole_address for page in site.pages if is_one(page, "panduan")}


def test_open_data_holds_every_visit_with_every_promised_field(site):
    rows = data(site, "kunjungan")["kunjungan"]

    assert {row["slug"]: VISIT_FIELDS - set(row) for row in rows if not set(row) >= VISIT_FIELDS} == {}
    assert {row["alamat"] for row in rows} == {page.whole_address for page in site.pages if is_one(page, "kunjungan")}


def test_every_visit_says_on_its_page_what_can_be_done_there(demonstration_site):
    visits = open_catalogue(f"directory:{demonstration_site.root / 'data/catalogue'}").visits()

    unsaid = {
        visit.slug: [guide for guide in visit.guides if f'href="/panduan/{guide}/' not in page.text]
        for visit in visits
        for page in demonstration_site.pages
        if page.address == visit.url
    }

    assert len(unsaid) == len(visits) > 10
    assert {slug: guides for slug, guides in unsaid.items() if guides} == {}


def is_one(page, kind: str) -> bool:
    """Say whether it is the page of one guide, one visit and so on."""
    return re.fullmatch(rf"/{kind}/[^/]+/", page.address) is not None


def test_the_function_finds_every_guide_desa_and_visit_of_the_site(site):
    catalogue = open_catalogue(f"directory:{site.root / 'data/catalogue'}")

    addresses = [
        entry.url for entries in (catalogue.guides(), catalogue.villages(), catalogue.visits()) for entry in entries
    ]

    kinds = ("panduan", "desa", "kunjungan")
    assert sorted(addresses) == sorted(page.address for page in site.pages for kind in kinds if is_one(page, kind))
    assert len(catalogue.holidays()) > 10


def test_the_app_that_a_phone_installs_finds_its_start_and_its_sign(site):
    manifest = json.loads(site.text("site.webmanifest"))

    assert manifest["lang"] == "id"
    assert [
        path for path in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"])) if not site.has(path)
    ] == []
