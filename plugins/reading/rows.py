"""Reads the rows of a table: a file whose keys name its parts."""

from typing import TypeVar

from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import Header
from plugins.reading.problem import ContentProblem

Row = TypeVar("Row", bound=Header)


def rows(file: ContentFile, kind: type[Row]) -> tuple[dict[str, Row], tuple[ContentProblem, ...]]:
    """Return the rows of a table by their keys, and everything wrong with it."""
    found: dict[str, Row] = {}
    problems = list(file.problems)
    for key, value in file.values.items():
        if not isinstance(value, dict):
            problems.append(file.problem((key,), wording.NO_PARTS.format(name=wording.quoted(key))))
            continue
        row, wrong = kind.read_part(file.root.part(key))
        problems.extend(wrong)
        if row is not None:
            found[key] = row
    return found, tuple(problems)
