"""What every store promises about notices: who decides keeps one, who sends takes it, nobody sends it twice at once.

Cut to one DynamoDB table: the notices of an office are one partition, those that are due stand in the index of what
waits. `SubmissionStore.save` keeps a new one with the decision.
"""

from datetime import datetime
from typing import Protocol

from feedback_api.domain.submissions.notice import Notice


class NoticeStore(Protocol):
    """Notices to senders. `get` sees the last write at once; the list may lag a few seconds."""

    def get(self, submission_id: str) -> Notice | None:
        """Return the submission's notice, if it ever had one that was not forgotten since."""

    def due(self, *, now: datetime, limit: int) -> tuple[Notice, ...]:
        """Return notices that may be tried now, the longest waiting first."""

    def take(self, notice: Notice, *, until: datetime) -> Notice | None:
        """Count a try and let nobody else begin one before `until`; `None` if it is no longer as it was read."""

    def close(self, notice: Notice, *, told_at: datetime | None) -> bool:
        """End it as told, or as impossible (`None`); `False` if a later decision put another in its place."""

    def forget(self, notice: Notice) -> None:
        """Let it go as if it had never been, unless a later decision put another in its place."""
