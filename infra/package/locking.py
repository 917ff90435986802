"""Takes out of the project's lock what one function needs: the packages it names, and what those need in turn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from infra.package.installing import CannotPackage

_PACKAGE = re.compile(r"^(?P<name>[a-z0-9._-]+)==.*(?:\n .*)*", re.MULTILINE)
# uv writes under each package which others brought it along.
_BROUGHT_BY = re.compile(r"^ +#(?: +via)? +(?P<name>[a-z0-9._-]+)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class _Locked:
    """A package as it is written in the lock, and who needs it; one of several versions has a condition."""

    name: str
    text: str
    needed_by: frozenset[str]


def part_of(lock: str, packages: Iterable[str]) -> str:
    """Return the lines of the lock for these packages and all they need, hashes and conditions as they are."""
    known = [_locked(found["name"], found[0]) for found in _PACKAGE.finditer(lock)]
    wanted = set(packages)
    missing = wanted - {one.name for one in known}
    if missing:
        raise CannotPackage(f"not in requirements.txt: {', '.join(sorted(missing))}")
    while more := {one.name for one in known if one.needed_by & wanted} - wanted:
        wanted |= more
    return "".join(f"{one.text}\n" for one in known if one.name in wanted)


def _locked(name: str, text: str) -> _Locked:
    return _Locked(name=name, text=text, needed_by=frozenset(_BROUGHT_BY.findall(text)))
