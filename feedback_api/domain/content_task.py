"""Something an editor should put right in a guide, and what made somebody say so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TaskReason(StrEnum):
    """Why a guide needs an editor."""

    UNCLEAR = "unclear"
    WRONG = "wrong"
    MISSING = "missing"
    PAPER_FORGOTTEN = "paper_forgotten"


@dataclass(frozen=True, kw_only=True)
class ContentTask:
    """One task. `id` follows from what made it, so that the same cause opens it once while it is open.

    `document` is the paper people keep forgetting; `submission` the one whose answer showed the fault.
    """

    id: str
    reason: TaskReason
    opened_at: datetime
    guide: str | None
    document: str | None = None
    submission: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
