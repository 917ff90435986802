"""The form and the desk come compressed, and how long they are tells nothing about what is secret in them."""

import gzip

import pytest

from feedback_api.security.masked_token import masked, unmasked
from feedback_api.web.answers.compressing import gzipped
from tests.web_office import Page, an_office

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("compressed")) as office:
        yield office


@pytest.mark.parametrize("path", ["/kirim/", "/lacak/", "/hasil/?q=ktp", "/moderasi/", "/api/v1/openapi.json", "/x"])
def test_a_page_of_the_function_comes_compressed_to_whoever_understands_it(office, path):
    plain, small = (office.staff().client.get(path, headers=headers) for headers in ({}, GZIP))

    assert small.headers["Content-Encoding"] == "gzip"
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) / 2
    assert gzip.decompress(small.data)[:100] == plain.data[:100]
    assert {answer.headers["Vary"].find("Accept-Encoding") >= 0 for answer in (plain, small)} == {True}


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_it_comes_plain_to_everybody_else(office, accepted):
    answer = office.visitor().client.get("/kirim/", headers={"Accept-Encoding": accepted})

    assert "Content-Encoding" not in answer.headers
    assert "Tanya kantor" in answer.text


def test_what_is_short_or_empty_stays_as_it_is(office):
    answers = [office.visitor().client.get("/sehat", headers=GZIP), office.visitor().client.get("/kirim", headers=GZIP)]

    assert [answer.headers.get("Content-Encoding") for answer in answers] == [None, None]


def test_a_written_page_is_read_by_every_reader_and_differs_in_length():
    data = b"Bawa KK. " * 500

    sent = [gzipped(data) for _ in range(60)]

    assert {gzip.decompress(one) for one in sent} == {data}
    assert len({len(one) for one in sent}) > 5


def test_the_token_of_a_form_is_written_differently_on_every_page_and_good_each_time(office):
    sri, submission = office.staff(), office.kept()
    path = f"/moderasi/kiriman/{submission.id}"
    forms = [sri.opens(path).fields() for _ in range(3)]

    pages = [sri.sends(path, {**form, "tindakan": "pratinjau", "jawaban": "Bisa."}) for form in forms]

    assert len({form["csrf_token"] for form in forms}) == 3
    assert [page.status for page in pages] == [200] * 3


def test_all_forms_of_one_page_bear_the_same_token(office):
    office.kept()
    office.kept()

    page = office.staff().opens("/moderasi/")

    tokens = [field["value"] for field in page.soup.select("[name=csrf_token]")]
    assert len(tokens) > 2
    assert len(set(tokens)) == 1


@pytest.mark.parametrize("foul", ["", "x", "AAAA", "%%%", "é" * 10, "A" * 5000])
def test_a_foul_token_is_no_token(office, foul):
    sri, submission = office.staff(), office.kept()

    page = sri.sends(f"/moderasi/kiriman/{submission.id}", {"csrf_token": foul, "tindakan": "spam"})

    assert page.status == 422
    assert office.now_kept(submission).status.is_open


def test_a_token_comes_back_from_under_its_mask_and_an_older_one_stays():
    assert unmasked(masked("a.b-c_d")) == "a.b-c_d"
    assert unmasked("IjEi.aB.cD") == "IjEi.aB.cD"


def test_the_desk_reads_the_same_compressed(office):
    answer = office.staff().client.get("/moderasi/", headers=GZIP)

    answer.data = gzip.decompress(answer.data)

    assert "Antrean" in Page(response=answer).words
