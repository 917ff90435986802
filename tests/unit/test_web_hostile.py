"""Somebody types what nobody should, everywhere it can be typed."""

import re
from datetime import timedelta

import pytest

from feedback_api.web.staff_cookie import OWNER, TOKEN
from tests.web_office import an_office

FIELDS = ("jenis", "desa", "panduan", "isi", "nama", "kontak", "kunci", "waktu", "situs")
STAFF_FIELDS = ("isi_terbit", "jawaban", "panduan_kondisi", "versi", "alasan", "dari_panduan", "tanpa_data_pribadi")
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an event handler": "<img src=x onerror=alert(1)>",
    "an attribute's end": '" autofocus onfocus=alert(1) x="',
    "a textarea's end": "</textarea><script>alert(1)</script>",
    "a link that runs": "[klik](javascript:alert(1)) <a href='javascript:alert(1)'>x</a>",
    "a template": "{{ 7 * 7 }}{% for x in y %}",
    "a formula": '=HYPERLINK("https://evil.example";"klik")',
    "a turned text": "aman \u202e\u2066 fdp.exe\u2069 \u200f",
    "a header": "x\r\nSet-Cookie: a=b\r\n\r\n<h1>y",
    "a zero": "a\x00b",
    "a query": "'; DROP TABLE submissions; --",
    "a path": "../../../../etc/passwd",
    "a stack of accents": "a" + "\u0301" * 500,
}


RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """One office for all of them: what one sends must not trouble the next."""
    with an_office(tmp_path_factory.mktemp("hostile")) as office:
        yield office


def newest(office):
    """What was kept last: its key counts up."""
    return max(office.waiting(), key=lambda kept: kept.received_at)


@pytest.fixture(autouse=True)
def _a_moment_passes(office):
    office.clock.passes(timedelta(seconds=1))


def is_inert(page) -> bool:
    """Whether a browser would run or follow nothing of what was typed."""
    soup = page.soup
    scripts = [script for script in soup.find_all("script") if not script.get("src", "").startswith("/theme/js/")]
    handlers = [tag for tag in soup.select("*") if any(name.startswith("on") for name in tag.attrs)]
    runs = [link for link in soup.select("[href]") if RUNS.match(str(link["href"]))]
    return not (scripts or handlers or runs or soup.find("img"))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_form_takes_anything_calmly(office, field, typed):
    visitor = office.visitor()

    page = visitor.sends(
        "/kirim/",
        {**visitor.opens("/kirim/?jenis=pertanyaan").fields(), "jenis": "pertanyaan", "isi": "Apa?", field: typed},
    )

    assert page.status in {303, 422}
    assert is_inert(page)
    assert "Set-Cookie" not in page.response.headers


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_was_typed_stays_text_from_the_receipt_to_the_desk(office, typed):
    visitor, sri = office.visitor(), office.staff()
    sent = visitor.asks(typed, nama=typed[:90])
    submission = newest(office)
    path = f"/moderasi/kiriman/{submission.id}"
    form = {**sri.opens(path).fields(), "jawaban": typed}

    pages = [
        visitor.opens(sent.address),
        sri.opens("/moderasi/"),
        sri.opens(path),
        sri.sends(path, {**form, "tindakan": "pratinjau"}),
        sri.sends(f"{path}/buka", form),
    ]

    assert [page.status for page in pages] == [200] * 5
    assert all(is_inert(page) for page in pages)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("field", STAFF_FIELDS)
def test_every_field_of_the_desk_takes_anything_calmly(office, field, typed):
    submission, sri = office.kept(), office.staff()

    page = sri.decides(submission, "terbitkan", **{"jawaban": "Bisa.", field: typed})

    assert page.status in {303, 409, 422}
    assert is_inert(page)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_addresses_take_anything_calmly(office, typed):
    visitor, sri = office.visitor(), office.staff()

    pages = [
        visitor.client.get("/kirim/", query_string={"panduan": typed, "desa": typed, "jenis": typed}),
        visitor.client.get("/kirim/diterima/", query_string={"t": typed}),
        visitor.client.post("/lacak/", data={"kode": typed}),
        visitor.client.get("/moderasi/masuk", query_string={"lanjut": typed}),
        sri.client.get("/moderasi/", query_string={"saring": typed, "sesudah": typed, "selesai": typed}),
    ]

    assert {page.status_code for page in pages} <= {200, 404, 410, 422}


