"""Pages carry their styles inline: the base first, each file once, minified, fresh after an edit."""

import os

import pytest
from jinja2 import Environment

from feedback_api.web.theme import inline_css, inlined


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "base.css").write_text("/* usage */\n:root > body { color: red; }\n")
    (tmp_path / "top.css").write_text(".top { margin: 0 auto; }\n")
    return tmp_path


def test_the_base_comes_first_and_once(folder):
    assert str(inlined(folder, "top", "base", "top")) == ":root>body{color:red}.top{margin:0 auto}"


def test_an_edited_file_is_read_again(folder):
    inlined(folder, "top")
    (folder / "top.css").write_text(".top { margin: 1px; }\n")
    os.utime(folder / "top.css", ns=(1, 1))

    assert str(inlined(folder, "top")).endswith(".top{margin:1px}")


def test_a_template_prints_it_as_it_is(folder):
    template = Environment(autoescape=True).from_string("<style>{{ style }}</style>")

    assert ":root>body" in template.render(style=inlined(folder, "top"))


def test_a_style_that_does_not_exist_is_an_error(folder):
    with pytest.raises(FileNotFoundError):
        inlined(folder, "missing")


def test_pages_get_the_styles_of_the_theme():
    assert "{" in str(inline_css())
