"""What every store promises about counters, content tasks and the visit notebook.

Cut to one DynamoDB table: a count is an `ADD` on one item in the same transaction as a conditional put of the press's
digest; reports of a missing paper lie under guide and document in order of time; open tasks and the entries of one kind
are one partition of an index each. Nothing is ever scanned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from feedback_api.domain.aside_entry import AsideEntry
from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.counting.opinion import Opinions, ReaderSays
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.visits.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.visits.trip import InterestCount, TripCount, TripReport
from feedback_api.store.reading_on import Page


@dataclass(frozen=True, kw_only=True)
class EntryPage(Page[NotebookEntry]):
    """Some entries; `aside` is what is known of those that are set aside."""

    aside: tuple[AsideEntry, ...] = ()


class TallyStore(Protocol):
    """Counts of things nobody is named in. A press whose digest is known already counts for nothing."""

    def count_trip(self, report: TripReport, *, press: str) -> bool:
        """Count it once a press, all or nothing; `False` if this press was counted before."""

    def trips(self, month: str) -> tuple[TripCount, ...]:
        """Return the counts of a month, by guide and desa."""

    def missing_since(self, guide: str, document: str, since: datetime) -> int:
        """Return how often this paper was reported missing after `since`."""

    def count_interest(self, visit: str, guide: str, *, press: str, at: datetime) -> int | None:
        """Count it once a press and return the visit's new sum for all guides; `None` if it was counted before."""

    def interest(self, visit: str) -> tuple[InterestCount, ...]:
        """Return how many want to come to a visit, by guide."""

    def count_opinion(self, page: str, said: ReaderSays, *, press: str, at: datetime) -> int | None:
        """Count once a press what was said of a page and return how often it was; `None` if it was counted before."""

    def opinions(self, page: str) -> Opinions:
        """Return how often each was said of a page."""


class TaskStore(Protocol):
    """Tasks for editors. `get` sees the last write at once; the list may lag a few seconds.

    One that this version may not act on raises `TaskSetAside`; a decision that would open it anew leaves it as it is.
    """

    def open(self, task: ContentTask) -> ContentTask:
        """Keep it unless one of this id is open already; return the one that is open now."""

    def get(self, task_id: str) -> ContentTask:
        """Return it, or raise `TaskNotFound`."""

    def close(self, task_id: str, *, by: str, at: datetime, counted_as: str | None = None) -> ContentTask:
        """Close it; one that is closed already stays as it was closed first. Raise `TaskNotFound`.

        Whoever closes it first also adds one to the number called `counted_as`.
        """

    def waiting(self, *, limit: int, cursor: str | None = None, looking_back: bool = False) -> Page[ContentTask]:
        """Return open tasks for editors, oldest first, or those for who looks back: two lists that do not meet."""


class NotebookStore(Protocol):
    """What staff write about visits, with its audit chain.

    An entry that this version may not act on raises `VisitSetAside`. What only a later version knew of the document
    that is replaced is carried over into the new one.
    """

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        """Return the entry as last written."""

    def write(self, entry: NotebookEntry, event: AuditEvent, *, newcomer: StaffMember | None = None) -> NotebookEntry:
        """Keep it with its event and its next version, all or nothing; what is on pages raises `wanted` besides.

        `entry.version` is the version that was read, 0 for a new one: raise `NoteChanged` if the kept one differs. With
        a `newcomer` the same transaction keeps a new member of staff, or raises `StaffAlreadyExists`.
        """

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        """Return entries, latest day first."""

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        """Yield its acts, first one first."""
