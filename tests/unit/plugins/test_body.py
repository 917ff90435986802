"""An editor pastes into the text below a header whatever the clipboard holds; the page shows what can be read."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from plugins.reading.body import rendered
from plugins.reading.front_matter import read_header_file

CONTENT = Path(__file__).parent.parent.parent.parent / "content"


def read(html):
    """The page as a browser understands it, however it is written."""
    return BeautifulSoup(html, "html.parser").decode(formatter="minimal")


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [
        ("<script>alert(1)</script>Bawa KK.", "<p>Bawa KK.</p>"),
        ("<iframe src='https://jahil.example'></iframe>Bawa KK.", "<p>Bawa KK.</p>"),
        ("<style>p { display: none }</style>Bawa KK.", "<p>Bawa KK.</p>"),
        ("<p class=MsoNormal style='mso-line:1'><o:p>Bawa</o:p> KK.</p>", "<p>Bawa KK.</p>"),
        ("<![if !supportLists]>Bawa<![endif]> KK.", "<p>Bawa KK.</p>"),
        ("Bawa KK. <!--[if gte mso 9]><xml>x</xml><![endif]-->", "<p>Bawa KK. </p>"),
        ("<a href='javascript:alert(1)' onclick='alert(2)'>Klik</a>", "<p><a>Klik</a></p>"),
        ("<img src=x onerror=alert(1)>", '<p><img src="x"></p>'),
        ("<form action='https://jahil.example'>Bawa KK.<input></form>", "Bawa KK."),
        ("</main></body>Bawa KK.", "<p>Bawa KK.</p>"),
    ],
)
def test_what_runs_or_belongs_to_a_word_processor_is_gone_and_the_words_stay(pasted, shown):
    assert rendered(pasted).strip() == shown


def test_a_comment_that_never_ends_hides_nothing_behind_it():
    page = rendered("Bawa KK.\n\n<!-- besok ditulis\n\nLalu **antre**.\n\n<!")

    assert "<!--" not in page
    assert "<strong>antre</strong>" in page


def test_editors_keep_everything_that_markdown_can_do():
    table, note = "| a | b |\n|--:|---|\n| 1 | 2 |", "kata[^1]\n\n[^1]: kaki"

    page = rendered(f"## Judul {{#judul}}\n\n{table}\n\n{note}\n\n3. tiga\n\nistilah\n: arti\n\n```py\n1\n```")

    assert '<h2 id="judul">Judul</h2>' in page
    assert '<td style="text-align: right;">1</td>' in page
    assert 'class="footnote-ref"' in page
    assert '<ol start="3">' in page
    assert "<dd>arti</dd>" in page
    assert '<code class="language-py">' in page


def test_the_gate_takes_nothing_from_a_page_that_is_published_today():
    bodies = [read_header_file(path, str(path)).body for path in CONTENT.rglob("*.md")]
    ungated = Markdown(extensions=["extra", "sane_lists"], output_format="html")

    changed = [body for body in bodies if read(rendered(body)) != read(ungated.reset().convert(body))]

    assert bodies
    assert changed == []
