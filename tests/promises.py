"""Reads the list of promises, and finds words that promise something in what people read."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.test_house_rules import ROOT, tracked

LIST = ROOT / "docs" / "promises.md"
READ_BY_RESIDENTS_STAFF_AND_EDITORS = (
    "theme/templates/*",
    "theme/static/*.js",
    "feedback_api/templates/*",
    "publisher/preview/templates/*",
    "*/wording.py",
    "content/halaman/*.md",
    "content/program/*.md",
    "content/README.md",
    "README.md",
    "tasks.py",
)
READ_BY_OPERATORS = (
    "README.md",
    "docs/operating.md",
    "docs/threat-model.md",
    "docs/serverless.md",
    "docs/dynamodb.md",
    "docs/CONTRIBUTING.md",
    "infra/one-machine/README.md",
    "feedback_api/public/openapi.json",
)
PROMISING = re.compile(
    r"\b(aman|selalu|segera|terkunci|dihapus|disimpan|tersimpan|disamarkan|dikabari|sudah ditutup"
    r"|paling lambat|paling lama|hanya dibaca|langsung tampil|begitu ada sambungan"
    r"|tanpa (?:nama|akun|sinyal)|cukup di desa|cukup (?:<strong>)?sekali datang"
    r"|tetap (?:tampil|terlihat|terbaca|dipakai)|tulisannya masih ada"
    r"|tidak ada (?:nama|iklan|pelacak|yang (?:hilang|ditulis|diganti|dikarang|bergerak))"
    r"|tidak (?:hilang|ditampilkan|tampil|diterbitkan|terbit|akan|pernah|ikut|kami simpan|menyimpannya|diingat|diulang"
    r"|disentuh|diubah|menghentikan|mengarang))\b",
    re.IGNORECASE,
)
PROMISING_IN_ENGLISH = re.compile(r"\b(never|always|lost|loses?)\b", re.IGNORECASE)
_CODE = re.compile(r"`([^`]+)`")
_ISSUE = re.compile(r"\*issue: ([^*]+)\*")


@dataclass(frozen=True, kw_only=True)
class Promise:
    """One row: what is said where, the rules that keep it, the tests that hold it, and who is to bring a keeper."""

    sentence: str
    files: tuple[str, ...]
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    issues: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NoPromise:
    """Words that only look like a promise, and why they are none."""

    words: str
    files: tuple[str, ...]
    why: str


def promises(text: str) -> tuple[Promise, ...]:
    """Return the rows of the tables whose first column is "Sentence"."""
    return tuple(
        Promise(
            sentence=sentence,
            files=tuple(_CODE.findall(where)),
            rules=tuple(_CODE.findall(kept)),
            tests=tuple(_CODE.findall(held)),
            issues=tuple(_ISSUE.findall(kept)),
        )
        for sentence, where, kept, held in _rows(text, "Sentence")
    )


def no_promises(text: str) -> tuple[NoPromise, ...]:
    """Return the rows of the table of words that are no promise."""
    rows = _rows(text, "Words")
    return tuple(NoPromise(words=words, files=tuple(_CODE.findall(where)), why=why) for words, where, why in rows)


def issues(text: str) -> frozenset[str]:
    """Return the subjects of the issues that bring what has no keeper yet."""
    return frozenset(subject for subject, _ in _rows(text, "Issue"))


@cache
def said_in(path: Path) -> str:
    """Return what a file says on one line: a sentence broken over two lines, or two strings, is one again."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    if path.suffix == ".py":
        text = re.sub(r"\"\s*\"", "", text)
    return " ".join(text.split())


def unlisted(text: str, phrases: Iterable[str], promising: re.Pattern[str]) -> Iterator[str]:
    """Yield each promising word that stands in none of the phrases, with the words around it."""
    listed = [found.span() for phrase in phrases for found in re.finditer(re.escape(phrase), text, re.IGNORECASE)]
    for word in promising.finditer(text):
        if not any(start <= word.start() and word.end() <= end for start, end in listed):
            yield text[max(0, word.start() - 60) : word.end() + 60]


def files_read_by(patterns: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the files that people are shown."""
    return tuple(path for path in tracked(*patterns) if path.relative_to(ROOT).parts[0] != "tests")


def has_name(rule: str) -> bool:
    """Say whether the file of a rule, such as `house/file.py::function`, is there and holds the name."""
    file, _, name = rule.partition("::")
    path = ROOT / file
    if not path.is_file():
        return False
    return not name or (name in defined_in(path) if path.suffix == ".py" else name in path.read_text("utf-8"))


@cache
def defined_in(path: Path) -> frozenset[str]:
    """Return the functions, classes, fields and constants of a module, without running it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(names)


def _rows(text: str, first_column: str) -> Iterator[list[str]]:
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")] if line.startswith("|") else []
        if not cells or cells[0] == first_column:
            inside = bool(cells)
        elif inside and not cells[0].startswith("---"):
            yield cells
