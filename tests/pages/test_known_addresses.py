"""An editor may link to every page there is; the check of links must know them all."""

from plugins.edition.content import Content, read_content
from plugins.edition.links.addresses import Addresses
from plugins.kinds.tree import read_content_tree
from tests.serving import ROOT

# A page for addresses that do not exist is nothing to link to.
NOT_TO_BE_LINKED = {"/404.html"}


def known_addresses(*folders) -> Addresses:
    tree = read_content_tree(folders)
    content = read_content(tree, demonstration=True)
    assert isinstance(content, Content), content
    sound = {name: {model.slug: model for model in models} for name, models in content.models.items()}
    return Addresses(tree=tree, kinds=content.kinds, sound=sound)


def test_every_page_of_a_new_office_may_be_linked_to(published_site):
    known = known_addresses(ROOT / "content")

    assert {page.address for page in published_site.pages if not known.has(page.address)} == NOT_TO_BE_LINKED


def test_every_page_of_the_demonstration_may_be_linked_to(open_office, demonstration_site):
    known = known_addresses(ROOT / "content", open_office.running.data / "demonstration")

    assert {page.address for page in demonstration_site.pages if not known.has(page.address)} == NOT_TO_BE_LINKED


def test_every_address_that_is_always_there_is_there(published_site):
    always = known_addresses(ROOT / "content").always

    assert {address for address in always if not published_site.has(address)} == set()
