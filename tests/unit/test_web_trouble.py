"""Something goes wrong on our side, and a person was in the middle of writing."""

import logging
from dataclasses import replace

import pytest

from feedback_api.app import STATUSES, create_app
from feedback_api.domain import errors
from feedback_api.wording import REFUSALS
from tests.web_office import PASSWORD, Page, Visitor, an_office


class BrokenStore:
    """A store that fails as `error` whenever something is to be kept."""

    def __init__(self, store, error: Exception) -> None:
        self._store = store
        self._error = error

    def __getattr__(self, name):
        return getattr(self._store, name)

    @property
    def submissions(self):
        raise self._error


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


def visitor_when(office, error: Exception) -> Visitor:
    return Visitor(create_app(replace(office.services, store=BrokenStore(office.services.store, error))))


def test_an_error_nobody_foresaw_shows_no_code_and_gives_the_text_back(office, caplog):
    visitor = visitor_when(office, RuntimeError("secret detail"))

    with caplog.at_level(logging.ERROR):
        page = visitor.asks("Anak saya belum punya akta.", kontak="0812 3456 7890")

    assert page.status == 500
    assert "Ada yang salah di pihak kami" in page.words
    assert "Traceback" not in page.response.text
    assert "secret detail" not in page.response.text
    assert page.value("isi") == "Anak saya belum punya akta."
    assert page.value("kontak") == "0812 3456 7890"


def test_the_page_names_the_id_under_which_it_was_logged_and_the_log_holds_no_words_of_the_sender(office, caplog):
    with caplog.at_level(logging.ERROR):
        page = visitor_when(office, RuntimeError("boom")).asks("rahasia warga")

    logged_as = page.first("main .code").text

    assert logged_as in caplog.text
    assert "rahasia warga" not in caplog.text


def test_after_the_trouble_the_same_press_is_taken(office):
    page = visitor_when(office, errors.StoreUnavailable()).asks("Masih ada?")

    sent = office.visitor().sends(page.first("main form")["action"], page.fields())

    assert page.status == 503
    assert sent.status == 303
    assert office.waiting()[0].text == "Masih ada?"


def test_a_password_is_never_given_back(office, caplog):
    app = create_app(replace(office.services, store=BrokenStaff()))
    visitor = Visitor(app)
    with caplog.at_level(logging.ERROR):
        shown = office.app.test_client().get("/moderasi/masuk")
        token = Page(response=shown).fields()["csrf_token"]
        cookie = {"Cookie": shown.headers["Set-Cookie"].partition(";")[0]}

        page = visitor.sends("/moderasi/masuk", {"csrf_token": token, "nama": "sri", "sandi": PASSWORD}, **cookie)

    assert page.status == 500
    assert PASSWORD not in page.response.text
    assert PASSWORD not in caplog.text


class BrokenStaff:
    """A store without anything in it."""


def test_a_program_is_told_in_its_own_form(office, caplog):
    client = visitor_when(office, RuntimeError("secret detail")).client

    with caplog.at_level(logging.ERROR):
        answer = client.post("/api/v1/submissions", json={"jenis": "saran", "isi": "x"})

    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "secret detail" not in answer.text


@pytest.mark.parametrize("path", ["/tidak-ada", "/kirim/x", "/moderasi/x", "/api/v1/x"])
def test_a_missing_address_is_a_calm_page(office, path):
    answer = office.visitor().client.get(path)

    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_wrong_method_is_a_calm_page_that_names_the_right_ones(office):
    answer = office.visitor().client.delete("/kirim/")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert "Halaman ini tidak dibuka dengan cara itu" in answer.text


def test_every_refusal_has_a_status_and_a_sentence():
    refusals = {
        refusal
        for refusal in vars(errors).values()
        if isinstance(refusal, type) and issubclass(refusal, errors.Refusal) and refusal is not errors.Refusal
    }

    # Whoever has not signed in is led to the sign-in; that is no page about trouble.
    assert refusals - {errors.NotSignedIn} == set(STATUSES)
    assert {refusal.__new__(refusal).code for refusal in refusals} == set(REFUSALS)


def test_every_answer_carries_the_headers_even_in_trouble(office, caplog):
    with caplog.at_level(logging.ERROR):
        page = visitor_when(office, RuntimeError("boom")).asks()

    assert "script-src 'self'" in page.response.headers["Content-Security-Policy"]
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.fixture
def with_site(tmp_path):
    """An office that also serves a published site."""
    site = tmp_path / "site"
    (site / "panduan").mkdir(parents=True)
    (site / "panduan" / "index.html").write_text("<h1>Panduan</h1>")
    (site / "404.html").write_text("<h1>Halaman situs ini tidak ada</h1>")
    with an_office(tmp_path, site_dir=site) as office:
        yield office.visitor().client


@pytest.mark.parametrize("path", ["/kirim", "/lacak", "/moderasi"])
def test_an_address_of_the_function_without_its_last_stroke_leads_there_beside_a_site(with_site, path):
    answer = with_site.get(path)

    assert answer.status_code == 308
    assert answer.headers["Location"].endswith(f"{path}/")


@pytest.mark.parametrize("path", ["/kirim/", "/sehat", "/lacak/", "/moderasi/masuk", "/api/v1/openapi.json"])
def test_the_site_hides_no_address_of_the_function(with_site, path):
    assert with_site.get(path).status_code == 200


def test_what_the_function_does_not_know_is_looked_for_in_the_site(with_site):
    with with_site.get("/panduan/") as page, with_site.get("/tidak-ada") as missing:
        assert (page.status_code, page.text) == (200, "<h1>Panduan</h1>")
        assert (missing.status_code, missing.text) == (404, "<h1>Halaman situs ini tidak ada</h1>")


@pytest.mark.parametrize("path", ["/panduan/", "/tidak-ada", "/"])
def test_nobody_writes_to_a_file(with_site, path):
    answer = with_site.post(path, data={"isi": "x"})

    assert answer.status_code == 405
    assert answer.headers["Allow"]
