"""Every page of the function, read by a screen reader, a validator and a suspicious eye."""

import re
from itertools import pairwise

import brotli
import pytest

from tests.pages.checker import install, problems_in
from tests.web_office import an_office
from tests.web_pages import every_page

SPOKEN_CONTROLS = "main input:not([type=hidden]), main select, main textarea"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    with every_page(tmp_path_factory.mktemp("pages")) as pages:
        yield pages


def found(pages, fault) -> dict[str, list[str]]:
    """The faults on each page that has any."""
    faults = {name: fault(page.soup) for name, page in pages.items()}
    return {name: listed for name, listed in faults.items() if listed}


def test_every_state_is_reached_as_it_is_named(pages):
    statuses = {name: page.status for name, page in pages.items()}
    trouble = {name: status for name, status in statuses.items() if status >= 500}

    assert trouble == {"ask, store gone": 503}
    assert all(page.soup.h1 for page in pages.values())


def test_every_page_says_its_language_and_has_a_title_and_one_h1(pages):
    def fault(soup):
        title = soup.title.text.removesuffix(" | Sekali Datang Contoh").strip()
        good = soup.html["lang"] == "id" and title and len(soup.find_all("h1")) == 1
        return [] if good else [f"{soup.html.get('lang')} {title} {soup.find_all('h1')}"]

    assert found(pages, fault) == {}


def test_every_control_has_a_label(pages):
    def fault(soup):
        named = {label["for"] for label in soup.find_all("label", {"for": True})}
        return [
            str(control)[:80]
            for control in soup.select(SPOKEN_CONTROLS)
            if control.get("id") not in named and not control.find_parent("label")
        ]

    assert found(pages, fault) == {}


def test_every_button_and_link_says_what_it_does(pages):
    def fault(soup):
        return [str(act)[:80] for act in soup.select("button, a") if not act.get_text(strip=True)]

    assert found(pages, fault) == {}


def test_no_id_stands_twice_and_none_is_pointed_at_in_vain(pages):
    def fault(soup):
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        described = soup.find_all(attrs={"aria-describedby": True})
        pointed = [part for tag in described for part in tag["aria-describedby"].split()]
        pointed += [tag["aria-labelledby"] for tag in soup.find_all(attrs={"aria-labelledby": True})]
        pointed += [link["href"][1:] for link in soup.select("a[href^='#']")]
        pointed += [tag["form"] for tag in soup.find_all(attrs={"form": True})]
        return [name for name in ids if ids.count(name) > 1] + [name for name in pointed if name not in ids]

    assert found(pages, fault) == {}


def test_headings_go_down_one_step_at_a_time(pages):
    def fault(soup):
        levels = [int(heading.name[1]) for heading in soup.select("main h1, main h2, main h3, main h4")]
        steps = [after - before for before, after in pairwise([0, *levels])]
        return [str(levels)] if any(step > 1 for step in steps) else []

    assert found(pages, fault) == {}


def test_no_page_runs_anything_but_our_own_files(pages):
    def fault(soup):
        scripts = [str(tag) for tag in soup.find_all("script") if not tag.get("src", "").startswith("/theme/")]
        handlers = [str(tag)[:80] for tag in soup.select("*") if any(name.startswith("on") for name in tag.attrs)]
        styled = [str(tag)[:80] for tag in soup.find_all(style=True)]
        return scripts + handlers + styled

    assert found(pages, fault) == {}


def test_every_form_goes_to_an_address_that_takes_it(pages, tmp_path):
    with an_office(tmp_path) as office:
        routes = office.app.url_map.bind("localhost")

        wrong = {
            (name, form["action"])
            for name, page in pages.items()
            for form in page.soup.find_all("form")
            if not routes.test(form["action"].partition("?")[0], form.get("method", "get").upper())
        }

    assert wrong == set()


def test_every_form_of_the_staff_pages_carries_its_token(pages):
    def fault(soup):
        forms = soup.select("form[action^='/moderasi'][method=post]")
        return [str(form)[:80] for form in forms if not form.select_one("input[name=csrf_token][value]")]

    assert found(pages, fault) == {}


def test_no_staff_page_shows_a_whole_identity_number_unasked(pages):
    asked = {"desk, opened", "rights, copy", "rights, correct", "rights, nothing new"}
    unasked = {name: page.response.text for name, page in pages.items() if name not in asked}

    assert [name for name, text in unasked.items() if "3514220000000001" in text] == []


def test_nobody_is_shouted_at(pages):
    shouting = {
        name: re.findall(r"[^.?!]*!", page.words)
        for name, page in pages.items()
        if "!" in page.words or "mohon" in page.words.lower()
    }

    assert shouting == {}


def test_no_page_is_found_by_a_search_engine(pages):
    def fault(soup):
        return [] if soup.select_one("meta[name=robots][content=noindex]") else ["indexed"]

    assert found(pages, fault) == {}


def test_a_validator_has_nothing_to_say(pages, tmp_path):
    assert install()
    for name, page in pages.items():
        (tmp_path / f"{name.replace(' ', '-').replace(',', '')}.html").write_bytes(page.response.data)

    assert problems_in(tmp_path) == ()


@pytest.mark.parametrize("name", ["ask", "receipt", "tracked, waiting", "queue", "desk"])
def test_a_page_is_light(pages, name):
    assert len(brotli.compress(pages[name].response.data)) <= 14_000
