"""A sender follows what was sent, with nothing but the code."""

import pytest

from tests.web_office import an_office


@pytest.fixture
def office(tmp_path):
    with an_office(tmp_path) as office:
        yield office


@pytest.fixture
def visitor(office):
    return office.visitor()


def follows(visitor, code: str):
    return visitor.sends("/lacak/", {"kode": code})


def test_what_waits_says_by_when_it_is_answered(visitor):
    page = follows(visitor, visitor.gets_code())

    assert page.soup.h1.text == "Diterima"
    assert "Dijawab paling lambat Senin, 30 November" in page.words


@pytest.mark.parametrize("slip", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code} "])
def test_a_code_may_be_typed_as_people_type(visitor, slip):
    assert follows(visitor, slip(visitor.gets_code())).status == 200


def test_the_receipt_leads_to_the_status_with_one_press(visitor):
    receipt = visitor.opens(visitor.asks().address)

    page = visitor.sends("/lacak/", {"kode": receipt.value("kode")})

    assert page.status == 200


@pytest.mark.parametrize(("code", "status"), [("", 422), ("ABCD", 422), ("2222-2222", 404), ("x" * 5000, 422)])
def test_a_code_nobody_has_is_said_to_be_unknown_and_stays_in_its_field(visitor, code, status):
    page = follows(visitor, code)

    assert page.status == status
    assert page.value("kode") == code[:60]
    assert page.first("#kode")["aria-invalid"] == "true"


def test_what_a_member_of_staff_holds_is_being_looked_for(office, visitor):
    code = visitor.gets_code()
    office.staff().decides(office.waiting()[0], "ambil")

    assert follows(visitor, code).soup.h1.text == "Sedang dicari jawabannya"


def test_a_published_answer_is_shown_with_its_page(office, visitor):
    code, submission = visitor.gets_code(), office.waiting()[0]
    office.staff().decides(submission, "terbitkan", jawaban="**Bawa KK.** Gratis.", panduan_kondisi="benar")

    page = follows(visitor, code)

    assert "Bawa KK. Gratis." in page.words
    assert page.soup.select_one(f"a[href='/tanya/{submission.id}/']")


def test_a_private_answer_is_shown_to_the_sender_alone(office, visitor):
    code, submission = visitor.gets_code(), office.waiting()[0]
    office.staff().decides(submission, "jawab_pribadi", jawaban="Datang ke loket 2.")

    page = follows(visitor, code)

    assert "Datang ke loket 2." in page.words
    assert page.soup.select_one("a[href^='/tanya/']:not(header a)") is None


def test_what_cannot_be_answered_says_why_and_where_to_go(office, visitor):
    code = visitor.gets_code()
    office.staff().decides(office.waiting()[0], "tolak", alasan="Ini urusan PLN. Hubungi 123.")

    page = follows(visitor, code)

    assert page.soup.h1.text == "Tidak bisa kami jawab"
    assert "Ini urusan PLN. Hubungi 123." in page.words
    assert page.soup.select_one("main a[href='/kirim/']")


def test_what_was_taken_for_spam_is_told_kindly(office, visitor):
    code = visitor.gets_code()
    office.staff().decides(office.waiting()[0], "spam")

    assert "Keliru? Kirim lagi dengan kata lain." in follows(visitor, code).words


def test_the_status_page_never_shows_an_identity_number(visitor):
    code = visitor.gets_code("NIK saya 3514220000000001 tidak ditemukan")

    assert "3514220000000001" not in follows(visitor, code).response.text


def test_the_code_never_stands_in_an_address(visitor):
    form = visitor.opens("/lacak/").soup.find("form")

    assert form["method"] == "post"
    assert visitor.opens("/lacak/?kode=2222-2222").value("kode") == ""


def test_the_status_is_kept_by_no_browser(visitor):
    assert follows(visitor, visitor.gets_code()).response.headers["Cache-Control"] == "no-store"
