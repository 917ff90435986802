"""A program sends for somebody, and a programmer reads how."""

import json
import re

import pytest

from feedback_api.public.api_fields import submission_fields
from feedback_api.public.forms import bounds_of
from tests.builders import SOUNDS_LIKE_REPORT
from tests.web_office import an_office

GOOD = {"jenis": "pertanyaan", "isi": "Apa syarat akta kelahiran?"}


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def client(office):
    return office.visitor().client


def send(client, body, **headers):
    return client.post("/api/v1/submissions", json=body, headers=headers)


def test_a_submission_is_kept_and_answered_with_its_code(office, client):
    answer = send(client, {**GOOD, "desa": "wates", "panduan": "akta-kelahiran", "kontak": None})

    assert answer.status_code == 201
    assert answer.json["due"] == "2026-11-30"
    assert answer.json["id"] == office.waiting()[0].id
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", answer.json["tracking_code"])


def test_the_same_key_and_text_make_one_submission(office, client):
    answers = [send(client, {**GOOD, "kunci": "satu:1"}).json for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert len(office.waiting()) == 1


def test_without_a_key_each_request_is_its_own(office, client):
    send(client, GOOD)
    send(client, GOOD)

    assert len(office.waiting()) == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"jenis": "lain"}, "jenis"),
        ({"jenis": None}, "jenis"),
        ({"isi": ""}, "isi"),
        ({"isi": " \u200b\u202e "}, "isi"),
        ({"isi": 7}, "isi"),
        ({"isi": ["a"]}, "isi"),
        ({"desa": "atlantis"}, "desa"),
        ({"panduan": "tidak-ada"}, "panduan"),
        ({"kontak": "12"}, "kontak"),
        ({"nama": "x" * 101}, "nama"),
        ({"kunci": "a b"}, "kunci"),
        ({"kunci": {"a": 1}}, "kunci"),
    ],
)
def test_a_field_that_is_wrong_is_named(client, change, field):
    answer = send(client, {**GOOD, **change})

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert [error["field"] for error in answer.json["errors"]] == [field]


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"{", 400), (b"[]", 400), (b'"a"', 400), (b"\xff\xfe", 400), (b"[" * 30000, 400), (b"null", 400)],
)
def test_a_body_that_is_no_object_is_refused(client, body, status):
    answer = client.post("/api/v1/submissions", data=body, content_type="application/json")

    assert (answer.status_code, answer.json["status"]) == (status, status)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(client, kind):
    answer = client.post("/api/v1/submissions", data=json.dumps(GOOD), content_type=kind)

    assert (answer.status_code, answer.content_type) == (415, "application/problem+json")


def test_a_body_over_64_kilobytes_is_too_large(client):
    answer = send(client, {**GOOD, "isi": "x" * 70_000})

    assert (answer.status_code, answer.json["status"]) == (413, 413)


def test_half_a_surrogate_pair_breaks_nothing(office, client):
    answer = client.post(
        "/api/v1/submissions", data=b'{"jenis":"saran","isi":"a\\ud800b"}', content_type="application/json"
    )

    assert answer.status_code == 201
    assert office.waiting()[0].text == "ab"


def test_another_site_cannot_send_in_a_visitors_name(client):
    answer = send(client, GOOD, Origin="https://evil.example")

    assert (answer.status_code, answer.content_type) == (403, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/tidak-ada", "/api/v2/submissions"])
def test_an_address_that_is_not_there_is_said_in_the_same_form(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_a_method_that_is_not_there_names_those_that_are(client):
    answer = client.get("/api/v1/submissions")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_the_description_names_exactly_the_routes_there_are(office, client):
    described = {
        (path, method.upper())
        for path, methods in client.get("/api/v1/openapi.json").json["paths"].items()
        for method in methods
    }
    routes = {
        (rule.rule, method)
        for rule in office.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/")
    }

    assert described == routes


def test_the_description_promises_what_the_answers_hold(client):
    schemas = client.get("/api/v1/openapi.json").json["components"]["schemas"]
    receipt = send(client, GOOD).json

    assert set(receipt) == set(schemas["Receipt"]["required"])
    assert all(
        re.fullmatch(schemas["Receipt"]["properties"][key]["pattern"], receipt[key]) for key in ("id", "tracking_code")
    )


def test_the_description_names_every_field_that_is_read(client):
    schemas = client.get("/api/v1/openapi.json").json["components"]["schemas"]

    assert set(schemas["NewSubmission"]["properties"]) == {
        field.name for field in submission_fields(bounds_of((), (), longest=4000))
    }


def test_every_reference_in_the_description_leads_somewhere(client):
    description = client.get("/api/v1/openapi.json").json
    components = description["components"]
    references = set(re.findall(r'"\$ref": ?"#/components/(\w+)/(\w+)"', json.dumps(description)))

    assert references
    assert all(name in components[group] for group, name in references)


@pytest.mark.parametrize(
    ("text", "kind", "is_told"),
    [
        (SOUNDS_LIKE_REPORT, "keluhan", True),
        (SOUNDS_LIKE_REPORT, "laporan", False),
        ("Syarat KTP hilang?", "pertanyaan", False),
    ],
)
def test_a_program_is_told_the_confidential_way_of_what_sounds_like_a_report(client, text, kind, is_told):
    body = {"jenis": kind, "isi": text, "kunci": "kunci-laporan-0001"}

    answers = [send(client, body).get_json() for _ in range(2)]

    assert [("jenis laporan" in answer.get("confidential_way", "")) for answer in answers] == [is_told] * 2
