"""What a kind of content says of itself, in one place: checks, pages and lists walk over these declarations."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from feedback_api.domain.visits.override import VisitOverride
from plugins.kinds.build_day import BuildDay
from plugins.kinds.calendar_event import CalendarEvent
from plugins.kinds.feed_entry import Entry
from plugins.kinds.findable import Findable
from plugins.kinds.new_file import NewFile, example_of
from plugins.kinds.pocket_part import PocketPart
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import FileHeader, Header
from plugins.reading.content_tree import ContentTree, Files
from plugins.reading.file_set import FileSet
from plugins.reading.problem import ContentProblem

Model = TypeVar("Model", bound=FileHeader)
Item = TypeVar("Item")
Row = TypeVar("Row", bound=Header)
DaysOff = Mapping[date, str]


@dataclass(frozen=True, kw_only=True)
class Around:
    """What models of one kind are held against: the folders, the days off, what staff changed, and other kinds.

    `of` returns the models of a kind whose files have no problem so far: an earlier kind is checked already.
    """

    roots: tuple[Path, ...]
    days_off: DaysOff
    overrides: Mapping[str, VisitOverride]
    of: Callable[["AnyKind"], tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Updated:
    """The day on which a page last said something new."""

    url: str
    day: date


@dataclass(frozen=True, kw_only=True)
class FeedPart(Generic[Item]):
    """What a kind adds to feeds: to that of everything new and of the desa it `concerns`, and one of its own.

    The title of its own feed takes the `{office}`.
    """

    entries: Callable[[Item, BuildDay], Sequence[Entry]]
    is_among_everything: bool
    concerns: Callable[[Item, str], bool]
    own_title: str | None


@dataclass(frozen=True, kw_only=True)
class CalendarPart(Generic[Item]):
    """What a kind adds to calendars: a file of its own with this title, which takes the `{office}`."""

    event: Callable[[Item], CalendarEvent]
    title: str


@dataclass(frozen=True, kw_only=True)
class KindPages(Generic[Item]):
    """Where the pages of a kind stand, and where else they show up. Nothing has a default, so nothing is forgotten.

    `address` takes the `{slug}`; `lists` are pages about all of them. `beside` are further addresses of one file;
    `below` says whether an address follows from what a file says (`None`: nobody can say what it will hold).
    `is_asked_about` if residents can ask about one. Without a `template` other generators write the pages.
    """

    address: str
    lists: tuple[str, ...]
    beside: Callable[[ContentFile], Iterable[str]]
    below: Callable[[str, Mapping[str, Any]], bool]
    anchors: frozenset[str]
    is_asked_about: bool
    template: str | None
    updated: Callable[[Item], Updated | None]
    feed: FeedPart[Item] | None
    calendar: CalendarPart[Item] | None
    open_data: Callable[[Sequence[Item], BuildDay], list[dict[str, Any]]] | None
    pocket: Callable[[Sequence[Item], BuildDay], PocketPart] | None


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What kinds and tables have in common. `about` ends the sentence "Anda ingin …" in `content/README.md`.

    If it `has_example`, an annotated one to copy lies below the folder. `checks` see all files of the kind, readable or
    not; `notes` are worth a look and stop nothing.
    """

    name: str
    files: FileSet
    about: str
    has_example: bool
    checks: Callable[[Files, ContentTree], Iterator[ContentProblem]]
    notes: Callable[[ContentFile, date], Iterator[ContentProblem]]

    def path_of_example(self, root: Path) -> Path | None:
        return example_of(self.files, root) if self.has_example else None


@dataclass(frozen=True, kw_only=True)
class ContentKind(Declared, Generic[Model, Item]):
    """A kind of which one file is one thing.

    `shown` makes of the models what is shown on a day; without it the edition does.
    `model_checks` see the models of files without other problems. `translated` are keys that may also be written in
    another language. `named_files` is the folder of what files name, such as recordings. What `is_draft` has no page.
    What is not `is_out` on a day is written, and waits for its day.
    """

    model: type[Model]
    model_checks: Callable[[tuple[Model, ...], Around], Iterator[ContentProblem]]
    shown: Callable[[tuple[Model, ...], BuildDay], tuple[Item, ...]] | None
    search: Callable[[Sequence[Item], BuildDay], Iterable[Findable]]
    translated: tuple[str, ...]
    pages: KindPages[Item] | None
    new: NewFile | None
    named_files: str | None = None
    is_draft: Callable[[ContentFile], bool] = lambda _file: False
    is_out: Callable[[ContentFile, date], bool] = lambda _file, _today: True

    def address_of(self, slug: str) -> str:
        """Return where the page of a file stands."""
        return self.pages.address.format(slug=slug) if self.pages else ""

    @property
    def feed_address(self) -> str:
        """Return where the kind's own feed stands."""
        return f"/{self.files.folder}/atom.xml"

    @property
    def calendar_address(self) -> str:
        """Return where the calendar file of the whole kind stands."""
        return f"/{self.files.folder}.ics"

    @property
    def data_path(self) -> str:
        """Return where the kind stands in the open data."""
        return f"data/{self.files.folder}.json"


@dataclass(frozen=True, kw_only=True)
class Table(Declared, Generic[Row]):
    """A register: one file whose keys name its rows. `row_address` is the page of a row, and takes the `{key}`."""

    row: type[Row]
    row_address: str | None = None

    def address_of(self, key: str) -> str | None:
        """Return where the page of a row stands."""
        return self.row_address.format(key=key) if self.row_address else None


AnyKind = ContentKind[Any, Any]
AnyTable = Table[Any]
Kinds = tuple[AnyKind | AnyTable, ...]


def kinds_of(declared: Kinds) -> tuple[AnyKind, ...]:
    return tuple(one for one in declared if isinstance(one, ContentKind))


def tables_of(declared: Kinds) -> tuple[AnyTable, ...]:
    return tuple(one for one in declared if isinstance(one, Table))


def at_most_one(entry: Callable[[Item, BuildDay], Entry | None]) -> Callable[[Item, BuildDay], Sequence[Entry]]:
    """Make the entries of a kind of which each item is one, once it is news."""

    def entries(item: Item, day: BuildDay) -> Sequence[Entry]:
        found = entry(item, day)
        return (found,) if found else ()

    return entries


def no_problems(_things: object, _around: object) -> Iterator[ContentProblem]:
    """Check or note nothing."""
    return iter(())


def as_they_are(models: tuple[Model, ...], _day: BuildDay) -> tuple[Model, ...]:
    """Show the models themselves."""
    return models


def nothing_beside(_file: ContentFile) -> Iterable[str]:
    return ()


def nothing_below(_address: str, _models: Mapping[str, Any]) -> bool:
    return False


def no_date(_item: object) -> None:
    """Say that nobody knows when the page last said something new."""


def not_searched(_items: object, _day: BuildDay) -> Iterable[Findable]:
    return ()
