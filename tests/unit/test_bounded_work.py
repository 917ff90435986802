"""Somebody sends what is made to keep the office's computer busy, and everybody else is served all the same."""

import random
import time

import pytest

from feedback_api.actions.decisions.preview import preview
from feedback_api.domain.text.cleaning import MOST_MARKS, cleaned
from feedback_api.domain.text.markdown_work import is_too_much
from feedback_api.security.sanitise import render_answer
from tests.web_office import an_office

LONGEST = 10_000
# A preview takes 0.3 s at most; this machine may be five times slower than that of the office, or busy.
PREVIEW, PAGE = 0.3 * 5, 2 * 5
PIECES = [
    "[![[a](b)",
    "[a](b",
    "![",
    "[a][b",
    "*a",
    "**",
    "_a_",
    "`a`",
    "``",
    "<a",
    "[a]: b\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "&a",
    "&#",
    "\\",
    "a@b.id ",
    "[](",
    "]( ",
    "(((",
    "\n- a\n  ",
    "* * ",
    "# ",
    "***a",
    "_*",
    "[x](<",
    '[x](a "',
    "a.b",
    "a.",
    "-\n",
    "=\n",
    "a\n=\n",
    "\n",
    "\n\n",
    "a",
    "kata ",
    "(",
    ")",
    "<",
    "0812 ",
    "3514",
    "www.",
    "https://",
    "a@",
    "12-12-",
    "jl. ",
    "RT 1 ",
    "<!--",
]
ALONE = [*PIECES, "\u0301\u0327", "a\u0301", "\U0001f44d", "\u200b", "- \n\n", "> - ", "* a\n\n", "[a](b)[", "```\n"]


@pytest.mark.parametrize("piece", ALONE)
def test_a_preview_of_one_thing_over_and_over_comes_at_once(piece):
    text = (piece * LONGEST)[:LONGEST]
    started = time.process_time()

    preview(public_text=text, answer=text)

    assert time.process_time() - started < PREVIEW


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(8, 100))])
def test_a_preview_of_anything_mixed_comes_at_once(seed):
    chance = random.Random(seed)  # noqa: S311 the same texts in every run
    pieces = chance.sample(PIECES, 3)
    text = "".join(chance.choice(pieces) for _ in range(LONGEST))[:LONGEST]
    within = text[: next(end for end in range(LONGEST, 0, -100) if not is_too_much(text[:end]))]
    started = time.process_time()

    preview(public_text=within, answer=within)

    assert time.process_time() - started < PREVIEW


@pytest.mark.parametrize("lines", [40, 400])
def test_a_long_honest_answer_is_no_tangle(lines):
    line = "Bawa **KK** asli, lalu lihat [panduan](https://kantor.example/panduan/kia/).\n\n"

    answer = (line * lines)[:LONGEST]

    assert not is_too_much(answer)
    assert "<strong>KK</strong>" in render_answer(answer).html


def test_lines_of_signs_across_the_page_are_no_tangle():
    assert not is_too_much("Bagian satu\n\n" + "-" * 2000 + "\n\n" + "* " * 2000 + "\n\n" + "=" * 2000)


def test_of_a_hundred_accents_on_one_letter_a_few_stay():
    assert len(cleaned("a" + "\u0301\u0327" * 50)) <= 1 + MOST_MARKS


def test_a_whole_body_of_accents_is_cleaned_at_once():
    started = time.process_time()

    cleaned("\u0301\u0327" * 130_000)

    assert time.process_time() - started < PAGE


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("work")) as office:
        yield office


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("jawaban", "[![[a](b)" * 1111, "terlalu banyak tanda"),
        ("jawaban", "kata " * 100_000, "terlalu panjang"),
        ("isi_terbit", "kata " * 100_000, "terlalu panjang"),
    ],
    ids=["signs", "an answer of half a megabyte", "a text of half a megabyte"],
)
@pytest.mark.parametrize("press", ["pratinjau", "terbitkan"])
def test_what_takes_too_long_to_show_is_refused_with_a_sentence_and_stays(office, press, field, typed, sentence):
    submission, sri = office.kept(), office.staff()
    started = time.process_time()

    page = sri.decides(submission, press, **{"jawaban": "Bisa.", field: typed})

    assert time.process_time() - started < PAGE
    assert page.status == 422
    assert sentence in page.words
    assert page.value(field) == typed.strip()


BODIES = {
    "many fields": "&".join(f"f{number}=" for number in range(60_000)),
    "one field many times": "isi=a&" * 80_000,
    "empty fields": "&" * 500_000,
    "accents": "isi=" + "%CC%81%CC%A7" * 40_000,
    "joiners": "isi=" + "%E2%80%8D" * 55_000,
    "line ends": "isi=" + "%0D%0A" * 80_000,
    "digits": "isi=" + "0812 " * 100_000,
    "a key": "kunci=" + "a" * 500_000,
    "a code": "kode=" + "%F0%9D%9F%8E" * 40_000,
    "a version": "versi=" + "9" * 500_000,
    "a token": "waktu=" + "a." * 250_000,
    "a password": "nama=sri&sandi=" + "a" * 500_000,
}
DOORS = ("/kirim/", "/lacak/", "/kirim/minat", "/moderasi/masuk")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("door", DOORS)
def test_half_a_megabyte_of_anything_is_answered_soon(office, door, body):
    started = time.process_time()

    answer = office.visitor().client.post(door, data=body, content_type="application/x-www-form-urlencoded")

    assert time.process_time() - started < PAGE
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 64_000,
        b'{"a":' * 12_000,
        b'{"isi":' + b"9" * 60_000 + b"}",
        b'{"isi":1e' + b"9" * 60_000 + b"}",
        b"{" + b'"isi":"a",' * 6_000 + b'"isi":"b"}',
        b'{"jenis":"saran","isi":"' + b"\\ud800" * 10_000 + b'"}',
    ],
    ids=["arrays", "objects", "a number", "a power", "one key", "half pairs"],
)
def test_a_program_that_sends_the_deepest_json_is_answered_soon(office, body):
    started = time.process_time()

    answer = office.visitor().client.post("/api/v1/submissions", data=body, content_type="application/json")

    assert time.process_time() - started < PAGE
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize("query", ["a " * 2_000, "%CC%81" * 600, "%EF%B7%BA" * 400, "%00" * 1_000, "a" * 4_000])
@pytest.mark.parametrize("address", ["/hasil/?q=", "/api/v1/search?q=", "/kirim/?isi=", "/kirim/diterima/?t="])
def test_an_address_full_of_anything_is_answered_soon(office, address, query):
    started = time.process_time()

    answer = office.visitor().client.get(address + query)

    assert time.process_time() - started < PAGE
    assert answer.status_code < 500
