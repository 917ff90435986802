"""Somebody searches without a script, and a program searches for somebody."""

import pytest
from jsonschema import Draft202012Validator

from tests.search.indexed import an_answer, index_with
from tests.web_office import an_office


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    directory = tmp_path_factory.mktemp("searched")
    publish_index(directory)
    with an_office(directory, limit_search="1000 per minute") as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def publish_index(directory, answers=()):
    """Put the index where the press puts it: beside the catalogue."""
    (directory / "cari").mkdir()
    for key, text in index_with(answers).files.items():
        (directory / "cari" / f"{key}.json").write_text(text, "utf-8")


def test_what_was_typed_is_answered_with_links_best_first(visitor):
    page = visitor.opens("/hasil/?q=ktp+ilang")

    assert page.status == 200
    assert page.first(".found__to")["href"] == "/panduan/ktp-el-hilang/"
    assert page.first("#q")["value"] == "ktp ilang"
    assert page.first("[role=status]").text.strip().endswith(" hasil")


def test_the_way_to_ask_is_not_shown_beside_answers(visitor):
    assert visitor.opens("/hasil/?q=ktp+ilang").first("[data-nothing]").has_attr("hidden")


def test_when_nothing_answers_the_words_go_into_the_form(visitor):
    page = visitor.opens("/hasil/?q=Resep+rendang+%26+sambal")
    form = visitor.opens(str(page.first("[data-ask]")["href"]))

    assert page.soup.select(".found__to") == []
    assert "Belum ada halaman tentang “Resep rendang & sambal”." in page.words
    assert form.value("isi") == "Resep rendang & sambal"


def test_without_words_there_is_only_the_box(visitor):
    page = visitor.opens("/hasil/")

    assert page.status == 200
    assert page.first("[data-found]").has_attr("hidden")


def test_what_was_typed_is_text_wherever_it_stands(visitor):
    page = visitor.opens("/hasil/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert page.soup.find("script", string=True) is None
    assert page.first("#q")["value"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize("typed", ["a" * 5000, "%00", "%F0%9F%99%82", "%FF%FE", "+".join(["kata"] * 2000)])
def test_nothing_that_is_typed_is_too_much(visitor, typed):
    assert visitor.opens(f"/hasil/?q={typed}").status == 200


def test_the_page_is_not_for_search_engines(visitor):
    assert visitor.opens("/hasil/?q=ktp").first("meta[name=robots]")["content"] == "noindex"


def test_a_program_gets_the_same_best_first(visitor):
    response = visitor.opens("/api/v1/search?q=ktp+hilang+diurus+orang+lain").response

    first, second = response.json[:2]
    assert {**first, "why": None} == {
        "url": "/panduan/ktp-el-hilang/",
        "kind": "guide",
        "title": "KTP hilang",
        "why": None,
    }
    assert second["kind"] == "case"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("legalisasi usaha", "Disebut juga “legalisasi usaha”"),
        ("ktp hilang", "Cocok dengan judulnya"),
        ("putusan pengadilan", "Di dalamnya: Salinan putusan pengadilan"),
        ("kode lacak", "Halaman. Disebut juga “kode lacak”"),
    ],
)
def test_a_second_line_says_why_each_was_found(visitor, typed, line):
    page = visitor.opens(f"/hasil/?q={typed}")

    assert page.first(".found__kind").text == line
    assert all(row.select_one(".found__kind").text for row in page.soup.select(".found__one"))


def test_a_program_is_told_why_each_was_found(visitor):
    first = visitor.opens("/api/v1/search?q=legalisasi+usaha").response.json[0]

    assert first["why"] == {"place": "other_name", "text": "legalisasi usaha"}


ABOUT_EVERY_KIND = (
    "ktp",
    "ktp hilang",
    "kk",
    "baru menikah",
    "bapak meninggal",
    "wates",
    "kunjungan",
    "loket",
    "privasi",
)


