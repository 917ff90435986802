"""Declares activities, `content/kegiatan/<slug>.md`."""

from collections.abc import Iterator, Sequence

from plugins.kinds.activities import wording
from plugins.kinds.activities.activity_days import ActivityDay, activity_days
from plugins.kinds.activities.checks import activity_problems
from plugins.kinds.activities.events import activity_event
from plugins.kinds.activities.feed import activity_entry
from plugins.kinds.activities.model import Activity
from plugins.kinds.activities.pocket import in_the_pocket
from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable, page_called
from plugins.kinds.kind import (
    CalendarPart,
    ContentKind,
    FeedPart,
    KindPages,
    Updated,
    at_most_one,
    no_problems,
    nothing_below,
    nothing_beside,
)
from plugins.reading.file_set import FileSet


def _days(activities: tuple[Activity, ...], day: BuildDay) -> tuple[ActivityDay, ...]:
    return activity_days(activities, today=day.today)


def _findable(days: Sequence[ActivityDay], _day: BuildDay) -> Iterator[Findable]:
    """Yield each activity that is still going on, once."""
    coming = {one.activity.slug: one.activity for one in days if not one.is_past}
    return (page_called(activity.title, activity.url) for activity in coming.values())


def _concerns(_one: ActivityDay, _village: str) -> bool:
    """Activities are at the office: for everybody, and of no village."""
    return False


def _updated(one: ActivityDay) -> Updated | None:
    return Updated(url=one.url, day=one.history[-1].at.date()) if one.history else None


ACTIVITIES: ContentKind[Activity, ActivityDay] = ContentKind(
    name="activities",
    files=FileSet(folder="kegiatan"),
    about="Mengumumkan kegiatan di kecamatan, juga yang berulang",
    has_example=True,
    checks=activity_problems,
    notes=no_problems,
    model=Activity,
    model_checks=no_problems,
    shown=_days,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/kegiatan/{slug}/",
        lists=("/kegiatan/",),
        beside=nothing_beside,
        below=nothing_below,
        anchors=frozenset(),
        is_asked_about=False,
        template=None,
        updated=_updated,
        feed=FeedPart(
            entries=at_most_one(activity_entry), is_among_everything=False, concerns=_concerns, own_title=wording.FEED
        ),
        calendar=CalendarPart(event=activity_event, title=wording.CALENDAR),
        open_data=None,
        pocket=in_the_pocket,
    ),
    new=None,
)
