"""Whatever staff type or paste as an answer, what comes out can only be read."""

import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback_api.domain.text.plain_text import plain_text
from feedback_api.security.html_gate import SCHEMES
from feedback_api.security.sanitise import REL, SANITISER_VERSION, TAGS, render_answer
from tests.contract.racing import in_threads, switching_often

ATTACKS = (Path(__file__).parent / "attacks.txt").read_text("utf-8").splitlines()
PIECES = (
    "<script>|</script>|<|>|'|&|&#x6A;|javascript:|](|[|)|`|**|_|#|> |- |1. |\n|\n\n|    |<!--|-->|<svg onload=|a@b.id"
)


class Tags(HTMLParser):
    """Every tag of some HTML with its attributes."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.seen = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def unsafe_in(html):
    """Return what no answer may contain: unknown tags or attributes, and schemes that run something."""
    tags = Tags(html).seen
    wrong_tags = [tag for tag, _ in tags if tag not in TAGS]
    wrong_attributes = [
        (tag, name)
        for tag, known in tags
        for name in known
        if (tag, name) not in {("a", "href"), ("a", "rel"), ("ol", "start")}
    ]
    wrong_schemes = [known["href"] for _, known in tags if urlsplit(known.get("href", "")).scheme not in {"", *SCHEMES}]
    wrong_relations = [known for tag, known in tags if tag == "a" and known.get("rel") != REL]
    return wrong_tags + wrong_attributes + wrong_schemes + wrong_relations


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_text(attack):
    html = render_answer(attack).html

    assert unsafe_in(html) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_inside_an_honest_answer_becomes_text(attack):
    html = render_answer(f"Bawa **KK**.\n\n- satu\n- {attack}\n\n> {attack}\n\nSelesai {attack} ya").html

    assert unsafe_in(html) == []
    assert "<strong>KK</strong>" in html


@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES.split("|")), max_size=60).map("".join)))
@settings(deadline=None, max_examples=150)
def test_anything_at_all_comes_out_safe(text):
    assert unsafe_in(render_answer(text).html) == []


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Bawa **KK** asli.", "<p>Bawa <strong>KK</strong> asli.</p>"),
        ("satu\ndua", "<p>satu<br>\ndua</p>"),
        ("- KK\n- KTP", "<ul>\n<li>KK</li>\n<li>KTP</li>\n</ul>"),
        ("1. datang\n2. antre", "<ol>\n<li>datang</li>\n<li>antre</li>\n</ol>"),
        ("# Syarat", "<h3>Syarat</h3>"),
        ("### Syarat ###", "<h3>Syarat</h3>"),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
    ],
)
def test_simple_markdown_looks_as_expected(markdown, html):
    assert render_answer(markdown).html == html


@pytest.mark.parametrize(
    ("markdown", "address"),
    [
        ("Lihat lapor.go.id ya", "https://lapor.go.id"),
        ("Lihat http://lapor.go.id ya", "https://lapor.go.id"),
        ("[panduan](/panduan/kia/)", "/panduan/kia/"),
        ("[telepon](tel:0343000000)", "tel:0343000000"),
        ("tulis ke contoh@example.go.id", "mailto:contoh@example.go.id"),
        ("[surat](mailto:contoh@example.go.id)", "mailto:contoh@example.go.id"),
    ],
)
def test_addresses_become_links_that_lend_no_weight(markdown, address):
    tags = Tags(render_answer(markdown).html).seen

    assert ("a", {"href": address, "rel": REL}) in tags


@pytest.mark.parametrize(
    "text",
    [
        "Bawa KTP dan KK.Ke loket 2 dulu.Silakan datang.Info lengkap",
        "Lihat Lapor.Go.ID",
        "berkas.pdf dan surat.docx",
        "contoh.com",
        "selesai.id.besok",
        "@misal.id",
        "`lapor.go.id`",
        "ktp@loket",
    ],
)
def test_the_end_of_a_sentence_without_its_space_is_no_address(text):
    assert "<a" not in render_answer(text).html


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("Buka https://lapor.go.id/a_b?x=1#y.", "https://lapor.go.id/a_b?x=1#y", "https://lapor.go.id/a_b?x=1#y"),
        ("Https://lapor.go.id", "Https://lapor.go.id", "Https://lapor.go.id"),
        ("(www.contoh.com)", "https://www.contoh.com", "www.contoh.com"),
        ("misal.desa.id.Silakan", "https://misal.desa.id", "misal.desa.id"),
        ("sdn1.sch.id, ya", "https://sdn1.sch.id", "sdn1.sch.id"),
        ("kampus.ac.id", "https://kampus.ac.id", "kampus.ac.id"),
        ("toko.co.id/a", "https://toko.co.id/a", "toko.co.id/a"),
        ("yayasan.or.id", "https://yayasan.or.id", "yayasan.or.id"),
        ("ke Siti.A@contoh.com.", "mailto:Siti.A@contoh.com", "Siti.A@contoh.com"),
    ],
)
def test_what_was_typed_as_an_address_becomes_one(text, address, words):
    html = render_answer(text).html

    assert f'<a href="{address}" rel="{REL}">{words}</a>' in html


def test_a_list_goes_on_counting_after_a_paragraph():
    answer = render_answer("1. KTP\n2. KK\n\nLalu ke polisi:\n\n3. Surat polisi\n4. Pas foto")

    assert '<ol start="3">\n<li>Surat polisi</li>' in answer.html
    assert plain_text(answer.html).endswith("Lalu ke polisi:\n\n3. Surat polisi\n4. Pas foto")


def test_a_list_that_begins_beyond_all_measure_begins_at_one():
    assert "start" not in render_answer("99999. KTP").html


def test_a_link_that_may_lead_nowhere_is_its_words():
    assert render_answer("[klik **di sini**](javascript:alert(1)) ya").html == "<p>klik di sini ya</p>"


def test_raw_html_is_shown_as_it_was_typed():
    assert "&lt;b&gt;tebal&lt;/b&gt;" in render_answer("<b>tebal</b>").html


def test_an_answer_says_which_gates_it_passed():
    assert render_answer("Gratis.").sanitiser == SANITISER_VERSION


@pytest.mark.parametrize(
    "text",
    [">" * 5000, "> " * 3000, "- " * 3000, "[" * 4000, "*" * 4000, "![" * 2000, "_a" * 2000, "<" * 4000, "`" * 4000],
)
def test_a_text_made_to_break_the_renderer_comes_back_soon(text):
    started = time.process_time()

    answer = render_answer(text)

    assert unsafe_in(answer.html) == []
    assert time.process_time() - started < 10


def test_the_plain_form_keeps_paragraphs_items_and_addresses():
    html = render_answer(
        "Bawa:\n\n- **KK**\n- KTP\n\nLihat [panduan](https://a.example/kia/) atau https://b.example"
    ).html

    assert plain_text(html) == "Bawa:\n\n- KK\n- KTP\n\nLihat panduan (https://a.example/kia/) atau https://b.example"


def test_the_plain_form_of_an_attack_is_the_attack_as_text():
    assert plain_text(render_answer("<script>alert(1)</script>").html) == "<script>alert(1)</script>"


def test_answers_made_at_the_same_moment_never_mix():
    """Bleach's parsers keep state: one shared by the threads of a server put words of one answer into another."""
    answers = [
        f"**Bapak {number}** ke loket {number}, lihat https://contoh{number}.desa.id/\n\n- satu\n- dua"
        for number in range(8)
    ]
    alone = [render_answer(answer) for answer in answers]

    with switching_often():
        together = in_threads(len(answers), lambda number: [render_answer(answers[number]) for _ in range(20)])

    assert together == [[made] * 20 for made in alone]
