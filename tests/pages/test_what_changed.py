"""A guide says on its page what has changed for people who were here before, in the order of its data."""

import json

from tests.pages.sites import BuiltSite

FEED = "/panduan/atom.xml"


def changes_of(site: BuiltSite) -> dict[str, list[str]]:
    """Return what changed in each guide, by the address of its page."""
    guides = json.loads(site.text("data/panduan.json"))["panduan"]
    return {f"/panduan/{guide['slug']}/": [change["kata"] for change in guide["perubahan"]] for guide in guides}


def test_every_guide_shows_what_changed_newest_first(site):
    found = {address: site.page(address).words for address in changes_of(site)}

    told = {address: [one for one in changes if one in found[address]] for address, changes in changes_of(site).items()}
    assert told == changes_of(site)
    assert all(sorted(changes, key=found[at].index) == changes for at, changes in changes_of(site).items())
    assert sum(map(bool, changes_of(site).values())) > 10
    assert {at for at, words in found.items() if "Yang berubah" in words} == {
        at for at, told in changes_of(site).items() if told
    }


def test_the_pocket_edition_tells_the_last_change_of_each_guide(site):
    pocket = site.text("saku.html").replace("&#34;", '"')

    assert [at for at, told in changes_of(site).items() if told and told[0] not in pocket] == []


def test_the_list_of_guides_leads_to_the_feed(site):
    assert FEED in {link.path for link in site.page("/panduan/").links if link.tag == "a"}
