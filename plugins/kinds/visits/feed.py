"""A visit as an entry of a feed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from html import escape

from feedback_api.wording import clock, long_date
from plugins.kinds.build_day import BuildDay
from plugins.kinds.feed_entry import Entry
from plugins.kinds.visits import wording as words
from plugins.kinds.visits.change import VisitChange
from plugins.kinds.visits.view import VisitView
from plugins.reading import wording

ANNOUNCED = timedelta(days=14)


def visit_entry(visit: VisitView, day: BuildDay) -> Entry | None:
    """Return a visit from two weeks before its day on, or as soon as something about it changed."""
    updated = last_news(visit.day, visit.history, day)
    if updated is None:
        return None
    when = wording.VISIT_WHEN.format(
        day=long_date(visit.day),
        starts=clock(visit.starts),
        ends=clock(visit.ends),
        place=visit.place.name,
        zone=day.office.zone.value,
    )
    notice = words.IN_DOUBT if visit.in_doubt else words.NOTICES.get(visit.status)
    notices = (notice, when, visit.reason)
    return Entry(
        title=wording.VISIT_FEED_TITLE.format(title=visit.title, day=long_date(visit.day)),
        url=visit.url,
        html="".join(f"<p>{escape(notice)}</p>" for notice in notices if notice),
        updated=updated,
    )


def last_news(of: date, history: Sequence[VisitChange], day: BuildDay) -> datetime | None:
    """Return when a day was last announced or changed, or `None` while it is too far away to be news."""
    announced = datetime.combine(of - ANNOUNCED, time.min, day.office.tz)
    moments = (announced, *(change.at for change in history))
    return max((moment for moment in moments if moment.date() <= day.today), default=None)
