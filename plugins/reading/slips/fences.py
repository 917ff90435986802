"""Finds where a header that nobody closed was meant to end."""

import re
from collections.abc import Sequence

from plugins.reading import wording as general
from plugins.reading.slips import wording
from plugins.reading.slips.header_lines import Slip

FENCE = "---"
# What programs make of three dashes, and what people type for them.
_ALMOST = re.compile(r"\s*(?:[-–—_=*~]\s*){1,12}")  # noqa: RUF001 these very signs are meant
_OF_A_HEADER = re.compile(r"\s|#(?!#)|- |-$|[\w\"'.-]+\s*:|[\]}]")


def end_of_header(lines: Sequence[str]) -> int | None:
    """Return the number of the line that closes the header, counted from 0; the first line opens it."""
    return next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)


def unclosed(lines: Sequence[str]) -> Slip:
    """Return the line before which the header should have been closed, or the one that was meant to close it."""
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() and _ALMOST.fullmatch(line) and line.strip() not in {"-", "*"}:
            return Slip(line=number, sentence=wording.NOT_A_FENCE.format(written=line.strip()))
        if line and not _OF_A_HEADER.match(line):
            return Slip(line=number, sentence=general.HEADER_NOT_CLOSED)
    return Slip(line=len(lines) - 1 if lines[-1] else max(len(lines) - 2, 0), sentence=general.HEADER_NOT_CLOSED)


def first_line_of_text(lines: Sequence[str]) -> int | None:
    """Return the first line of a header that reads like a sentence, so that a later line `---` was no fence."""
    after_gap = (
        number
        for number, line in enumerate(lines)
        if number and not lines[number - 1].strip() and line and not _OF_A_HEADER.match(line)
    )
    return next(after_gap, None)
