"""Reads the block of `key: value` lines at the top of a content file."""

from pathlib import Path

from plugins import wording
from plugins.content_file import ContentFile
from plugins.problem import Problem
from plugins.yaml_tree import read_tree

FENCE = "---"
BYTE_ORDER_MARK = "\ufeff"


def read_header_file(path: Path, shown: str) -> ContentFile:
    """Read a Markdown file with a header; `shown` is the path people are told."""
    text, problems = _text_of(path, shown)
    lines = text.split("\n")
    if problems:
        return _unreadable(shown, *problems)
    if lines[0].rstrip() != FENCE:
        return _unreadable(shown, Problem(path=shown, line=1, sentence=wording.NO_HEADER))
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        return _unreadable(shown, Problem(path=shown, line=1, sentence=wording.HEADER_NOT_CLOSED))
    tree = read_tree("\n".join(lines[1:end]) + "\n", shown, first_line=2)
    body = "\n".join(lines[end + 1 :])
    return ContentFile(
        path=shown,
        values=tree.values,
        lines=tree.lines,
        body=body.strip(),
        body_line=end + 2 + body[: len(body) - len(body.lstrip())].count("\n"),
        problems=tree.problems,
    )


def read_table_file(path: Path, shown: str) -> ContentFile:
    """Read a file that is nothing but `key: value` lines."""
    text, problems = _text_of(path, shown)
    if problems:
        return _unreadable(shown, *problems)
    tree = read_tree(text, shown, first_line=1)
    return ContentFile(path=shown, values=tree.values, lines=tree.lines, problems=tree.problems)


def _text_of(path: Path, shown: str) -> tuple[str, list[Problem]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [Problem(path=shown, line=line, sentence=wording.NOT_UTF8)]
    if text.startswith(BYTE_ORDER_MARK):
        return "", [Problem(path=shown, line=1, sentence=wording.BYTE_ORDER_MARK)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _unreadable(shown: str, *problems: Problem) -> ContentFile:
    return ContentFile(path=shown, values={}, lines={}, problems=problems)
