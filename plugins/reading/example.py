"""Fills an annotated example: other values, the same explanations."""

import re
from collections.abc import Mapping
from pathlib import Path

from plugins.reading import wording
from plugins.reading.content_file import Location
from plugins.reading.front_matter import read_header_file
from plugins.reading.slips.fences import FENCE
from plugins.reading.yaml_tree import NOTHING

# Texts that mean themselves without quotes.
PLAIN = re.compile(r"[A-Za-z0-9][\w ()/.,+-]*[\w).]|\w")
LINE = re.compile(r"(?P<key>\s*[\w-]+:)(?P<value>.*?)(?P<comment>\s+#.*)?")
MARK = "contoh: ya"

# A text, nothing, or a list of texts.
Filling = str | None | tuple[str, ...]


def filled(example: Path, values: Mapping[Location, Filling]) -> str:
    """Return the text of the example with the values it has a place for, marked as an example itself."""
    places = read_header_file(example, example.as_posix()).lines
    lines = example.read_text("utf-8").split("\n")
    for location in values.keys() & places.keys():
        number = places[location] - 1
        lines[number] = _with_value(lines[number], values[location])
    return "\n".join([FENCE, f"{MARK}  {wording.DELETE_WHEN_READY}", *_without_preface(lines)])


def _with_value(line: str, value: Filling) -> str:
    """Put another value behind the key; the explanation stays in its column where it can."""
    parts = LINE.fullmatch(line)
    if parts is None:
        raise ValueError(line)
    written = f"{parts['key']} {_written(value)}"
    comment = (parts["comment"] or "").strip()
    column = len(line) - len(comment)
    return f"{written.ljust(column - 1)} {comment}" if comment else written


def _written(value: Filling) -> str:
    """Return a text as YAML understands it, without quotes where it can do without."""
    if value is None:
        return "null"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if PLAIN.fullmatch(value) and value not in NOTHING:
        return value
    return "'" + value.replace("'", "''") + "'"


def _without_preface(lines: list[str]) -> list[str]:
    """Leave out the first fence and what is said about copying: it has been copied."""
    rest = lines[1:]
    first = next(number for number, line in enumerate(rest) if line.strip() and not line.startswith("#"))
    return rest[first:]
