"""Reads content in tests as the check and the build do."""

from pathlib import Path

from plugins.content import Content, read_content
from plugins.content_tree import read_content_tree


def sentences(*roots: Path) -> list[str]:
    """Return every problem as `path below the root:line: sentence`."""
    read = read_content(read_content_tree(roots), demonstration=True)
    problems = () if isinstance(read, Content) else read
    return [str(problem).removeprefix(f"{roots[0].as_posix()}/") for problem in problems]


def content_of(*roots: Path, demonstration: bool = True) -> Content:
    read = read_content(read_content_tree(roots), demonstration=demonstration)
    assert isinstance(read, Content), [str(problem) for problem in read]
    return read
