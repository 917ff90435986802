"""The catalogue as JSON files in a directory, which the press replaces whole; the search index lies beside it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from feedback_api.catalogue.protocol import DocumentEntry, GuideEntry, VillageEntry, VisitEntry
from feedback_api.domain.search.shard import EMPTY, Shard, parsed_shard
from feedback_api.domain.visit_note import note_from_json

T = TypeVar("T")

SEARCH_INDEX = "cari"
# Read again, a shard costs a millisecond; all of them together would fill the memory of a small machine.
MOST_SHARDS_KEPT = 128


@dataclass(frozen=True, kw_only=True)
class _Copy(Generic[T]):
    """What a file said, and which state of the file that was."""

    state: tuple[int, int, int] | None
    content: T


class DirectoryCatalogue:
    """A `Catalogue`. Reads a file again only when it was replaced; one that cannot be read leaves the copy before."""

    def __init__(self, directory: str | None) -> None:
        self._directory = Path(directory) if directory else None
        self._copies: dict[str, _Copy[Any]] = {}
        self._shards: dict[str, _Copy[Any]] = {}

    def guides(self) -> tuple[GuideEntry, ...]:
        return self._list("guides", _guides, ())

    def villages(self) -> tuple[VillageEntry, ...]:
        return self._list("villages", _villages, ())

    def visits(self) -> tuple[VisitEntry, ...]:
        return self._list("visits", _visits, ())

    def holidays(self) -> frozenset[date]:
        return self._list("holidays", _holidays, frozenset())

    def search_shard(self, key: int) -> Shard:
        if self._directory is None:
            return EMPTY
        path = self._directory.parent / SEARCH_INDEX / f"{key}.json"
        shard = _current(path, parsed_shard, EMPTY, self._shards)
        for oldest in list(self._shards)[:-MOST_SHARDS_KEPT]:
            self._shards.pop(oldest, None)
        return shard

    def _list(self, name: str, parse: Callable[[Any], T], empty: T) -> T:
        if self._directory is None:
            return empty
        return _current(self._directory / f"{name}.json", parse, empty, self._copies)


def _current(path: Path, parse: Callable[[Any], T], empty: T, copies: dict[str, _Copy[Any]]) -> T:
    """Return what the file says now, and keep a copy of that."""
    copy: _Copy[T] = copies.get(path.name) or _Copy(state=None, content=empty)
    state = _state(path)
    if state is None or state == copy.state:
        return copy.content
    content = _parsed(path, parse, copy.content)
    copies[path.name] = _Copy(state=state, content=content)
    return content


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the file is replaced; `None` if it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _parsed(path: Path, parse: Callable[[Any], T], before: T) -> T:
    try:
        return parse(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return before


def _guides(raw: Any) -> tuple[GuideEntry, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(
        GuideEntry(
            slug=str(one["slug"]),
            url=str(one["url"]),
            title=str(one["title"]),
            summary=str(one["summary"]),
            category=str(one["category"]),
            documents=tuple(
                DocumentEntry(id=str(paper["id"]), name=str(paper["name"])) for paper in one.get("documents", ())
            ),
            on_visits=bool(one.get("on_visits", False)),
        )
        for one in raw
    )


def _villages(raw: Any) -> tuple[VillageEntry, ...]:  # noqa: ANN401 JSON can hold anything
    entries = (VillageEntry(slug=str(one["slug"]), url=str(one["url"]), name=str(one["name"])) for one in raw)
    return tuple(sorted(entries, key=lambda entry: entry.name))


def _visits(raw: Any) -> tuple[VisitEntry, ...]:  # noqa: ANN401 JSON can hold anything
    entries = (
        VisitEntry(
            slug=str(one["slug"]),
            url=str(one["url"]),
            title=str(one["title"]),
            day=date.fromisoformat(one["day"]),
            village=one["village"],
            guides=tuple(str(slug) for slug in one.get("guides", ())),
            off=bool(one.get("off", False)),
            changes=int(one.get("changes", 0)),
            plan=note_from_json(one["plan"]) if one.get("plan") else None,
        )
        for one in raw
    )
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.slug)))


def _holidays(raw: Any) -> frozenset[date]:  # noqa: ANN401 JSON can hold anything
    return frozenset(date.fromisoformat(one) for one in raw)