def test_characters_that_turn_or_hide_text_do_not_come_in(office):
    kept = office.kept("aman\u202e fdp.exe\u2066\u200b\ufeff\x00\u2069")

    assert kept.text == "aman fdp.exe"


@pytest.mark.parametrize("typed", ["ktp\u202e\u2066\x00\x1b[2J", "ktp" + "\u0301" * 100])
def test_what_is_only_shown_again_comes_back_without_them_too(office, typed):
    visitor = office.visitor()

    pages = [
        visitor.client.get("/hasil/", query_string={"q": typed}),
        visitor.client.post("/lacak/", data={"kode": typed}),
        visitor.client.get("/kirim/", query_string={"isi": typed}),
    ]

    marks = ("\u202e", "\u2066", "\x00", "\x1b", "\u0301" * 10)
    assert [mark for mark in marks for page in pages if mark in page.text] == []


@pytest.mark.parametrize("field", ["alasan", "titip-x", "\x00x"])
def test_what_travels_through_a_sign_in_steers_nothing_either(office, field):
    sri = office.staff()
    with sri.client.session_transaction() as session:
        session.update({TOKEN: "ended", OWNER: "sri"})

    page = sri.sends("/moderasi/kunjungan/wates-desember/batal", {field: "hujan\x00\x1b[2J\u202e"})

    assert page.status == 401
    assert [mark for mark in ("\x00", "\x1b", "\u202e") if mark in page.response.text] == []
    assert "hujan[2J" in page.response.text


def test_a_text_of_100_kilobytes_comes_back_whole(office):
    text = "panjang sekali " * 7000

    page = office.visitor().asks(text)

    assert page.status == 422
    assert page.value("isi") == text.strip()


def test_a_text_beyond_all_measure_is_refused_before_it_is_read(office):
    page = office.visitor().sends("/kirim/", {"isi": "x" * 600_000})

    assert page.status == 413
    assert "Tulisannya terlalu besar" in page.words


def test_staff_are_not_told_that_a_page_that_is_never_kept_still_has_their_words(office):
    page = office.staff().sends("/moderasi/kunjungan/baru", {"tempat": "x" * 600_000})

    assert page.status == 413
    assert "Belum tersimpan." in page.words
    assert "masih ada" not in page.words


def test_broken_letters_are_taken_as_well_as_they_can_be(office):
    visitor = office.visitor()
    form = visitor.opens("/kirim/?jenis=pertanyaan").fields()
    body = f"jenis=saran&kunci={form['kunci']}&waktu={form['waktu']}&isi=ab%ff%fe%c3%28cd"

    sent = visitor.client.post("/kirim/", data=body, content_type="application/x-www-form-urlencoded")

    assert sent.status_code == 303
    assert newest(office).text.startswith("ab")


def test_of_a_doubled_field_the_first_counts(office):
    visitor = office.visitor()
    form = visitor.opens("/kirim/?jenis=pertanyaan").fields()

    visitor.client.post("/kirim/", data={**form, "isi": ["pertama", "kedua"]})

    assert newest(office).text == "pertama"


def test_a_form_sent_in_parts_is_taken_like_any_other(office):
    visitor = office.visitor()
    form = visitor.opens("/kirim/?jenis=pertanyaan").fields()

    sent = visitor.client.post("/kirim/", data={**form, "isi": "sebagian"}, content_type="multipart/form-data")

    assert sent.status_code == 303


def test_a_form_of_a_thousand_parts_is_refused(office):
    parts = {f"f{number}": "x" for number in range(1000)}

    answer = office.visitor().client.post("/kirim/", data=parts, content_type="multipart/form-data")

    assert answer.status_code == 413
