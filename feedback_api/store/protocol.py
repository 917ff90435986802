"""What every store promises, whatever keeps the data underneath.

The promises are cut to what one DynamoDB table with two sparse indexes can keep: a submission is one item, its contact
and its events lie under the same key; the queue and what is due for erasure share one index, published submissions
have the other; every change number is an item of its own, written with the change, so that `published_after` never
skips one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.site.content_task import ContentTask
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.notice import Notice
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.build_protocol import BuildStore
from feedback_api.store.everything import RowStore
from feedback_api.store.fieldwork_protocol import NotebookStore, TallyStore, TaskStore
from feedback_api.store.find_protocol import FindStore
from feedback_api.store.flood_protocol import FloodStore
from feedback_api.store.member_mail_protocol import MemberMailStore
from feedback_api.store.notice_protocol import NoticeStore
from feedback_api.store.numbers import NumberStore
from feedback_api.store.reading_on import Page
from feedback_api.store.staff_protocol import StaffStore


@dataclass(frozen=True, kw_only=True)
class PublicationDelta:
    """What changed for the public after a change number: new or corrected answers, ids that were withdrawn.

    `set_aside` are the ids of published ones that this version may not act on: it neither publishes nor withdraws them.
    """

    published: tuple[Submission, ...]
    withdrawn: tuple[str, ...]
    last_change: int
    set_aside: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.published or self.withdrawn or self.set_aside)


@dataclass(frozen=True, kw_only=True)
class Along:
    """What is kept in the same transaction as a decision: the task it opens for editors, the notice to its sender.

    Each takes the place of any of its id. With `untells` the notice that is kept goes, or `tells` takes its place; once
    a try of it began `CannotBeUndone` is raised and nothing written. `owed` is the kept notice if undoing will put it
    back: `SubmissionChanged` is raised, and nothing written, if a try of it began since it was read.
    """

    opens: ContentTask | None = None
    tells: Notice | None = None
    untells: bool = False
    owed: Notice | None = None


NOTHING_ALONG = Along()


class SubmissionStore(Protocol):
    """Submissions with their audit chain. `get` sees the last write at once; lists may lag a few seconds.

    What this version may not act on (`domain/stored_format.py`) is set aside: whatever asks for one by its id or would
    change it raises `SubmissionSetAside` and writes nothing, whatever lists them passes over it. Fields that only a
    later version knows are kept by every write.
    """

    def add(
        self,
        submission: Submission,
        contact: bytes | None,
        event: AuditEvent,
        *,
        came: Came | None = None,
        year: int | None = None,
    ) -> Submission:
        """Keep a new submission with its encrypted contact, first event and where it came from, all or nothing.

        A report is counted with it, in the `year` it is in the office, else in that of the event.
        If the id is known already nothing is written and the kept submission is returned: pressing twice is harmless.
        """

    def follow(
        self, second: Submission, words: bytes | None, event: AuditEvent, *, first: Submission, came: Came | None = None
    ) -> Submission:
        """Keep what follows a letter as `add` does, as long as that is kept in the version that was read.

        Else raise `SubmissionChanged`. A report that follows one is not counted again. If something follows it already
        nothing is written and that is returned.
        """

    def get(self, submission_id: str) -> Submission:
        """Return it as last saved, or raise `SubmissionNotFound`."""

    def save(
        self, submission: Submission, event: AuditEvent, *, publishes: bool, along: Along = NOTHING_ALONG
    ) -> Submission:
        """Replace it, append the event and return it with its next version, all or nothing.

        `submission.version` is the version that was read: raise `SubmissionChanged` if the kept one differs, or if the
        event does not join the end of the kept chain. With `publishes` the same transaction gives it the next change
        number (and an ordinal the first time) and raises `wanted` on the build record, and keeps what comes `along`.
        Raise `SubmissionNotFound` if it was never added, and what `domain/submissions/confidential.py` refuses.
        """

    def note(self, event: AuditEvent) -> Submission:
        """Append an event that changes nothing else and return the submission, its version as before.

        Raise `SubmissionChanged` if the event does not join the end of the kept chain.
        """

    def contact(self, submission_id: str) -> bytes | None:
        """Return the encrypted contact; `None` if none was left, or it was erased."""

    def erasable(self, *, now: datetime, limit: int) -> tuple[Submission, ...]:
        """Return closed submissions whose `erase_after` has passed and that were not erased yet."""

    def closed_since(self, moment: datetime, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        """Return those closed after `moment` of which nothing was erased yet, first closed first.

        What waits for something all the same is not among them; what is fetched may be missing.
        """

    def erase(
        self, submission: Submission, event: AuditEvent, *, publishes: bool = False, along: Along = NOTHING_ALONG
    ) -> Submission:
        """Save as `save` does; the contact, the notice, the group and the salts of all earlier events are forgotten."""

    def replace_contact(self, submission: Submission, sealed: bytes | None, event: AuditEvent) -> Submission:
        """Save as `save` does; `sealed` takes the place of the contact, `None` forgets it.

        The notice is forgotten with a contact, also where words that stay are sealed with it.
        """

    def seal(self, submission: Submission, sealed: bytes, event: AuditEvent, *, year: int | None = None) -> Submission:
        """Save a letter that became a report: as `erase` does, but that `sealed` takes the place of the contact.

        It is counted as `add` does.
        """

    def reports(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        """Return open reports, which no other list of what waits holds, in the order of `waiting`."""

    def waiting(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        """Return open submissions but for reports and papers handed in, oldest due date first, then oldest received.

        With `village` only those of that desa. A cursor that no page gave begins again with the first page.
        """

    def handed_in(self, *, limit: int, cursor: str | None = None, village: str | None = None) -> Page[Submission]:
        """Return papers that were handed in and are not ready, as `waiting` does, which holds none of them."""

    def published(self, *, limit: int, cursor: str | None = None) -> Page[Submission]:
        """Return published submissions, newest change first."""

    def published_after(self, change: int, *, limit: int | None = None) -> PublicationDelta:
        """Return everything the public sees differently since `change` (0: everything), oldest change first.

        Exact, unlike the lists: no change is ever skipped. With `limit` at most so many changes come at once; ask again
        from `last_change` until a delta is empty, whose `last_change` is the `change` asked with.
        """

    def events(self, submission_id: str) -> Iterator[AuditEvent]:
        """Yield its acts, first one first."""

    def set_aside(self, *, limit: int) -> tuple[str, ...]:
        """Return the ids of those that this version may not act on, at most about `limit`.

        A store that would have to read everything for it looks at the latest that wait, are published, or will be
        erased.
        """


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

    @property
    def member_mail(self) -> MemberMailStore: ...

    @property
    def flood(self) -> FloodStore: ...

    @property
    def numbers(self) -> NumberStore: ...

    @property
    def finding(self) -> FindStore: ...

    def tidy(self) -> bool:
        """Leave nothing of what was erased or replaced in places that nothing uses now; what is kept stays.

        `False` while somebody still reads what was before.
        """

    def everything(self) -> RowStore:
        """Return all of it row by row, for a dump or a load."""

    def is_reachable(self) -> bool:
        """Say whether a read succeeds just now, and a letter could be kept, as far as can be told without trying."""


class OpenedStore(Store, Protocol):
    """A store that can be closed."""

    def close(self) -> None: ...
