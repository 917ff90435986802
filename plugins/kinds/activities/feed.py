"""A day of an activity as an entry of a feed."""

from html import escape

from feedback_api.wording import clock, long_date
from plugins.kinds.activities import wording as words
from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.build_day import BuildDay
from plugins.kinds.feed_entry import Entry
from plugins.kinds.visits.feed import last_news
from plugins.reading import wording


def activity_entry(one: ActivityDay, day: BuildDay) -> Entry | None:
    """Return one day of an activity, announced as visits are; its own anchor makes it an entry of its own."""
    updated = last_news(one.day, one.history, day)
    if updated is None:
        return None
    when = wording.VISIT_WHEN.format(
        day=long_date(one.day),
        starts=clock(one.starts),
        ends=clock(one.ends),
        place=one.place.name,
        zone=day.office.zone.value,
    )
    notices = (words.NOTICES.get(one.status), when, one.reason, one.activity.summary.replace("**", ""))
    return Entry(
        title=wording.VISIT_FEED_TITLE.format(title=one.title, day=long_date(one.day)),
        url=f"{one.url}#{one.slug}",
        html="".join(f"<p>{escape(notice)}</p>" for notice in notices if notice),
        updated=updated,
    )
