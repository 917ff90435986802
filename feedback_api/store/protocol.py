"""What every store promises, whatever keeps the data underneath.

The promises are cut to what one DynamoDB table with two sparse indexes can keep: a submission is one item, its contact
and its events lie under the same key; the queue and what is due for erasure share one index, published submissions
have the other; every change number is an item of its own, written with the change, so that `published_after` never
skips one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.build_record import BuildRecord
from feedback_api.domain.content_task import ContentTask
from feedback_api.domain.notice import Notice
from feedback_api.domain.staff import Session, StaffMember
from feedback_api.domain.submission import Submission
from feedback_api.store.fieldwork_protocol import NotebookStore, TallyStore, TaskStore
from feedback_api.store.notice_protocol import NoticeStore


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some submissions, and the cursor that asks for the next ones (`None`: these were the last)."""

    items: tuple[Submission, ...]
    next_cursor: str | None


@dataclass(frozen=True, kw_only=True)
class PublicationDelta:
    """What changed for the public after a change number: new or corrected answers, ids that were withdrawn."""

    published: tuple[Submission, ...]
    withdrawn: tuple[str, ...]
    last_change: int

    @property
    def is_empty(self) -> bool:
        return not (self.published or self.withdrawn)


@dataclass(frozen=True, kw_only=True)
class Along:
    """What is kept in the same transaction as a decision: the task it opens for editors, the notice to its sender.

    Each takes the place of any of its id.
    """

    opens: ContentTask | None = None
    tells: Notice | None = None


NOTHING_ALONG = Along()


class SubmissionStore(Protocol):
    """Submissions with their audit chain. `get` sees the last write at once; lists may lag a few seconds."""

    def add(self, submission: Submission, contact: bytes | None, event: AuditEvent) -> Submission:
        """Keep a new submission with its encrypted contact and first event, all or nothing.

        If the id is known already nothing is written and the kept submission is returned: pressing twice is harmless.
        """
        ...

    def get(self, submission_id: str) -> Submission:
        """Return it as last saved, or raise `SubmissionNotFound`."""
        ...

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        """Replace it, append the event and return it with its next version, all or nothing.

        `submission.version` is the version that was read: raise `SubmissionChanged` if the kept one differs, or if the
        event does not join the end of the kept chain. With `publishes` the same transaction gives it the next change
        number (and an ordinal the first time) and raises `wanted` on the build record, and keeps what comes `along`.
        Raise `SubmissionNotFound` if it was never added.
        """
        ...

    def note(self, event: AuditEvent) -> Submission:
        """Append an event that changes nothing else and return the submission, its version as before.

        Raise `SubmissionChanged` if the event does not join the end of the kept chain.
        """
        ...

    def contact(self, submission_id: str) -> bytes | None:
        """Return the encrypted contact; `None` if none was left, or it was erased."""
        ...

    def erasable(self, *, now: datetime, limit: int) -> tuple[Submission, ...]:
        """Return closed submissions whose `erase_after` has passed and that were not erased yet."""
        ...

    def erase(self, submission: Submission, event: AuditEvent) -> Submission:
        """Save as `save` does, and with it forget the contact, the notice and the salts of all earlier events."""
        ...

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page:
        """Return open submissions, oldest due date first, then oldest received; only those of `village` if given.

        A cursor that no page gave begins again with the first page.
        """
        ...

    def published(self, *, limit: int, cursor: str | None = None) -> Page:
        """Return published submissions, newest change first."""
        ...

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        """Return everything the public sees differently since `change` (0: everything), oldest change first.

        Exact, unlike the lists: no change is ever skipped. With `limit` at most so many changes come at once; ask again
        from `last_change` until a delta is empty, whose `last_change` is the `change` asked with.
        """
        ...

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        """Yield its acts, first one first."""
        ...


class BuildStore(Protocol):
    """The one record by which everybody asks for a build and one press takes it."""

    def read(self) -> BuildRecord:
        """Return the record as it is now."""
        ...

    def want(self) -> int:
        """Raise `wanted` by one and return it."""
        ...

    def take(self, *, owner: str, now: datetime, lease: timedelta) -> BuildRecord | None:
        """Give `owner` the lease if `wanted > built` and nobody holds a running one; return the record, else `None`."""
        ...

    def keep(self, *, owner: str, now: datetime, lease: timedelta) -> bool:
        """Prolong the owner's lease; `False` if somebody else has it now."""
        ...

    def finish(self, *, owner: str, built: int, now: datetime) -> bool:
        """Write `built`, forget failures and free the lease; `False` (nothing written) if the lease was lost."""
        ...

    def fail(self, *, owner: str, attempted: int, problems: tuple[str, ...], now: datetime) -> bool:
        """Note why `attempted` could not be built and free the lease; the same `wanted` is not taken again."""
        ...


class StaffStore(Protocol):
    """Members of staff, their sessions, and failed sign-ins."""

    def add_member(self, member: StaffMember) -> None:
        """Keep a new member, or raise `StaffAlreadyExists`."""
        ...

    def member(self, name: str) -> StaffMember:
        """Return the member, or raise `StaffNotFound`."""
        ...

    def replace_member(self, member: StaffMember) -> None:
        """Replace a member (new password, role, epoch), or raise `StaffNotFound`."""
        ...

    def has_members(self) -> bool:
        """Say whether anybody can sign in yet."""
        ...

    def open_session(self, session: Session) -> None:
        """Keep a session."""
        ...

    def session(self, token_digest: str, *, now: datetime) -> Session | None:
        """Return the session unless it is unknown or has expired."""
        ...

    def close_session(self, token_digest: str) -> None:
        """Forget a session at once."""
        ...

    def note_failure(self, name: str, *, now: datetime, window: timedelta) -> int:
        """Count a failed sign-in and return how many there were within the window."""
        ...

    def failures(self, name: str, *, now: datetime, window: timedelta) -> int:
        """Return how many sign-ins failed within the window."""
        ...

    def forget_failures(self, name: str) -> None:
        """Start counting again after a good sign-in."""
        ...


class Store(Protocol):
    """One office's data behind one door."""

    @property
    def submissions(self) -> SubmissionStore: ...

    @property
    def builds(self) -> BuildStore: ...

    @property
    def staff(self) -> StaffStore: ...

    @property
    def tallies(self) -> TallyStore: ...

    @property
    def tasks(self) -> TaskStore: ...

    @property
    def notebook(self) -> NotebookStore: ...

    @property
    def notices(self) -> NoticeStore: ...

    def is_reachable(self) -> bool:
        """Say whether a read succeeds just now."""
        ...


class OpenedStore(Store, Protocol):
    """A store that can be closed."""

    def close(self) -> None: ...
