"""The days of all activities, as the pages show them on one day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from plugins.kinds.activities.model import Activity, ActivityStatus, OtherActivityDay
from plugins.kinds.visits.change import VisitChange
from plugins.kinds.visits.model import VisitPlace
from plugins.reading.recurrence import Recurrence

HORIZON = timedelta(days=92)


@dataclass(frozen=True, kw_only=True)
class ActivityDay:
    """An activity on one day. `slug` never changes: the file's name, and for a rule its day."""

    slug: str
    activity: Activity
    day: date
    starts: time
    ends: time
    place: VisitPlace
    status: ActivityStatus
    reason: str | None
    history: tuple[VisitChange, ...]
    is_past: bool

    @property
    def url(self) -> str:
        return self.activity.url

    @property
    def title(self) -> str:
        return self.activity.title

    @property
    def previous_day(self) -> date | None:
        """Return the day it used to be on."""
        days = [change.old_day for change in self.history if change.old_day]
        return days[-1] if days else None


def activity_days(activities: tuple[Activity, ...], *, today: date) -> tuple[ActivityDay, ...]:
    """Return every day of every activity, from its first one to three months ahead, in order."""
    found = (day for activity in activities for day in _days(activity, today))
    return tuple(sorted(found, key=lambda one: (one.day, one.starts, one.slug)))


def _days(activity: Activity, today: date) -> Iterator[ActivityDay]:
    if activity.rule is None:
        yield _on(activity, activity.day, activity, today)
        return
    others = {other.rule_day: other for other in activity.other_days}
    until = today + HORIZON
    for day in Recurrence(rule=activity.rule, first=activity.day).days(until=max([until, *others])):
        other = others.get(day)
        if day not in activity.left_out and (other is not None or day <= until):
            yield _on(activity, day, other or activity, today)


def _on(activity: Activity, rule_day: date, said: Activity | OtherActivityDay, today: date) -> ActivityDay:
    day = (said.day if isinstance(said, OtherActivityDay) else None) or rule_day
    return ActivityDay(
        slug=f"{activity.slug}-{rule_day.isoformat()}" if activity.rule else activity.slug,
        activity=activity,
        day=day,
        starts=said.starts or activity.starts,
        ends=said.ends or activity.ends,
        place=said.place or activity.place,
        status=said.status or "terjadwal",
        reason=said.reason,
        history=said.history,
        is_past=day < today,
    )
