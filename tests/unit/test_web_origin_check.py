"""Another site's page tries to write in a visitor's name."""

import pytest
from flask import Flask

from feedback_api.domain.errors import ForeignRequest
from feedback_api.security.origin_check import refuse_foreign_writes

OURS = "https://kantor.example"


@pytest.fixture
def client():
    app = Flask(__name__, static_folder=None)
    refuse_foreign_writes(app, origin=OURS)
    app.register_error_handler(ForeignRequest, lambda _refused: ("", 403))
    app.add_url_rule("/kirim/", view_func=lambda: "ok", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    return app.test_client()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": OURS}, 200),
        ({"Origin": "https://kantor.example.evil.example"}, 403),
        ({"Origin": "http://kantor.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, 403),
    ],
)
def test_a_write_is_taken_only_from_our_own_pages(client, headers, status):
    assert client.post("/kirim/", base_url=OURS, headers=headers).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_way_of_writing_is_checked(client, method):
    assert client.open("/kirim/", method=method, headers={"Origin": "https://evil.example"}).status_code == 403


def test_reading_is_open_to_everybody(client):
    assert client.get("/kirim/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("base", ["http://127.0.0.1:41234", "http://localhost:8001", "http://[::1]:8000"])
def test_this_machine_may_be_asked_on_any_port(client, base):
    assert client.post("/kirim/", base_url=base, headers={"Origin": base}).status_code == 200


def test_another_host_cannot_call_itself_ours(client):
    base = "http://evil.example"

    assert client.post("/kirim/", base_url=base, headers={"Origin": base}).status_code == 403
