"""The rules of this house that no other checker keeps."""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOUSES = ("feedback_api", "plugins", "publisher")
BANNED_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "util", "helper"}

# A place where a rule is broken on purpose, each with its reason.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
OWN_DAYS: dict[str, str] = {
    "feedback_api/domain/stored_parts.py": "what this program wrote into the store",
    "feedback_api/catalogue/entries.py": "what the press wrote into the catalogue",
    "feedback_api/catalogue/visit_entries.py": "what the press wrote into the catalogue",
}
UNESCAPED: dict[str, str] = {
    "theme/templates/guide.html": "the rendered Markdown of an editor's file",
    "theme/templates/page.html": "the rendered Markdown of an editor's file",
    "theme/templates/article.html": "the rendered Markdown of an editor's file",
    "theme/templates/programme.html": "the rendered Markdown of an editor's file",
    "theme/templates/activity.html": "the rendered Markdown of an editor's file",
}


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Return the files git tracks that match, so that build output is never judged."""
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file())


def house_modules() -> list[Path]:
    return [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in HOUSES]


def product_modules() -> list[Path]:
    return [*house_modules(), *tracked("infra/*.py"), *tracked("tasks.py")]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def first_line(path: Path) -> str:
    return (ast.get_docstring(parsed(path)) or "").partition("\n")[0]


def test_a_module_says_its_one_job_in_its_first_line():
    without = [named(path) for path in house_modules() if not first_line(path).endswith(".")]

    assert without == []


def test_no_module_has_a_name_that_says_nothing():
    names = {named(path) for path in house_modules() if path.stem in BANNED_NAMES}

    assert names == set()


def test_a_file_stays_under_three_hundred_lines():
    long = {named(path) for path in house_modules() if len(path.read_text("utf-8").splitlines()) > 300}

    assert long <= set(LONG_FILES)


def test_a_class_name_stands_for_one_thing():
    places: dict[str, list[str]] = {}
    for path in product_modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(named(path))

    doubled = {name: found for name, found in places.items() if len(found) > 1}

    assert doubled == {}


def test_a_day_from_outside_is_read_by_the_one_strict_reader():
    lenient_reader = re.compile(r"\bdate\.fromiso|strptime")
    lenient = {named(path) for path in house_modules() if lenient_reader.search(path.read_text("utf-8"))}

    assert lenient <= set(OWN_DAYS)


def test_a_function_stays_under_forty_lines():
    long = {
        f"{named(path)}:{function.name}"
        for path in house_modules()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > 40
    }

    assert long <= set(LONG_FUNCTIONS)


def imported_by(path: Path) -> set[str]:
    """Return the full name of every module a file imports, wherever in it."""
    nodes = list(ast.walk(parsed(path)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}


def test_the_domain_imports_the_standard_library_and_itself_only():
    foreign = {
        f"{named(path)}: {name}"
        for path in tracked("feedback_api/domain/*.py")
        for name in imported_by(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not f"{name}.".startswith("feedback_api.domain.")
    }

    assert foreign == set()


def test_the_function_imports_neither_the_plugins_nor_the_press():
    foreign = {
        f"{named(path)}: {name}"
        for path in tracked("feedback_api/*.py")
        for name in imported_by(path)
        if name.partition(".")[0] in {"plugins", "publisher"}
    }

    assert foreign == set()


def test_a_unit_test_needs_no_equipment_but_python():
    equipment = re.compile(
        r"(tests\.(aws|browser|node|pages|contract\.(stores|targets|catalogues)|opened)|playwright)\b"
    )
    needing = {
        f"{named(path)}: {name}"
        for path in tracked("tests/unit/*.py")
        for name in imported_by(path)
        if equipment.match(name)
    }

    assert needing == set()


def test_one_module_knows_how_a_file_is_written_beside_its_place():
    ending = re.compile(r"""\.part["']""")
    others = {"feedback_api/durable_file.py", "publisher/building/sources.py"}

    assert {named(path) for path in house_modules() if ending.search(path.read_text("utf-8"))} == others


def test_html_is_left_unescaped_only_where_an_editor_wrote_it():
    places = {named(path) for path in tracked("*.html") if re.search(r"\|\s*safe\b", path.read_text("utf-8"))}

    assert places <= set(UNESCAPED)


def test_no_template_takes_markup_from_a_string_built_in_python():
    places = {named(path) for path in house_modules() if re.search(r"\bMarkup\(", path.read_text("utf-8"))}

    assert places == set()


def test_no_two_templates_of_the_function_define_the_same_macro():
    templates = tracked("feedback_api/templates/*.html")
    macros = re.compile(r"\{%-?\s*(macro \w+\(.*?)%\}")
    defined = Counter(macro for path in templates for macro in macros.findall(path.read_text("utf-8")))

    assert defined
    assert [macro for macro, often in defined.items() if often > 1] == []


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


def test_the_repository_holds_no_link():
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [line for line in listed.splitlines() if line.startswith("120000")] == []


def test_no_file_still_holds_two_versions_of_a_line():
    halves = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)
    text = [path for path in tracked() if path.suffix not in {".png", ".jpg", ".webp", ".ico", ".gz"}]

    assert [named(path) for path in text if halves.search(path.read_text("utf-8", errors="replace"))] == []
