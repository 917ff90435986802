"""What the function may know of the site, whatever it is read from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from feedback_api.domain.identity import Identity

if TYPE_CHECKING:  # who opens the form neither searches nor plans a visit
    from feedback_api.domain.counting.spans import Span
    from feedback_api.domain.search.shard import Shard
    from feedback_api.domain.search.similar import AnsweredQuestion
    from feedback_api.domain.visits.note import VisitNote


@dataclass(frozen=True, kw_only=True)
class DocumentEntry:
    """One paper of a guide, as staff name it when it was missing."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class VillageLetter:
    """A letter that the desa writes: its name, and the sheet with what the desa asks for it.

    Where rules ask for it no more `not_asked` says what says so, and nobody prepares one.
    """

    name: str
    sheet: str | None = None
    not_asked: str | None = None


@dataclass(frozen=True, kw_only=True)
class NotAsked:
    """A letter that people still bring for these guides though no rule asks for it, and what says so."""

    name: str
    basis: str
    guides: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GuideEntry:
    """A published guide: its slug and address, its title, its answer in one line, its category, its papers.

    `on_visits` says whether it can be done on a visit day, `letter` which letter of the desa it is about or asks for.
    """

    slug: str
    url: str
    title: str
    summary: str
    category: str
    documents: tuple[DocumentEntry, ...] = ()
    on_visits: bool = False
    letter: VillageLetter | None = None


@dataclass(frozen=True, kw_only=True)
class CaseEntry:
    """One case of a guide that has a page of its own."""

    slug: str
    url: str
    title: str


@dataclass(frozen=True, kw_only=True)
class VillageEntry:
    """One of the desa, with its official spelling."""

    slug: str
    url: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PublishedResult:
    """Between which numbers the results of a visit are, as readers see them; what nobody counted is `None`."""

    served: "Span"
    finished: "Span | None"
    sent_home: "Span | None"


@dataclass(frozen=True, kw_only=True)
class VisitEntry:
    """A published visit day. `guides` are its services, `off` says that it was cancelled.

    `plan` is what its content file says, if it has one and is not over; `changes` is how many changes readers see.
    `kept_as` is the name under which staff's changes were kept before the file was renamed. One `in_doubt` readers are
    told to ask about first. `reports` are codes of what staff should look at.
    """

    slug: str
    url: str
    title: str
    day: date
    village: str | None
    guides: tuple[str, ...] = ()
    off: bool = False
    changes: int = 0
    plan: "VisitNote | None" = None
    kept_as: str | None = None
    in_doubt: bool = False
    result: PublishedResult | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FactEntry:
    """A fact of the office, or of a `village`, as its content file says it: nothing if it is blank there.

    `said_on` is the day the file gives. `pages` are those that the fact completes.
    """

    key: str
    village: str | None
    in_file: str = ""
    said_on: date | None = None
    pages: tuple[str, ...] = ()


class Catalogue(Protocol):
    """Read from what the press published. If that is missing every list is empty: the form still takes the text."""

    def office(self) -> Identity | None:
        """Return who the office is; `None` before the first build, or while that cannot be read."""

    def guides(self) -> tuple[GuideEntry, ...]:
        """Return the guides in the order of the site."""

    def cases(self, guide: str) -> tuple[CaseEntry, ...]:
        """Return the cases of a guide in the order of its page; none of one that nobody knows."""

    def villages(self) -> tuple[VillageEntry, ...]:
        """Return the desa in alphabetical order."""

    def visits(self) -> tuple[VisitEntry, ...]:
        """Return the visits, oldest first."""

    def answers(self) -> "tuple[AnsweredQuestion, ...]":
        """Return the newest published answers, newest first."""

    def not_asked(self) -> tuple[NotAsked, ...]:
        """Return the letters of a desa or the office that guides say nobody needs, each with what says so."""

    def holidays(self) -> frozenset[date]:
        """Return the days on which the office is closed besides Saturdays and Sundays."""

    def facts(self) -> tuple[FactEntry, ...]:
        """Return every fact of the office and its desa, in the order of the desk."""

    def search_shard(self, key: int) -> "Shard":
        """Return one file of the search index; one that is missing or cannot be read holds nothing."""
