"""The catalogue as the press published it: JSON files that are replaced whole, wherever they lie."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from feedback_api.catalogue import entries
from feedback_api.catalogue.protocol import GuideEntry, VillageEntry, VisitEntry
from feedback_api.domain.search.shard import EMPTY, Shard, parsed_shard

T = TypeVar("T")

SEARCH_INDEX = "../cari"
# Read again, a shard costs a millisecond; all of them together would fill the memory of a small machine.
MOST_SHARDS_KEPT = 128


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """What a file says, and which state of the file that is."""

    state: Hashable
    content: bytes


class PublishedFiles(Protocol):
    """The folder with a published site's lists; the search index lies beside it."""

    def read(self, path: str, known: Hashable | None) -> FileRead | None:
        """Return the file at `path` from there, unless it is still in the state `known` or cannot be read just now."""
        ...


@dataclass(frozen=True, kw_only=True)
class _Copy(Generic[T]):
    """What a file said, and which state of the file that was."""

    state: Hashable | None
    content: T


class PublishedCatalogue:
    """A `Catalogue`. Parses a file again only when it was replaced; one that cannot be read leaves the copy before."""

    def __init__(self, files: PublishedFiles) -> None:
        self._files = files
        self._copies: dict[str, _Copy[Any]] = {}
        self._shards: dict[str, _Copy[Any]] = {}

    def guides(self) -> tuple[GuideEntry, ...]:
        return self._list("guides", entries.guides, ())

    def villages(self) -> tuple[VillageEntry, ...]:
        return self._list("villages", entries.villages, ())

    def visits(self) -> tuple[VisitEntry, ...]:
        return self._list("visits", entries.visits, ())

    def holidays(self) -> frozenset[date]:
        return self._list("holidays", entries.holidays, frozenset())

    def search_shard(self, key: int) -> Shard:
        shard = self._current(f"{SEARCH_INDEX}/{key}.json", parsed_shard, EMPTY, self._shards)
        for oldest in list(self._shards)[:-MOST_SHARDS_KEPT]:
            self._shards.pop(oldest, None)
        return shard

    def _list(self, name: str, parse: Callable[[Any], T], empty: T) -> T:
        return self._current(f"{name}.json", parse, empty, self._copies)

    def _current(self, path: str, parse: Callable[[Any], T], empty: T, copies: dict[str, _Copy[Any]]) -> T:
        """Return what the file says now, and keep a copy of that."""
        copy: _Copy[T] = copies.get(path) or _Copy(state=None, content=empty)
        found = self._files.read(path, copy.state)
        if found is None:
            return copy.content
        content = _parsed(found.content, parse, copy.content)
        copies[path] = _Copy(state=found.state, content=content)
        return content


def _parsed(text: bytes, parse: Callable[[Any], T], before: T) -> T:
    try:
        return parse(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError):
        return before
