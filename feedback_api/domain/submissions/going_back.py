"""What an act replaced: for ten minutes all of it, so that the act can be undone, and for good what the office said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from feedback_api.domain.submissions.answer import Answer

# How long an act can be undone, and how long what tells of it is held.
UNDO_FOR = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Undoable:
    """The last act of staff and what it replaced: the attributes that it changed, as they were.

    `act` is its word in the history. `tells` says that it put a notice to the sender in its place, `owed` that one of
    an earlier act was still held then, with no try begun. `more` is what a later version says of it, as JSON.
    """

    act: str
    by: str
    at: datetime
    before: Mapping[str, Any] = field(hash=False)
    tells: bool = False
    owed: bool = False
    more: str | None = None

    @property
    def until(self) -> datetime:
        return self.at + UNDO_FOR


@dataclass(frozen=True, kw_only=True)
class SaidBefore:
    """What the office had said before it corrected it, with a `note` for everybody, or opened the letter again.

    `at` is when it was replaced, `by` whom. `more` is what a later version says of it, as JSON.
    """

    at: datetime
    by: str
    answer: Answer | None = None
    reason: str | None = None
    forwarded_to: str | None = None
    note: str | None = None
    more: str | None = None

    @property
    def has_words(self) -> bool:
        """Whether its sender had read anything."""
        return self.answer is not None or self.reason is not None


def is_undoable(last: Undoable | None, now: datetime) -> bool:
    """Say whether an act can be undone now."""
    return last is not None and now < last.until
