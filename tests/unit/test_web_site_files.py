"""A reader asks for the published files on one machine."""

import gzip

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from feedback_api.web.answers.site_files import site_blueprint

PAGE = "<!doctype html><title>KTP hilang</title>" + "<p>Bawa KK.</p>" * 50


class ReadingClient(FlaskClient):
    """Reads each answer to its end and closes it, as a server does."""

    def open(self, *args, **kwargs):
        return super().open(*args, **{"buffered": True, **kwargs})


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "site"
    guide = root / "panduan" / "ktp-el-hilang"
    guide.mkdir(parents=True)
    (guide / "index.html").write_text(PAGE)
    (guide / "index.html.br").write_bytes(brotli.compress(PAGE.encode()))
    (guide / "index.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (root / "404.html").write_text("<h1>Halaman ini tidak ada</h1>")
    (root / "theme").mkdir()
    (root / "theme" / "cari.3f9c2a1b7d.js").write_text("0")
    (root / "kunjungan.ics").write_text("BEGIN:VCALENDAR")
    (root / "site.webmanifest").write_text("{}")
    (root / "data" / "skema").mkdir(parents=True)
    (root / "data" / "skema" / "panduan.json").write_text("{}")
    (root / "suara").mkdir()
    (root / "suara" / "ktp-madura.opus").write_text("x")
    (root / ".rahasia").write_text("x")
    (tmp_path / "feedback.sqlite").write_text("rahasia")
    return root


@pytest.fixture
def client(site):
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(site_blueprint(site))
    app.test_client_class = ReadingClient
    return app.test_client()


def test_a_folder_is_answered_with_its_page(client):
    response = client.get("/panduan/ktp-el-hilang/")

    assert response.text == PAGE
    assert response.content_type == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"


def test_an_address_without_its_last_stroke_leads_to_the_folder(client):
    response = client.get("/panduan/ktp-el-hilang?wakil=ya")

    assert (response.status_code, response.location) == (308, "/panduan/ktp-el-hilang/?wakil=ya")


@pytest.mark.parametrize("foul", ["//elsewhere.example", "//elsewhere.example/panduan", "/\\elsewhere.example"])
def test_no_address_leads_to_another_site(client, foul):
    response = client.get(foul)

    assert "elsewhere" not in response.headers.get("Location", "").split("/")[2:3]
    assert not response.headers.get("Location", "/").startswith("//")


@pytest.mark.parametrize(
    ("asked", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None)]
)
def test_the_smallest_form_the_browser_understands_is_sent(client, asked, sent):
    response = client.get("/panduan/ktp-el-hilang/", headers={"Accept-Encoding": asked})

    assert response.headers.get("Content-Encoding") == sent
    assert response.headers["Vary"] == "Accept-Encoding"
    assert len(response.data) == response.content_length


def test_a_browser_that_has_the_page_is_told_so_without_a_body(client):
    first = client.get("/panduan/ktp-el-hilang/", headers={"Accept-Encoding": "br"})

    again = client.get(
        "/panduan/ktp-el-hilang/", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]}
    )

    assert (again.status_code, again.data) == (304, b"")


def test_another_encoding_is_another_thing(client):
    brotli_form = client.get("/panduan/ktp-el-hilang/", headers={"Accept-Encoding": "br"})
    plain_form = client.get("/panduan/ktp-el-hilang/")

    assert brotli_form.headers["ETag"] != plain_form.headers["ETag"]


def test_a_part_is_cut_from_the_plain_file(client):
    response = client.get("/panduan/ktp-el-hilang/", headers={"Range": "bytes=0-13", "Accept-Encoding": "br"})

    assert (response.status_code, response.text) == (206, PAGE[:14])
    assert response.headers["Content-Range"] == f"bytes 0-13/{len(PAGE)}"


def test_a_part_that_is_not_there_is_refused(client):
    response = client.get("/panduan/ktp-el-hilang/", headers={"Range": "bytes=999999-"})

    assert response.status_code == 416


def test_head_says_the_same_without_a_body(client):
    response = client.head("/panduan/ktp-el-hilang/")

    assert (response.status_code, response.data, response.content_length) == (200, b"", len(PAGE))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/kunjungan.ics", "text/calendar; charset=utf-8"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/suara/ktp-madura.opus", "audio/ogg"),
        ("/theme/cari.3f9c2a1b7d.js", "text/javascript; charset=utf-8"),
    ],
)
def test_every_kind_of_file_says_what_it_is(client, address, kind):
    assert client.get(address).content_type == kind


def test_open_data_and_its_schema_may_be_read_by_other_peoples_pages(client):
    assert client.get("/data/skema/panduan.json").headers["Access-Control-Allow-Origin"] == "*"


def test_a_file_named_by_its_content_is_kept_for_ever(client):
    response = client.get("/theme/cari.3f9c2a1b7d.js")

    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "foul",
    [
        "/../feedback.sqlite",
        "/panduan/../../feedback.sqlite",
        "/%2e%2e/feedback.sqlite",
        "/panduan/%2e%2e%2f%2e%2e%2ffeedback.sqlite",
        "/..%5cfeedback.sqlite",
        "/.rahasia",
        "/panduan/%00",
        "/etc/passwd",
        "//etc/passwd",
        "/panduan/ktp-el-hilang/index.html/",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_ever_sent(client, foul):
    response = client.get(foul, follow_redirects=True)

    assert response.status_code == 404
    assert "rahasia" not in response.text


def test_a_link_out_of_the_site_is_not_followed(client, site):
    (site / "keluar").symlink_to(site.parent / "feedback.sqlite")

    response = client.get("/keluar")

    assert response.status_code == 404


def test_a_missing_address_gets_the_page_of_the_site(client):
    response = client.get("/panduan/tidak-ada/")

    assert (response.status_code, response.text) == (404, "<h1>Halaman ini tidak ada</h1>")


def test_a_site_that_is_not_built_yet_answers_calmly(tmp_path):
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(site_blueprint(tmp_path / "not-yet"))

    response = app.test_client().get("/")

    assert response.status_code == 404
