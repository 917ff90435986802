"""The catalogue as the press published it: JSON files that are replaced whole, wherever they lie."""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from feedback_api.catalogue import entries
from feedback_api.catalogue.protocol import GuideEntry, VillageEntry, VisitEntry
from feedback_api.domain.identity import Identity, identity_from_json

if TYPE_CHECKING:
    from feedback_api.catalogue.protocol import CaseEntry, FactEntry, NotAsked
    from feedback_api.domain.search.shard import Shard
    from feedback_api.domain.search.similar import AnsweredQuestion

T = TypeVar("T")

# What a form needs lies in one file as well, so that a function that starts asks once.
FORM = "form"
OFFICE = "kantor"
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

    def office(self) -> Identity | None:
        form = self._form()
        return (form.office if form else None) or self._list(OFFICE, identity_from_json, None)

    def guides(self) -> tuple[GuideEntry, ...]:
        form = self._form()
        return form.guides if form else self._list("guides", entries.guides, ())

    def cases(self, guide: str) -> tuple["CaseEntry", ...]:
        from feedback_api.catalogue.case_entries import cases  # noqa: PLC0415 an opened form needs none

        none: Mapping[str, tuple[CaseEntry, ...]] = {}
        return self._list("cases", cases, none).get(guide, ())

    def villages(self) -> tuple[VillageEntry, ...]:
        form = self._form()
        return form.villages if form else self._list("villages", entries.villages, ())

    def visits(self) -> tuple[VisitEntry, ...]:
        from feedback_api.catalogue.visit_entries import visits  # noqa: PLC0415 an opened form needs none

        return self._list("visits", visits, ())

    def answers(self) -> "tuple[AnsweredQuestion, ...]":
        from feedback_api.catalogue.answer_entries import answers  # noqa: PLC0415 an opened form needs none

        return self._list("answers", answers, ())

    def not_asked(self) -> "tuple[NotAsked, ...]":
        return self._list("not_asked", entries.not_asked, ())

    def holidays(self) -> frozenset[date]:
        form = self._form()
        return form.holidays if form else self._list("holidays", entries.holidays, frozenset())

    def facts(self) -> "tuple[FactEntry, ...]":
        from feedback_api.catalogue.fact_entries import facts  # noqa: PLC0415 an opened form needs none

        return self._list("facts", facts, ())

    def search_shard(self, key: int) -> "Shard":
        from feedback_api.domain.search.shard import EMPTY, parsed_shard  # noqa: PLC0415 the same

        shard = self._current(f"{SEARCH_INDEX}/{key}.json", parsed_shard, EMPTY, self._shards)
        for oldest in list(self._shards)[:-MOST_SHARDS_KEPT]:
            self._shards.pop(oldest, None)
        return shard

    def _form(self) -> entries.FormLists | None:
        """Return the lists of the form; `None` as long as an older press has written each in its own file only."""
        return self._list(FORM, entries.form_lists, None)

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
