"""The rules of this house that no other checker keeps."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSES = ("feedback_api", "plugins", "publisher")
BANNED_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "util", "helper"}

# A place where a rule is broken on purpose, each with its reason.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
UNESCAPED: dict[str, str] = {
    "theme/templates/guide.html": "the rendered Markdown of an editor's file",
    "theme/templates/page.html": "the rendered Markdown of an editor's file",
    "theme/templates/article.html": "the rendered Markdown of an editor's file",
    "theme/templates/programme.html": "the rendered Markdown of an editor's file",
    "theme/templates/activity.html": "the rendered Markdown of an editor's file",
}


def tracked(*patterns: str) -> list[Path]:
    """Return the files git tracks that match, so that build output is never judged."""
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def house_modules() -> list[Path]:
    return [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in HOUSES]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", house_modules(), ids=named)
def test_a_module_says_its_one_job_in_its_first_line(path):
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""

    first_line = docstring.partition("\n")[0]

    assert first_line.endswith("."), f"{named(path)} does not begin with one sentence"


def test_no_module_has_a_name_that_says_nothing():
    names = {named(path) for path in house_modules() if path.stem in BANNED_NAMES}

    assert names == set()


@pytest.mark.parametrize("path", house_modules(), ids=named)
def test_a_file_stays_under_three_hundred_lines(path):
    lines = len(path.read_text("utf-8").splitlines())

    assert lines <= 300 or named(path) in LONG_FILES


@pytest.mark.parametrize("path", house_modules(), ids=named)
def test_a_function_stays_under_forty_lines(path):
    long = {
        f"{named(path)}:{function.name}"
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > 40
    }

    assert long <= set(LONG_FUNCTIONS)


def test_html_is_left_unescaped_only_where_an_editor_wrote_it():
    places = {named(path) for path in tracked("*.html") if re.search(r"\|\s*safe\b", path.read_text("utf-8"))}

    assert places <= set(UNESCAPED)


def test_no_template_takes_markup_from_a_string_built_in_python():
    places = {named(path) for path in house_modules() if re.search(r"\bMarkup\(", path.read_text("utf-8"))}

    assert places == set()


def test_every_ignored_rule_has_its_reason_on_the_line():
    bare = [
        f"{named(path)}:{number}"
        for path in tracked("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"#\s*(noqa|type: ignore)", line)
        and not re.search(r"(noqa: [A-Z0-9, ]+|ignore\[[\w, -]+\])\s+\S+", line)
        and path.name != Path(__file__).name
    ]

    assert bare == []


def test_no_style_uses_a_colour_that_is_not_a_token():
    places = {
        f"{named(path)}: {match}"
        for path in tracked("theme/static/css/*.css")
        if path.name != "base.css"
        for match in re.findall(
            r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        )
    }

    assert places == set()


def test_no_selector_leans_on_an_id():
    places = {
        f"{named(path)}: {selector.strip()}"
        for path in tracked("theme/static/css/*.css")
        for selector in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
        if re.search(r"(^|[\s,>+~])#[A-Za-z]", selector)
    }

    assert places == set()


def test_nothing_in_the_repository_is_a_note_to_come_back_to():
    places = [
        f"{named(path)}:{number}"
        for path in tracked("*.py", "*.html", "*.css", "*.js", "*.toml", "*.yaml")
        if path.name != Path(__file__).name
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(r"\b(TODO|FIXME|XXX)\b", line)
    ]

    assert places == []
