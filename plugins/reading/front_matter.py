"""Reads the block of `key: value` lines at the top of a content file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.problem import ContentProblem
from plugins.reading.slips import wording as slips
from plugins.reading.slips.conflicts import two_versions_at
from plugins.reading.slips.decoding import decoded
from plugins.reading.slips.fences import FENCE, end_of_header, unclosed
from plugins.reading.slips.header_lines import Slip
from plugins.reading.slips.hidden_marks import hidden_marks
from plugins.reading.yaml_tree import read_tree

# The longest file of the product has a seventh of it. What is pasted by mistake would keep the press for minutes.
MOST_BYTES = 200_000


def read_header_file(path: Path, shown: str) -> ContentFile:
    """Read a Markdown file with a header; `shown` is the path people are told."""
    return read_content_file(path, shown, header_file)


def read_table_file(path: Path, shown: str) -> ContentFile:
    """Read a file that is nothing but `key: value` lines."""
    return read_content_file(path, shown, table_file)


def read_content_file(path: Path, shown: str, parse: Callable[[str, str], ContentFile]) -> ContentFile:
    """Read a file and take its text apart, if it is one."""
    text, problems = read_lines(path, shown)
    return _unreadable(shown, text, *problems) if problems else parse(text, shown)


def header_file(text: str, shown: str) -> ContentFile:
    """Return the content file of a text with a header."""
    problems = tuple(problems_anywhere(text, shown))
    lines = text.split("\n")
    if not problems and lines[0].rstrip() != FENCE:
        problems = (ContentProblem(path=shown, line=1, sentence=wording.NO_HEADER),)
    end = end_of_header(lines)
    if not problems and end is None:
        problems = (_problem(unclosed(lines), shown, first_line=1),)
    if problems or end is None:
        return _unreadable(shown, text, *problems)
    tree = read_tree("\n".join(lines[1:end]) + "\n", shown, first_line=2)
    body = "\n".join(lines[end + 1 :])
    return ContentFile(
        path=shown,
        values=tree.values,
        lines=tree.lines,
        body=body.strip(),
        body_line=end + 2 + body[: len(body) - len(body.lstrip())].count("\n"),
        problems=tree.problems,
        text=text,
    )


def table_file(text: str, shown: str) -> ContentFile:
    """Return the content file of a text that is nothing but `key: value` lines."""
    problems = tuple(problems_anywhere(text, shown))
    if problems:
        return _unreadable(shown, text, *problems)
    tree = read_tree(text, shown, first_line=1)
    return ContentFile(path=shown, values=tree.values, lines=tree.lines, problems=tree.problems, text=text)


def read_lines(path: Path, shown: str) -> tuple[str, tuple[ContentProblem, ...]]:
    """Return the text, or as much of it as there is, and what is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:  # a folder of this name, a file nobody may read
        reason = error.strerror or type(error).__name__
        return "", (ContentProblem(path=shown, line=1, sentence=wording.NOT_READABLE.format(reason=reason)),)
    if len(raw) > MOST_BYTES:
        return "", (ContentProblem(path=shown, line=1, sentence=wording.TOO_LARGE),)
    read = decoded(raw)
    return read.text, (ContentProblem(path=shown, line=read.line, sentence=read.fault),) if read.fault else ()


def problems_anywhere(text: str, shown: str) -> Iterator[ContentProblem]:
    """Yield what must stand nowhere in a file, neither in its header nor below."""
    line = two_versions_at(text)
    if line is not None:
        yield ContentProblem(path=shown, line=line, sentence=slips.TWO_VERSIONS)
    for mark in hidden_marks(text):
        yield ContentProblem(path=shown, line=text.count("\n", 0, mark.place) + 1, sentence=mark.sentence)


def _problem(slip: Slip, shown: str, *, first_line: int) -> ContentProblem:
    return ContentProblem(path=shown, line=slip.line + first_line, sentence=slip.sentence)


def _unreadable(shown: str, text: str, *problems: ContentProblem) -> ContentFile:
    return ContentFile(path=shown, values={}, lines={}, problems=problems, text=text)
