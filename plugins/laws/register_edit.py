"""Changes the register of laws in its own text; comments, order and spacing stay as the editor left them."""

import json
import re
from dataclasses import dataclass
from datetime import date

CHANGES, LOOKED = "  berubah:", "      dilihat:"
ITEM = re.compile(r"    - oleh: ")
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./()-]*")


class WrittenInOneLine(Exception):
    """The law stands in braces on one line, below which nothing can be added."""


@dataclass(frozen=True, kw_only=True)
class NewChange:
    """What is noted of one change."""

    by: str
    noted: date
    parts: tuple[str, ...]
    sentence: str


def with_change(text: str, law: str, change: NewChange) -> str:
    """Return the text with one more change below a law."""
    lines = text.rstrip("\n").split("\n")
    start, end = _block(lines, law)
    parts = ", ".join(map(_written, change.parts))
    item = [
        f"    - oleh: {change.by}",
        f"      dicatat: {change.noted.isoformat()}",
        *([f"      bagian: [{parts}]"] if parts else []),
        f"      kata: {_written(change.sentence)}",
    ]
    has_changes = CHANGES in lines[start:end]
    lines[end:end] = item if has_changes else [CHANGES, *item]
    return "\n".join(lines) + "\n"


def with_look(text: str, law: str, looked_at: str, *, name: str, day: date) -> str:
    """Return the text in which somebody looked at a guide or form, for each change of a law that does not say so."""
    lines = text.rstrip("\n").split("\n")
    start, end = _block(lines, law)
    looked = f"        {looked_at}: {{oleh: {_written(name)}, tanggal: {day.isoformat()}}}"
    for first, last in reversed(_items(lines, start, end)):
        if any(line.startswith(f"        {looked_at}:") for line in lines[first:last]):
            continue
        lines[last:last] = [looked] if LOOKED in lines[first:last] else [LOOKED, looked]
    return "\n".join(lines) + "\n"


def _block(lines: list[str], law: str) -> tuple[int, int]:
    """Return the lines of one law: from its key to the last line that belongs to it."""
    start = next((number for number, line in enumerate(lines) if re.match(rf"{law}:\s*(#.*)?$", line)), None)
    if start is None:
        raise WrittenInOneLine
    end = start + 1
    for number in range(start + 1, len(lines)):
        if lines[number].strip() and not lines[number].startswith(" "):
            break
        end = number + 1 if lines[number].strip() else end
    return start, end


def _items(lines: list[str], start: int, end: int) -> list[tuple[int, int]]:
    firsts = [number for number in range(start, end) if ITEM.match(lines[number])]
    return list(zip(firsts, [*firsts[1:], end], strict=True))


def _written(value: str) -> str:
    return value if PLAIN.fullmatch(value) and value == value.strip() else json.dumps(value, ensure_ascii=False)
