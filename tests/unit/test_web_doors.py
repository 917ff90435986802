"""Whatever is wrong with a request, at whichever door, the person or program reads the page for that case."""

import pytest
from flask import Flask

from feedback_api.app import create_app
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.domain.members.staff import Role
from tests.web_office import Visitor, an_office

TOO_LARGE = {"isi": "x" * 600_000}
ENGLISH = ("Bad Request", "Not Found", "Internal Server", "Too Large", "Not Allowed", "Traceback", "Method")
NOBODY = {"submission_id": "aaaaaaaaaa", "slug": "tidak-ada", "task_id": "tidak-ada", "token": "tidak-ada"}


def written_to(app: Flask) -> list[str]:
    """Every address that takes a form, filled with names of nobody."""
    rules = [
        rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()) and "path" not in rule.arguments
    ]
    built = [rule.build({name: NOBODY[name] for name in rule.arguments}) for rule in rules]
    return sorted({path for _, path in filter(None, built)})


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("doors")) as office:
        yield office


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """An office where everybody has sent too much already."""
    folder = tmp_path_factory.mktemp("limited")
    few = dict.fromkeys(("limit_per_sender", "limit_tracking", "limit_sign_in", "limit_search"), "1 per hour")
    with an_office(folder, limits=f"sqlite:{folder / 'limits.sqlite'}", **few) as office:
        visitor = office.visitor()
        visitor.asks("satu")
        visitor.sends("/lacak/", {"kode": "2222-2222"})
        visitor.opens("/hasil/?q=ktp")
        signing = visitor.opens("/moderasi/masuk").fields()
        visitor.sends("/moderasi/masuk", {**signing, "nama": "siapa", "sandi": "salah"})
        yield office


def is_in_our_words(answer) -> bool:
    if answer.request.path.startswith("/api/"):
        return answer.content_type == "application/problem+json" and not any(
            word in answer.json["detail"] for word in ENGLISH
        )
    return answer.mimetype == "text/html" and 'lang="id"' in answer.text and not any(w in answer.text for w in ENGLISH)


def test_every_door_that_takes_a_form_says_what_is_wrong_with_an_old_one_for_something_gone(office):
    sri = office.staff()

    answers = [
        sri.client.post(path, data={"csrf_token": "lama", "nama_alamat": "ya", "tindakan": "terbitkan"})
        for path in written_to(office.app)
    ]

    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []
    assert [
        answer.request.path for answer in answers if answer.status_code >= 400 and not is_in_our_words(answer)
    ] == []


def test_a_form_that_is_too_old_for_an_item_that_is_gone_leads_to_the_page_for_gone_items(office):
    page = office.staff().sends("/moderasi/kiriman/aaaaaaaaaa", {"csrf_token": "lama"})

    assert page.status == 404
    assert "Kiriman ini tidak kami temukan" in page.words


@pytest.mark.parametrize("office_name", ["office", "limited"])
def test_every_door_says_that_a_form_is_too_large_also_to_whoever_sent_too_much(request, office_name):
    office = request.getfixturevalue(office_name)
    for_all, for_staff = office.visitor(), office.staff("ani", role=Role.ADMIN)

    answers = [who.client.post(path, data=TOO_LARGE) for who in (for_all, for_staff) for path in written_to(office.app)]

    assert {answer.status_code for answer in answers} <= {404, 413, 415, 429}
    assert [answer.request.path for answer in answers if not is_in_our_words(answer)] == []


def test_whoever_sent_too_much_and_too_large_is_told_so(limited):
    page = limited.visitor().sends("/kirim/", TOO_LARGE)

    assert page.status == 413
    assert "Tulisannya terlalu besar" in page.words


class GoneStore:
    """A store that nobody reaches, whatever is asked of it."""

    def __getattr__(self, name):
        raise StoreUnavailable


def test_every_door_says_that_the_store_is_gone_also_where_a_handler_finds_out(office):
    gone = create_app(office.services.__class__(**{**vars(office.services), "store": GoneStore()}))
    visitor = Visitor(gone)

    answers = [visitor.client.post(path, data={"csrf_token": "lama"}) for path in written_to(gone)]

    assert {answer.status_code for answer in answers} <= {303, 400, 415, 422, 503}
    assert [
        answer.request.path for answer in answers if answer.status_code >= 400 and not is_in_our_words(answer)
    ] == []


@pytest.mark.parametrize("status", ["400", "413", "405", "404"])
def test_a_program_is_told_in_indonesian_with_the_shape_of_every_refusal(office, status):
    client = office.visitor().client
    answers = {
        "400": client.post("/api/v1/submissions", data=b"{", content_type="application/json"),
        "413": client.post("/api/v1/submissions", json={"isi": "x" * 70_000}),
        "405": client.delete("/api/v1/submissions"),
        "404": client.get("/api/v1/tidak-ada"),
    }

    answer = answers[status]

    assert answer.status_code == int(status)
    assert is_in_our_words(answer)
    assert set(answer.json) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "PROPFIND", "TRACE"])
@pytest.mark.parametrize("path", ["/kirim/", "/moderasi/", "/api/v1/search", "/sehat"])
def test_a_method_nobody_knows_is_refused_in_our_words(office, method, path):
    answer = office.visitor().client.open(path, method=method)

    assert answer.status_code == 405
    assert is_in_our_words(answer)
