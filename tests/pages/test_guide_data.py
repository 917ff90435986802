"""Another office reads all our guides as data; their conditions lead it to the lists that our pages show."""

import json
from itertools import product
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.content.published import guides


@pytest.fixture(scope="module")
def data(published_site) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(published_site.text("data/panduan.json"))
    return read


def answers(guide: dict[str, Any]) -> list[dict[str, str]]:
    """Return every way to answer the questions that make pages."""
    asked = [question for question in guide["tanya"] if question["halaman"]]
    options = product(*([choice["kunci"] for choice in question["pilihan"]] for question in asked))
    return [dict(zip((question["id"] for question in asked), given, strict=True)) for given in options]


def holds(condition: dict[str, list[str]], given: dict[str, str]) -> bool:
    """Say whether a condition may hold for somebody who answered so."""
    return all(given[question] in options for question, options in condition.items() if question in given)


def by_conditions(guide: dict[str, Any], given: dict[str, str]) -> list[str]:
    return [paper["kunci"] for paper in guide["required_documents"] if holds(paper["jika"], given)]


def by_cases(guide: dict[str, Any], given: dict[str, str]) -> list[list[str]]:
    """Return the lists of the cases that these answers lead to."""
    return [
        [paper["kunci"] for paper in case["required_documents"]]
        for case in guide["kasus"]
        if any(all(given[question] in options for question, options in way.items()) for way in case["jawaban"])
    ]


def test_all_guides_keep_to_the_published_schema(published_site, data):
    schema = json.loads(published_site.text("data/skema/panduan.json"))

    faults = [f"{list(fault.path)}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data)]

    assert faults == []
    assert {guide["slug"] for guide in data["panduan"]} == set(guides())


def test_conditions_alone_lead_to_the_list_of_exactly_one_case(data):
    wrong = [
        (guide["slug"], given)
        for guide in data["panduan"]
        if guide["kasus"]
        for given in answers(guide)
        if by_cases(guide, given) != [by_conditions(guide, given)]
    ]

    assert wrong == []


def test_every_case_of_the_data_has_its_page_and_every_page_its_case(published_site, data):
    addresses = {case["url"] for guide in data["panduan"] for case in guide["kasus"]}

    pages = {page.whole_address for page in published_site.pages if page.address.count("/") == 4}

    assert addresses == {page for page in pages if "/panduan/" in page and "/poster/" not in page}


def test_the_page_that_explains_the_data_names_every_file_and_what_is_in_it(published_site, data):
    page = published_site.page("/data/")

    links = {link.path for link in page.inner_links}

    assert {"/data/panduan.json", "/data/skema/panduan.json", "/data/kesegaran.json"} <= links
    assert [name for name in ("required_documents", "cost_options", "tanya", "kasus") if name not in page.words] == []
    assert set(data["panduan"][0]) >= {"required_documents", "cost_options", "tanya", "kasus", "assured_date"}
