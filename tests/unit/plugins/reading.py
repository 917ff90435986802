"""Reads content in tests as the check and the build do."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.edition.content import Content, read_content
from plugins.edition.visits.merging import merged_visits
from plugins.edition.visits.notebook import NotedVisits
from plugins.kinds.tree import read_content_tree
from plugins.kinds.visits.dated import DatedVisit
from plugins.reading.content_tree import ContentTree


def sentences(*roots: Path, today: date | None = None) -> list[str]:
    """Return every problem as `path below the root:line: sentence`; with a day also what cannot be true on it."""
    read = read_content(replace(_tree(*roots), today=today), demonstration=True)
    problems = () if isinstance(read, Content) else read
    return [str(problem).removeprefix(f"{roots[0].as_posix()}/") for problem in problems]


def content_of(*roots: Path, demonstration: bool = True) -> Content:
    read = read_content(_tree(*roots), demonstration=demonstration)
    assert isinstance(read, Content), [str(problem) for problem in read]
    return read


def _tree(*roots: Path) -> ContentTree:
    return replace(read_content_tree(roots), picture_cache=roots[0].parent / "pictures")


def dated_on(today: date, content: Content) -> tuple[DatedVisit, ...]:
    """Return the visits as they count on a day when staff changed nothing."""
    return merged_visits(content, NotedVisits(), today=today).dated
