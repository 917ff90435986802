"""What a member is told of the letters that wait for them: numbers, and no word of any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from feedback_api.domain.submissions.submission import Submission


@dataclass(frozen=True, kw_only=True)
class WaitingCounts:
    """How many wait, how many of them are over time and how many are due today; of reports how many nobody opened."""

    waiting: int = 0
    overdue: int = 0
    due_today: int = 0
    unread_reports: int = 0

    @property
    def is_empty(self) -> bool:
        return self == WaitingCounts()


def counted(letters: Iterable[Submission], *, today: date, unread_reports: int) -> WaitingCounts:
    days = [one.due for one in letters]
    return WaitingCounts(
        waiting=len(days),
        overdue=sum(day < today for day in days),
        due_today=days.count(today),
        unread_reports=unread_reports,
    )
