"""An editor may link to every page there is; the check of links must know them all."""

from plugins.content import Content, read_content
from plugins.content_tree import read_content_tree
from plugins.links.addresses import ALWAYS, Addresses
from tests.serving import ROOT

# A page for addresses that do not exist is nothing to link to.
NOT_TO_BE_LINKED = {"/404.html"}


def known_addresses(*folders) -> Addresses:
    tree = read_content_tree(folders)
    content = read_content(tree, demonstration=True)
    assert isinstance(content, Content), content
    return Addresses(tree=tree, sound_guides={guide.slug: guide for guide in content.guides})


def test_every_page_of_a_new_office_may_be_linked_to(published_site):
    known = known_addresses(ROOT / "content")

    assert {page.address for page in published_site.pages if not known.has(page.address)} == NOT_TO_BE_LINKED


def test_every_page_of_the_demonstration_may_be_linked_to(open_office, demonstration_site):
    known = known_addresses(ROOT / "content", open_office.running.data / "demonstration")

    assert {page.address for page in demonstration_site.pages if not known.has(page.address)} == NOT_TO_BE_LINKED


def test_every_address_that_is_always_there_is_there(published_site):
    assert {address for address in ALWAYS if not published_site.has(address)} == set()
