"""A day of an activity as an event of a calendar."""

from plugins.kinds.activities import wording
from plugins.kinds.activities.activity_days import ActivityDay
from plugins.kinds.calendar_event import CalendarEvent
from plugins.kinds.visits.change import last_change
from plugins.reading.wording import EXAMPLE_EVENT


def activity_event(one: ActivityDay) -> CalendarEvent:
    activity = one.activity
    return CalendarEvent(
        slug=one.slug,
        kind=wording.EVENT_KIND,
        summary=EXAMPLE_EVENT.format(summary=one.title) if activity.demonstration else one.title,
        details=activity.summary.replace("**", ""),
        location=one.place.words,
        url=one.url,
        day=one.day,
        starts=one.starts,
        ends=one.ends,
        sequence=len(one.history),
        changed_at=last_change(one.history, activity.file.office.zone),
        confirmed=activity.confirmed,
        cancelled=one.status == "batal",
        zone=activity.file.office.zone,
    )
