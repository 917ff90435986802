"""Which visits are coming, which were changed, and which are over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from plugins.kinds.visits.view import VisitView

ALERT_AHEAD = timedelta(days=14)
ALERT_AFTER_CHANGE = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """All visits, oldest first, seen on one day."""

    today: date
    visits: tuple[VisitView, ...]

    @cached_property
    def coming(self) -> tuple[VisitView, ...]:
        """Return the visits people can still go to, soonest first."""
        return tuple(visit for visit in self.visits if not visit.is_past and visit.stands)

    @cached_property
    def past(self) -> tuple[VisitView, ...]:
        """Return the visits that are over, latest first; a cancelled one stays among them."""
        return tuple(reversed([visit for visit in self.visits if visit.is_past]))

    @cached_property
    def changed(self) -> tuple[VisitView, ...]:
        """Return changed, cancelled and doubtful visits, soonest first; a week after their days they are no news."""
        return tuple(visit for visit in self.visits if _is_otherwise(visit) and visit.shows_old)

    @cached_property
    def alerts(self) -> tuple[VisitView, ...]:
        """Return those changed visits whose old or new day is near, or whose change is news."""
        return tuple(visit for visit in self.changed if max(_days(visit)) >= self.today and self._is_news(visit))

    def next(self, count: int, *, where: Callable[[VisitView], bool] = lambda _: True) -> tuple[VisitView, ...]:
        """Return the first coming visits for which `where` holds."""
        return tuple(visit for visit in self.coming if where(visit))[:count]

    def _is_news(self, visit: VisitView) -> bool:
        near = any(self.today <= day <= self.today + ALERT_AHEAD for day in _days(visit))
        return near or any(
            self.today - ALERT_AFTER_CHANGE <= change.at.date() <= self.today for change in visit.history
        )


def _is_otherwise(visit: VisitView) -> bool:
    return not visit.stands or visit.status == "berubah"


def _days(visit: VisitView) -> tuple[date, ...]:
    return (visit.day, visit.previous_day or visit.day)
