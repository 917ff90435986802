"""Somebody asks, and somebody answers, what would run as a program; whoever reads it afterwards reads text."""

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from tests.asking import VILLAGE, ask, code_on, publish, signed_in
from tests.opened import OpenOffice
from tests.pages.checker import problems_in
from tests.serving import Visitor, wait_for

MARK = "Jahilkah"  # a word nobody else here writes; by it every place is found that shows the question
TURNING = "\u202e\u2066\u2067\u200f\u061c\u2069"
QUESTION = f"""=HYPERLINK("https://jahil.example";"{MARK}") <script>window.jahil=1</script>
<img src=x onerror="window.jahil=2"> "'><svg/onload=window.jahil=3> [klik](javascript:alert(4)) javascript:alert(5)
{{{{ 7*7 }}}} {{% for x in y %}} </title></style></textarea></script><script>window.jahil=6</script>
]]> --> &amp;lt; {TURNING}fdp.exe\x00\x0b\x1b
+cmd|' /C calc'!A0 @SUM(1) <iframe src=//jahil.example></iframe><base href=//jahil.example><meta http-equiv=refresh>"""
ANSWER = f"""**{MARK} tidak.** <script>window.jahil=7</script> <img src=x onerror=window.jahil=8> {TURNING}

[klik](javascript:alert(9)) [klik](JaVaScRiPt&colon;alert(9)) [klik](data:text/html,<script>1</script>) [a]: x "y"

<a href="/" onclick="window.jahil=10" style="position:fixed">x</a> ![x](x "onerror=1") <style>*{{display:none}}</style>

{{{{ config }}}} ]]> </p></main></body><h1>judul</h1>

# judul satu

| = | + |
|---|---|"""
NAME = "Pak <i>Rahasiawan"
ATOM = "{http://www.w3.org/2005/Atom}"
RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)
STRANGE = "iframe, object, embed, base, img, form[action*=jahil], meta[http-equiv=refresh], link[href*=jahil]"


