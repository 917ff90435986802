"""That a sender is to be told: the office has decided about what they sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from feedback_api.domain.stored_format import Beyond

# How long nobody else may try while one is at it, and before the second try; each further wait is twice as long.
FIRST_WAIT = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=12)
MOST_TRIES = 10
# Nobody waits for news of a decision that is older.
TOO_LATE = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One for each submission: a later decision puts another in its place, which `wanted_at` tells apart.

    `due_at` says when it may be tried (again), `None` that it is over: with `told_at` the mail was handed over, without
    it could not be.
    """

    submission_id: str
    wanted_at: datetime
    due_at: datetime | None
    tries: int = 0
    told_at: datetime | None = None
    beyond: Beyond | None = None

    def is_stale(self, now: datetime) -> bool:
        """Whether it is too late to tell: mail was off, or nothing worked for days."""
        return now - self.wanted_at > TOO_LATE

    @property
    def may_be_tried_again(self) -> bool:
        """Whether a failure just now may still be mended by waiting."""
        return self.tries < MOST_TRIES

    def next_try(self, now: datetime) -> datetime:
        """Return when it may be tried again, should the try that begins now fail."""
        return now + min(FIRST_WAIT * (1 << min(self.tries, MOST_TRIES)), LONGEST_WAIT)
