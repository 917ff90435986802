"""What every store promises about counters, content tasks and the visit notebook.

Cut to one DynamoDB table: a count is an `ADD` on one item in the same transaction as a conditional put of the press's
digest; reports of a missing paper lie under guide and document in order of time; open tasks and the entries of one kind
are one partition of an index each. Nothing is ever scanned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.notebook_entry import EntryKind, NotebookEntry
from feedback_api.domain.trip import InterestCount, TripCount, TripReport


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """Some open tasks, and the cursor that asks for the next ones (`None`: these were the last)."""

    items: tuple[ContentTask, ...]
    next_cursor: str | None


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    """Some entries, and the cursor that asks for the next ones (`None`: these were the last)."""

    items: tuple[NotebookEntry, ...]
    next_cursor: str | None


class TallyStore(Protocol):
    """Counts of things nobody is named in. A press whose digest is known already counts for nothing."""

    def count_trip(self, report: TripReport, *, press: str) -> bool:
        """Count it once a press, all or nothing; `False` if this press was counted before."""
        ...

    def trips(self, month: str) -> tuple[TripCount, ...]:
        """Return the counts of a month, by guide and desa."""
        ...

    def missing_since(self, guide: str, document: str, since: datetime) -> int:
        """Return how often this paper was reported missing after `since`."""
        ...

    def count_interest(self, visit: str, guide: str, *, press: str, at: datetime) -> int | None:
        """Count it once a press and return the visit's new sum for all guides; `None` if it was counted before."""
        ...

    def interest(self, visit: str) -> tuple[InterestCount, ...]:
        """Return how many want to come to a visit, by guide."""
        ...


class TaskStore(Protocol):
    """Tasks for editors. `get` sees the last write at once; the list may lag a few seconds."""

    def open(self, task: ContentTask) -> ContentTask:
        """Keep it unless one of this id is open already; return the one that is open now."""
        ...

    def get(self, task_id: str) -> ContentTask:
        """Return it, or raise `TaskNotFound`."""
        ...

    def close(self, task_id: str, *, by: str, at: datetime) -> ContentTask:
        """Close it; one that is closed already stays as it was closed first. Raise `TaskNotFound`."""
        ...

    def waiting(self, *, limit: int, cursor: str | None = None) -> TaskPage:
        """Return open tasks, oldest first."""
        ...


class NotebookStore(Protocol):
    """What staff write about visits, with its audit chain."""

    def get(self, kind: EntryKind, name: str) -> NotebookEntry | None:
        """Return the entry as last written."""
        ...

    def write(self, entry: NotebookEntry, event: AuditEvent) -> NotebookEntry:
        """Keep it with its event and its next version, and raise `wanted` on the build record, all or nothing.

        `entry.version` is the version that was read, 0 for a new one: raise `NoteChanged` if the kept one differs.
        """
        ...

    def entries(self, kind: EntryKind, *, limit: int, cursor: str | None = None) -> EntryPage:
        """Return entries, latest day first."""
        ...

    def events(self, kind: EntryKind, name: str) -> Iterator[AuditEvent]:
        """Yield its acts, first one first."""
        ...
