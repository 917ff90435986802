"""A resident who writes in Arabic letters reads question and answer from right to left, on every published page."""

from html import unescape

RESIDENTS_AND_STAFF = ".talk__ask, .talk__reply, .asked, .reply"


def test_every_question_and_answer_takes_the_direction_of_its_own_script(demonstration_site):
    said = [tag for page in demonstration_site.pages for tag in page.all(RESIDENTS_AND_STAFF)]

    assert said
    assert {tag.get("dir") for tag in said} == {"auto"}


def test_a_feed_says_it_too(demonstration_site):
    feed = (demonstration_site.root / "tanya" / "atom.xml").read_text("utf-8")

    entries = feed.split("<entry>")[1:]

    assert entries
    assert all('div dir="auto"' in unescape(entry) for entry in entries)