@dataclass(frozen=True, kw_only=True)
class Let:
    """The hostile question after staff let it out, and everybody who can see it."""

    office: OpenOffice
    id: str
    code: str
    staff: Visitor

    @property
    def path(self) -> str:
        return f"/tanya/{self.id}/"

    @property
    def site(self) -> Path:
        return self.office.running.data / "site"

    def places(self) -> dict[str, Path]:
        """Return every published file that shows it, by name."""
        files = [path for path in self.site.rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"}]
        return {path.relative_to(self.site).as_posix(): path for path in files if MARK.encode() in path.read_bytes()}


@pytest.fixture(scope="module")
def before(open_office):
    """The hostile question while it waits."""
    receipt = ask(open_office.running.visitor(), QUESTION, nama=NAME)
    staff = signed_in(open_office)
    return Let(office=open_office, id=open_office.id_of(MARK), code=code_on(receipt), staff=staff)


@pytest.fixture(scope="module")
def waiting_pages(before):
    """What staff and sender see before the decision; asked for once, for the decision comes next."""
    path = f"/moderasi/kiriman/{before.id}"
    return {
        "queue": before.staff.get(f"/moderasi/cari?q={MARK}").text,  # others may have filled the first page
        "item": before.staff.get(path).text,
        "status": before.office.running.visitor().post("/lacak/", {"kode": before.code}).text,
        "preview": preview(before.staff, path),
    }


def preview(staff: Visitor, path: str) -> str:
    typed = {"isi_terbit": QUESTION, "jawaban": ANSWER, "tindakan": "pratinjau"}
    return staff.post(path, {**staff.get(path).form(path), **typed}).text


@pytest.fixture(scope="module")
def let(before, waiting_pages):
    assert waiting_pages
    publish(before.staff, before.id, text=QUESTION, answer=ANSWER)
    reader = before.office.running.visitor()
    wait_for(lambda: reader.get(before.path).status == 200, seconds=60)
    wait_for(lambda: built(reader), seconds=60)
    return before


def built(reader: Visitor) -> bool:
    """Say whether the press has finished everything it was asked for."""
    build = json.loads(reader.get("/sehat").text)["build"]
    return bool(build["built"] >= build["wanted"])


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 made by our own build


def faults(text: str) -> list[str]:
    """Return everything in a page that would run, load, or lead somebody astray."""
    soup = BeautifulSoup(text, "html.parser")
    scripts = [tag for tag in soup.find_all("script") if not re.match(r"/theme/js/", str(tag.get("src", "")))]
    handlers = [tag for tag in soup.select("*") if any(name.startswith("on") or name == "style" for name in tag.attrs)]
    leading = [
        tag for tag in soup.select("[href], [src], [action]") if RUNS.match(str(tag.get("href") or tag.get("src")))
    ]
    turning = [symbol for symbol in TURNING if symbol in text]
    return [*map(str, [*scripts, *handlers, *leading, *soup.select(STRANGE)]), *turning]


# The pocket edition brings its one script and its empty icon along; its policy names the script by its hash.
OWN_OF_THE_POCKET_EDITION = re.compile(
    r"<script>\(\(\) => \{\nconst all .*?</script>|<link[^>]*data:,[^>]*>", re.DOTALL
)


@pytest.mark.parametrize("name", ["queue", "item", "status", "preview"])
def test_nothing_runs_on_the_pages_of_staff_and_sender(waiting_pages, name):
    assert MARK in waiting_pages[name]
    assert faults(waiting_pages[name]) == []


def test_nothing_runs_on_any_page_that_shows_it(let):
    pages = {
        name: OWN_OF_THE_POCKET_EDITION.sub("", path.read_text("utf-8"))
        for name, path in let.places().items()
        if name.endswith(".html")
    }

    assert {"index.html", f"tanya/{let.id}/index.html", "tanya/index.html", f"desa/{VILLAGE}/index.html"} <= set(pages)
    assert {name: faults(text) for name, text in pages.items() if faults(text)} == {}


def test_the_question_stands_on_its_page_letter_for_letter(let):
    page = let.office.running.visitor().get(let.path).page

    words = " ".join(page.get_text(" ").split())

    assert f'=HYPERLINK("https://jahil.example";"{MARK}") <script>window.jahil=1</script>' in words
    assert "{{ 7*7 }} {% for x in y %}" in words
    assert "fdp.exe" in words


def test_pages_that_show_it_are_valid_html(let, tmp_path):
    pages = {"status.html": status(let), "kept.html": let.staff.get(f"/moderasi/kiriman/{let.id}").text}
    pages |= {
        f"{number}.html": path.read_text("utf-8")
        for number, path in enumerate(let.places().values())
        if path.suffix == ".html"
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")

    assert problems_in(tmp_path) == ()


def status(let: Let) -> str:
    return let.office.running.visitor().post("/lacak/", {"kode": let.code}).text


def test_nothing_runs_on_the_pages_of_staff_and_sender_afterwards(let):
    pages = [
        status(let),
        let.staff.get(f"/moderasi/kiriman/{let.id}").text,
        let.staff.get(f"/moderasi/?selesai={let.id}").text,
    ]

    assert [faults(page) for page in pages] == [[], [], []]


def test_nothing_runs_in_a_feed_reader(let):
    feeds = {name: path.read_text("utf-8") for name, path in let.places().items() if name.endswith(".xml")}

    shown = {
        name: content.text or "" for name, text in feeds.items() for content in parsed(text).iter(f"{ATOM}content")
    }

    assert {"atom.xml", "tanya/atom.xml", f"desa/{VILLAGE}/atom.xml"} <= set(feeds)
    assert {name: faults(text) for name, text in shown.items() if faults(text)} == {}
    assert [symbol for symbol in TURNING for text in feeds.values() if symbol in text] == []


def test_feed_titles_are_text_and_not_html(let):
    feed = parsed((let.site / "tanya/atom.xml").read_text("utf-8"))

    titles = [title for title in feed.iter(f"{ATOM}title") if MARK in (title.text or "")]

    assert {title.get("type", "text") for title in titles} == {"text"}


def test_the_sitemap_and_every_data_file_stay_whole(let):
    sitemaps = [parsed(path.read_text("utf-8")) for path in let.site.glob("sitemap*.xml")]

    named = [text.strip() for sitemap in sitemaps for text in sitemap.itertext()]
    assert let.office.origin + let.path in named
    assert [json.loads(path.read_text("utf-8")) for path in let.site.rglob("*.json")]


def test_no_cell_of_a_table_file_begins_as_a_formula(let):
    tables = let.site.rglob("*.csv")

    cells = [cell for path in tables for row in csv.reader(path.read_text("utf-8").splitlines()) for cell in row]

    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []


def test_what_the_sender_is_called_stands_nowhere(let):
    assert [name for name, path in let.places().items() if "Rahasiawan" in path.read_text("utf-8")] == []
