"""A question that was answered before is found by the words it shares, on the phone as at the office."""

import json
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_api.domain.search.similar import EVERYDAY, AnsweredQuestion, similar_to, telling_words
from tests.node import NODE
from tests.test_house_rules import ROOT

ANSWERED = (
    AnsweredQuestion(id="a", title="Ikut suami ke Surabaya, masih perlu pengantar RT/RW?", verdict="Tidak perlu."),
    AnsweredQuestion(id="b", title="KTP hilang, apa harus ada surat polisi?", verdict="Perlu.", guide="ktp-el-hilang"),
    AnsweredQuestion(id="c", title="KTP baru jadinya berapa hari?", verdict="Belum pasti.", guide="ktp-el-baru"),
    AnsweredQuestion(id="d", title="Akta kelahiran anak kembar bagaimana?", verdict="Satu anak satu akta."),
)
CASES = [
    ("Saya mau pindah ikut suami ke Surabaya, pakai pengantar RT?", None, ["a"]),
    ("ktp saya hilang, perlu surat kehilangan dari polisi tidak?", None, ["b"]),
    ("KTP hilang", None, ["b"]),
    ("KTP hilang kemarin di pasar waktu belanja", "ktp-el-hilang", ["b"]),
    ("KTP hilang kemarin di pasar waktu belanja", None, []),
    ("Bagaimana akta kelahirannya anak kembar saya?", None, ["d"]),
    ("Apakah saya bisa ke kantor?", None, []),
    ("Lampu jalan mati di dekat balai desa.", None, []),
    ("", None, []),
    ("Ktp\u0301 hila\u0301ng 🎉 polisi", None, ["b"]),
    ("KTP " * 500, None, []),
]


@pytest.mark.parametrize(("text", "guide", "found"), CASES)
def test_the_words_of_a_question_lead_to_the_answer_or_to_none(text, guide, found):
    assert [one.id for one in similar_to(text, guide, ANSWERED)] == found


def test_a_phone_comes_to_the_same(tmp_path):
    listed = [{"id": one.id, "title": one.title, "verdict": one.verdict, "guide": one.guide} for one in ANSWERED]
    asked = json.dumps([{"everyday": EVERYDAY, "answers": listed}, [(text, guide) for text, guide, _ in CASES]])
    script = tmp_path / "asked.js"
    path = json.dumps(str(ROOT / "theme" / "static" / "js" / "similar.js"))
    script.write_text(
        f"const [list, asked] = {asked}; const compare = require({path})(list);"
        "console.log(JSON.stringify(asked.map(([text, guide]) => compare(text, guide).map(({ id }) => id))));",
        "utf-8",
    )

    said = subprocess.run([NODE, script], capture_output=True, text=True, check=True, timeout=60).stdout

    assert json.loads(said) == [found for _, _, found in CASES]


def test_at_most_three_are_offered_the_most_alike_first():
    many = [AnsweredQuestion(id=str(number), title="Legalisir KK hari Sabtu", verdict="Tidak.") for number in range(5)]
    exact = AnsweredQuestion(id="x", title="Legalisir KK", verdict="Gratis.")

    assert [one.id for one in similar_to("legalisir kk", None, (*many, exact))] == ["x", "0", "1"]


def test_what_is_said_in_any_question_tells_nothing():
    assert telling_words("Assalamualaikum, saya mau tanya: apakah KTP-nya perlu?") == ("ktp", "nya")


def is_form_of(word, other):
    """The rule itself, pair by pair: the same word, or a longer form of one that is long enough."""
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) >= 4 and len(long) - len(short) <= 4 and long.startswith(short))


def compared_pair_by_pair(text, title):
    typed, asked = telling_words(text), telling_words(title)
    shared = sum(any(is_form_of(word, other) for other in typed) for word in asked)
    said = sum(any(is_form_of(word, other) for other in asked) for word in typed)
    return min(shared, said) > 1 and (shared * 5 >= len(asked) * 3 or said * 5 >= len(typed) * 4)


WORDS = st.text(alphabet="akt", min_size=2, max_size=9)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=TEXTS, title=TEXTS)
def test_words_are_alike_by_the_same_rule_as_pair_by_pair(text, title):
    found = similar_to(text, None, (AnsweredQuestion(id="a", title=title, verdict="Ya."),))

    assert bool(found) == compared_pair_by_pair(text, title)
