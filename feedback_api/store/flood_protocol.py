"""What every store promises of floods: from which groups letters came, and what was put aside with one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from feedback_api.domain.audit import AuditEvent
from feedback_api.domain.submissions.flood import Came
from feedback_api.domain.submissions.submission import Submission
from feedback_api.store.reading_on import Page


@dataclass(frozen=True, kw_only=True)
class Move:
    """A waiting letter as it was read, and the event that joins its chain when it is moved."""

    submission: Submission
    event: AuditEvent


class FloodStore(Protocol):
    """Which group a letter came from is kept apart from it, for a short time, and is in no dump."""

    def came(self) -> tuple[Came, ...]:
        """Return all that is known of groups, oldest arrival first."""

    def settle(self, came: Sequence[Came]) -> None:
        """Keep these in the place of what is known of their letters."""

    def forget(self, came: Sequence[Came]) -> None:
        """Forget which groups these letters came from."""

    def move(self, moves: Sequence[Move], *, batch: str | None) -> tuple[Submission, ...]:
        """Put open letters aside in a batch, or without one back into the queue, and return those that were moved.

        Each is saved as `SubmissionStore.save` does. What somebody changed since it was read, what is closed, and a
        report are left where they are.
        """

    def aside(self, *, limit: int, cursor: str | None = None, batch: str | None = None) -> Page[Submission]:
        """Return open letters that were put aside, by batch, oldest first; with `batch` only that one's."""

    def holds_more_than(self, *, letters: int, size: int) -> bool:
        """Say whether more letters wait, in the queue or aside, or more bytes of them; may lag a few seconds."""
