"""Whoever opens any page of the site finds it whole: valid, named, in Indonesian, with nothing left over."""

import re
from collections import Counter
from itertools import pairwise

import yaml
from bs4 import Tag

from tests.pages.checker import problems_in
from tests.pages.sites import SitePage
from tests.serving import ROOT

LEFTOVERS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\bNone\b|\bundefined\b|\bNaN\b|\[object |<built-in|\bdatetime\.| object at 0x|%\(\w+\)s"
)
ENGLISH = re.compile(
    r"\b(?:home|search|submit|send|next|previous|back|read more|click|posted|posts?|category|categories|archives?|tags?"
    r"|author|loading|error|page|the|and|of|with|from|your?|close|open|show|hide|download|skip)\b",
    re.IGNORECASE,
)
# Names that are English in Indonesian law and life; they are taken out before English words are looked for.
ENGLISH_NAMES = re.compile(r"Online Single Submission|Self[- ]Declare|Open[- ]?Data|folder Download", re.IGNORECASE)
CONTROLS = "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea"
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")


def label_of(control: Tag, page: SitePage) -> str:
    """Return the words that name a form control, however they are tied to it."""
    label = page.one(f'label[for="{control.get("id")}"]') or control.find_parent("label")
    return (label.get_text(" ", strip=True) if label else "") or str(control.get("aria-label", ""))


def skipped_levels(page: SitePage) -> list[tuple[int, int]]:
    levels = [int(heading.name[1]) for heading in page.all("h1, h2, h3, h4, h5, h6")]
    return [(before, after) for before, after in pairwise(levels) if after > before + 1]


def test_the_home_page_names_the_office_or_says_what_is_not_filled_in(site):
    known = yaml.safe_load((ROOT / "content" / "data" / "kantor.yaml").read_text("utf-8"))
    told = [known["alamat"], known["jam"], known["telepon"]]

    foot = " ".join(tag.get_text(" ") for tag in site.page("/").all("footer"))

    assert [value for value in told if value and value not in foot] == []
    assert ("belum diisi kantor" in foot) is (None in told)


def test_every_guide_names_its_sources_and_whether_it_is_approved(site):
    guides = [page for page in site.pages if re.fullmatch(r"/panduan/[^/]+/", page.address)]
    silent = [
        page.address
        for page in guides
        if not (page.all('a[href^="/sumber/"]') and re.search("Belum disahkan Camat|Disahkan", page.text))
    ]

    assert guides
    assert silent == []


def test_every_page_is_valid_html(site):
    assert problems_in(site.root) == ()


def test_every_page_has_a_title_of_its_own(site):
    titles = Counter(page.title for page in site.pages)

    assert [title for title, times in titles.items() if times > 1 or not title.partition(" | ")[0]] == []


def test_every_page_says_in_one_line_what_it_is(site):
    lines = {page.address: page.one("meta[name=description]") for page in site.pages if page.is_for_search_engines}

    assert [address for address, line in lines.items() if not line or not 20 <= len(str(line["content"])) <= 200] == []


def test_every_page_is_in_indonesian(site):
    assert [page.address for page in site.pages if not page.one("html[lang=id]")] == []


def test_every_page_has_one_main_heading(site):
    assert [page.address for page in site.pages if len(page.all("h1")) != 1] == []


def test_no_page_skips_a_level_of_headings(site):
    assert [(page.address, skipped_levels(page)) for page in site.pages if skipped_levels(page)] == []


def test_every_form_control_has_a_label(site):
    controls = [(page, control) for page in site.pages for control in page.all(CONTROLS)]

    assert [(page.address, str(control)) for page, control in controls if not label_of(control, page)] == []


def test_every_link_and_button_has_a_name(site):
    pressed = [(page, tag) for page in site.pages for tag in page.all("a, button, summary")]

    nameless = [(page, tag) for page, tag in pressed if not (tag.get_text(strip=True) or tag.get("aria-label"))]

    assert [(page.address, str(tag)) for page, tag in nameless] == []


def test_whatever_points_to_an_id_finds_it_on_its_page(site):
    pointing = [(page, str(tag[name])) for page in site.pages for name in POINTERS for tag in page.having(name)]

    assert [(page.address, aim) for page, aims in pointing for aim in aims.split() if aim not in page.ids] == []


def test_every_sign_and_picture_is_drawn_on_its_page(site):
    drawn = [(page, str(use["href"]).removeprefix("#")) for page in site.pages for use in page.all("use[href]")]

    assert [(page.address, symbol) for page, symbol in drawn if symbol not in page.ids] == []


def test_no_page_shows_a_leftover_of_its_template(site):
    found = {page.address: LEFTOVERS.findall(page.words) for page in site.pages}

    assert {address: words for address, words in found.items() if words} == {}


def test_no_page_speaks_english(site):
    # The list from A to Z holds what people type, whatever its language.
    pages = [page for page in site.pages if not page.address.startswith("/a-z/")]
    found = {page.address: ENGLISH.findall(ENGLISH_NAMES.sub("", page.words)) for page in pages}

    assert {address: words for address, words in found.items() if words} == {}
