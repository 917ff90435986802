"""A browser is told what our pages may do."""

import pytest
from flask import Flask

from feedback_api.web.answers.headers import HeaderRules, content_policy, put_on_every_response


def app_with(*, https: bool) -> Flask:
    app = Flask(__name__, static_folder=None)
    put_on_every_response(app, HeaderRules(https=https))
    app.add_url_rule("/kirim/", view_func=lambda: "ok")
    return app


def test_a_page_may_run_only_our_own_script_files():
    policy = app_with(https=True).test_client().get("/kirim/").headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy


def test_only_the_pocket_edition_carries_its_script_inside():
    assert "script-src 'self' 'unsafe-inline'" in content_policy("/desa/wates/saku.html")
    assert "script-src 'self';" in content_policy("/kirim/saku.html.txt")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_every_response_carries_the_header(name, value):
    assert app_with(https=True).test_client().get("/kirim/").headers[name] == value


def test_a_missing_page_carries_them_too():
    assert "Content-Security-Policy" in app_with(https=True).test_client().get("/x").headers


@pytest.mark.parametrize("host", ["http://kantor.example", "http://evil.example", "http://127.0.0.1:8000"])
def test_a_lead_within_the_site_never_names_a_host(host):
    response = app_with(https=True).test_client().get("/kirim", base_url=host)

    assert (response.status_code, response.headers["Location"]) == (308, "/kirim/")


@pytest.mark.parametrize(("https", "expected"), [(True, "max-age=31536000"), (False, None)])
def test_only_an_https_site_asks_to_be_visited_by_https(https, expected):
    assert app_with(https=https).test_client().get("/kirim/").headers.get("Strict-Transport-Security") == expected
