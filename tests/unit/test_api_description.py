"""A programmer sends exactly what the description allows, and something that it does not."""

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from feedback_api.domain.text.cleaning import is_invisible
from feedback_api.public.api_description import ANYWHERE, REFUSALS
from feedback_api.public.api_fields import visible
from tests.web_office import an_office

WORDS = st.text(max_size=12)
ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.lists(WORDS, max_size=2), st.just({}), WORDS)
LIKELY: dict[str, list[str | None]] = {
    "jenis": ["pertanyaan", "keluhan", "usulan", "saran", "", " saran", "Saran"],
    "isi": ["Apa?", "x" * 4000, "x" * 4001, "", " ", "\u200b", "\u0301", "\U0001f44d", "a" + " " * 4000],
    "desa": ["wates", "tambakmisal", "atlantis", "", " wates", None],
    "panduan": ["akta-kelahiran", "tidak-ada", "", "akta-kelahiran\n", None],
    "nama": ["Siti", "", "x" * 100, "x" * 101, "\u200b", None],
    "kontak": ["0812 3456 7890", "+62 (812) 345.678.9", "0812", "0" * 16, "a@b.id", "a@b", "@", "", " ", "٠٨١٢", None],
    "kunci": ["satu:1", "", "x" * 100, "x" * 101, "a b", "a\n", "é", None],
}
BODIES = st.fixed_dictionaries(
    {},
    optional={name: st.one_of(st.sampled_from(values), ANYTHING) for name, values in LIKELY.items()}
    | {"lain": ANYTHING},
)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("described")) as office:
        yield office.visitor().client


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json


@given(body=BODIES)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_body_is_taken_if_and_only_if_the_description_allows_it(client, described, body):
    allowed = Draft202012Validator(described["components"]["schemas"]["NewSubmission"]).is_valid(body)

    answer = client.post("/api/v1/submissions", json=body)

    assert answer.status_code == (201 if allowed else 422)


@pytest.mark.parametrize("name", LIKELY)
def test_each_likely_value_of_a_field_is_taken_if_and_only_if_the_description_allows_it(client, described, name):
    validator = Draft202012Validator(described["components"]["schemas"]["NewSubmission"])
    bodies: list[dict[str, str | None]] = [{"jenis": "saran", "isi": "Apa?", name: value} for value in LIKELY[name]]

    answers = [client.post("/api/v1/submissions", json=body).status_code == 201 for body in bodies]

    assert answers == [validator.is_valid(body) for body in bodies]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 422),
        ("?q=", 200),
        ("?q=ktp", 200),
        ("?q=a&q=b", 422),
        ("?q=" + "a" * 600, 200),
        ("?q=" + "a" * 601, 422),
        ("?Q=ktp", 422),
        ("?q=" + quote("\x00\u202e"), 200),
        ("?q=" + quote("\x07" * 601), 422),
        ("?q=ktp&lain=1", 200),
    ],
)
def test_a_search_is_taken_if_and_only_if_the_description_allows_it(client, query, status):
    answer = client.get(f"/api/v1/search{query}")

    assert answer.status_code == status


def test_a_village_that_may_be_named_is_named_in_the_description(described):
    village = described["components"]["schemas"]["NewSubmission"]["properties"]["desa"]

    assert {"wates", "tambakmisal", "", None} == set(village["enum"])


def test_before_a_site_is_published_any_village_may_be_named_and_none_is_kept(tmp_path):
    with an_office(tmp_path, catalogue=None) as office:
        client = office.visitor().client
        described = json.loads(client.get("/api/v1/openapi.json").data)["components"]["schemas"]["NewSubmission"]

        answer = client.post("/api/v1/submissions", json={"jenis": "saran", "isi": "Apa?", "desa": "atlantis"})

    assert "enum" not in described["properties"]["desa"]
    assert answer.status_code == 201


def test_a_character_is_seen_for_programs_exactly_as_for_people():
    seen = re.compile(visible())
    symbols = [chr(number) for number in range(0x20000) if not 0xD800 <= number < 0xE000]

    wrong = [hex(ord(s)) for s in symbols if bool(seen.fullmatch(s)) == (s.isspace() or is_invisible(s))]

    assert wrong == []


@pytest.mark.parametrize(("path", "method"), REFUSALS)
def test_every_refusal_is_described(described, path, method):
    responses = described["paths"][path][method]["responses"]

    statuses = {str(status) for status in (*REFUSALS[path, method], *ANYWHERE)}
    assert statuses <= set(responses)
    assert all("application/problem+json" in responses[status]["content"] for status in statuses)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/api/v1/submissions", "OPTIONS, POST"),
        ("/kirim/minat", "OPTIONS, POST"),
        ("/api/v1/search", "GET, HEAD, OPTIONS"),
        ("/kirim/", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_an_address_beside_a_site_says_what_it_allows(tmp_path, path, allowed):
    site = tmp_path / "site"
    site.mkdir()
    (site / "404.html").write_text("<h1>Tidak ada</h1>")
    with an_office(tmp_path, site_dir=site) as office:
        answer = office.visitor().client.options(path)

    assert answer.headers["Allow"] == allowed


@pytest.mark.parametrize("path", ["/api/v1/submissions", "/kirim/minat", "/moderasi/keluar"])
def test_an_address_that_only_takes_says_so_beside_a_site_too(tmp_path, path):
    site = tmp_path / "site"
    site.mkdir()
    with an_office(tmp_path, site_dir=site) as office:
        answer = office.visitor().client.get(path)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "OPTIONS, POST"
