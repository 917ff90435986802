"""Activities as the pocket edition lists them: when each is next, in a line."""

from collections.abc import Iterator, Sequence
from itertools import islice

from feedback_api.wording import clock, long_date
from plugins.kinds.activities import wording
from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.build_day import BuildDay
from plugins.kinds.pocket_part import PocketLine, PocketPart
from plugins.reading import wording as general

MOST = 24


def in_the_pocket(days: Sequence[ActivityDay], day: BuildDay) -> PocketPart:
    lines = tuple(PocketLine(title=one.title, text=_text(one, day)) for one in islice(_next(days), MOST))
    return PocketPart(title=wording.IN_THE_POCKET, lines=lines)


def _next(days: Sequence[ActivityDay]) -> Iterator[ActivityDay]:
    """Yield the next day of each activity, and what is called off before it: people may know only the old plan."""
    told: set[str] = set()
    for one in days:
        if not one.is_past and one.activity.slug not in told:
            if one.status != "batal":
                told.add(one.activity.slug)
            yield one


def _text(one: ActivityDay, day: BuildDay) -> str:
    when = general.VISIT_WHEN.format(
        day=long_date(one.day),
        starts=clock(one.starts),
        ends=clock(one.ends),
        place=one.place.name,
        zone=day.office.zone.value,
    )
    said = (
        wording.OFF if one.status == "batal" else None,
        when,
        one.reason,
        None if one.activity.confirmed else wording.NOT_CONFIRMED,
        wording.IS_EXAMPLE if one.activity.demonstration else None,
    )
    return " ".join(part for part in said if part)
