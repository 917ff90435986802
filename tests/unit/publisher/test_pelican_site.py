"""Pelican can be run again and again in one process, and whatever it warns of stops the publishing."""

import gc

import pytest
from jinja2 import UndefinedError
from pelican.contents import Content

from publisher.building.pelican_site import PelicanSite

SETTINGS = """
PATH = "content"
THEME = "theme"
PLUGINS = []
READERS = {"rst": None}
DIRECT_TEMPLATES = ["index", "404"]
TIMEZONE = "Asia/Jakarta"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
THEME_STATIC_PATHS = []
"""
# Not Markdown: the headers of that are read by our own reader, once it was loaded by any test.
POST = (
    '<html><head><title>Kabar</title><meta name="date" content="{date}"><meta name="category" content="desa">'
    "</head><body>Semua baik.</body></html>"
)
TEMPLATES = {
    "index.html": "{% for article in articles %}{{ article.content }}{% endfor %}",
    "404.html": "Tidak ada",
    "article.html": "{{ article.content }}",
}


@pytest.fixture
def desk(tmp_path):
    """A desk with one post, a theme of three templates, and a folder to build into.

    Its settings have a name of their own: Python would take them for ours wherever those are imported later.
    """
    (tmp_path / "content").mkdir()
    (tmp_path / "theme" / "templates").mkdir(parents=True)
    (tmp_path / "theme" / "static").mkdir()
    (tmp_path / "deskconf.py").write_text(SETTINGS)
    for name, text in TEMPLATES.items():
        (tmp_path / "theme" / "templates" / name).write_text(text)
    (tmp_path / "content" / "kabar.html").write_text(POST.format(date="2026-12-01"))
    return tmp_path


def build(desk):
    into = desk / "output"
    into.mkdir(exist_ok=True)
    return PelicanSite(settings_file=desk / "deskconf.py").build(into)


def test_a_good_site_is_built_without_a_word(desk, capsys):
    assert build(desk) == ()
    assert "Semua baik" in (desk / "output" / "index.html").read_text()
    assert capsys.readouterr() == ("", "")


def test_a_warning_is_a_problem_every_time(desk):
    (desk / "content" / "salah.html").write_text(POST.format(date="kemarin dulu"))

    first, again = build(desk), build(desk)

    assert "salah.html" in first[0]
    assert again == first


def test_a_put_right_file_builds_again(desk):
    (desk / "content" / "salah.html").write_text(POST.format(date="kemarin dulu"))
    build(desk)
    (desk / "content" / "salah.html").unlink()

    assert build(desk) == ()


def test_a_site_without_a_home_page_is_refused(desk):
    settings = (desk / "deskconf.py").read_text().replace('["index", "404"]', '["404"]')
    (desk / "deskconf.py").write_text(settings)

    assert "index.html" in build(desk)[0]


def test_a_broken_template_is_not_passed_over(desk):
    (desk / "theme" / "templates" / "index.html").write_text("{{ nothing.at.all }}")

    with pytest.raises(UndefinedError):
        build(desk)


def test_nothing_of_a_build_stays_in_memory(desk):
    for _ in range(3):
        build(desk)

    assert [thing for thing in gc.get_objects() if isinstance(thing, Content)] == []


def test_what_another_process_has_left_there_is_no_part_of_the_site(desk):
    (desk / "output").mkdir()
    (desk / "output" / "kemarin.html").write_text("old")

    assert build(desk) == ()
    assert not (desk / "output" / "kemarin.html").exists()
