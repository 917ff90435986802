"""Finds a file that still holds two versions of a passage, as git leaves it when two people changed the same lines."""

import re

_BEGINS = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


def two_versions_at(text: str) -> int | None:
    """Return the line, counted from 1, of the first mark that git left."""
    found = _BEGINS.search(text)
    return None if found is None else text.count("\n", 0, found.start()) + 1