def test_whatever_a_program_finds_is_as_the_description_says(visitor):
    described = visitor.opens("/api/v1/openapi.json").response.json["components"]["schemas"]["Found"]
    found = [one for words in ABOUT_EVERY_KIND for one in visitor.opens(f"/api/v1/search?q={words}").response.json]

    assert {"guide", "case", "event", "village", "page"} <= {one["kind"] for one in found}
    assert [error.message for one in found for error in Draft202012Validator(described).iter_errors(one)] == []


@pytest.mark.parametrize("query", ["?q=", "?q=slot+gacor"])
def test_a_program_that_finds_nothing_gets_an_empty_list(visitor, query):
    response = visitor.opens(f"/api/v1/search{query}").response

    assert (response.status_code, response.json) == (200, [])


def test_before_the_site_is_published_nothing_is_found(tmp_path):
    with an_office(tmp_path) as office:
        assert office.visitor().opens("/api/v1/search?q=ktp").response.json == []


def test_whoever_searches_too_often_is_told_when_to_come_back(tmp_path):
    with an_office(tmp_path, limit_search="2 per minute") as office:
        visitor = office.visitor()
        pages = [visitor.opens("/hasil/?q=ktp") for _ in range(3)]
        program = visitor.opens("/api/v1/search?q=ktp").response

    assert [page.status for page in pages] == [200, 200, 429]
    assert "Terlalu sering mencari dari sambungan ini." in pages[-1].words
    assert (program.status_code, program.mimetype) == (429, "application/problem+json")
    assert 0 < int(program.headers["Retry-After"]) <= 61


@pytest.fixture(scope="module")
def visitor_among_namesakes(tmp_path_factory):
    """Somebody at an office with 60 answers of one title."""
    directory = tmp_path_factory.mktemp("namesakes")
    publish_index(directory, [an_answer("Lampu dermaga padam?", f"dermaga{number:03}") for number in range(60)])
    with an_office(directory, limit_search="1000 per minute") as office:
        yield office.visitor()


def test_answers_with_the_title_that_was_typed_stand_below_it_newest_first(visitor_among_namesakes):
    page = visitor_among_namesakes.opens("/hasil/?q=lampu+dermaga+padam")
    older = visitor_among_namesakes.opens(str(page.first(".found__older")["href"]))

    assert page.first(".found__same summary").text == "60 jawaban dengan judul ini"
    assert [link.text for link in page.soup.select(".found__each a")][:2] == ["Jawaban ke-60", "Jawaban ke-59"]
    assert older.first(".found__each a")["href"] == "/tanya/dermaga049/"
    assert len(older.soup.select(".found__one")) == 1
    assert older.soup.select(".found__older") == []


def test_a_program_gets_all_answers_of_a_title_page_by_page(visitor_among_namesakes):
    address = "/api/v1/search?q=lampu+dermaga+padam&halaman="
    pages = [visitor_among_namesakes.opens(f"{address}{page}").response.json[0]["same_title"] for page in (1, 2)]

    urls = [url for page in pages for url in page["urls"]]

    assert urls == [f"/tanya/dermaga{number:03}/" for number in reversed(range(60))]
    assert [(page["count"], page["page"], page["pages"]) for page in pages] == [(60, 1, 2), (60, 2, 2)]


@pytest.mark.parametrize("page", ["0", "-1", "dua", "1.5", ""])
def test_a_page_that_is_no_number_is_refused_to_a_program_and_a_person_gets_the_first(visitor, page):
    refused = visitor.opens(f"/api/v1/search?q=ktp+hilang&halaman={page}").response
    shown = visitor.opens(f"/hasil/?q=ktp+hilang&halaman={page}")

    assert (refused.status_code, refused.json["errors"][0]["field"]) == (422, "halaman")
    assert shown.first(".found__to")["href"] == "/panduan/ktp-el-hilang/"
