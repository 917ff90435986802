"""Something an editor should put right in a guide, or staff should decide again, and what made somebody say so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feedback_api.domain.stored_format import Beyond


class TaskReason(StrEnum):
    """Why a guide needs an editor, or staff should look at a closed letter; one of them is of those who look back."""

    UNCLEAR = "unclear"
    WRONG = "wrong"
    MISSING = "missing"
    PAPER_FORGOTTEN = "paper_forgotten"
    TAKEN_BACK = "taken_back"
    CORRECTION_WISHED = "correction_wished"
    SOUNDS_LIKE_REPORT = "sounds_like_report"
    READERS_UNSURE = "readers_unsure"

    @property
    def is_about_guide(self) -> bool:
        """Whether an editor has something to put right; of the others staff only have to know."""
        return self not in {TaskReason.TAKEN_BACK, TaskReason.CORRECTION_WISHED, TaskReason.SOUNDS_LIKE_REPORT}

    @property
    def looks_back(self) -> bool:
        """Whether it stands in the list of those who look back, and in no other."""
        return self is TaskReason.SOUNDS_LIKE_REPORT


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
    beyond: Beyond | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
