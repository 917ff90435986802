"""Visits and activities as events of a calendar."""

from collections.abc import Iterator

from feedback_api.wording import clock, long_date
from plugins.calendar import wording
from plugins.calendar.activity_days import ActivityDay
from plugins.calendar.event import CalendarEvent, last_change
from plugins.visits.view import VisitView
from plugins.visits.visit import VisitPlace


def visit_event(visit: VisitView) -> CalendarEvent:
    return CalendarEvent(
        slug=visit.slug,
        kind=wording.KIND_VISIT,
        summary=wording.EXAMPLE.format(summary=visit.title) if visit.demonstration else visit.title,
        details="\n".join(_details(visit)),
        location=_where(visit.place),
        url=visit.url,
        day=visit.day,
        starts=visit.starts,
        ends=visit.ends,
        sequence=visit.sequence,
        changed_at=last_change(visit.history),
        confirmed=visit.confirmed,
        cancelled=visit.status == "batal",
    )


def activity_event(one: ActivityDay) -> CalendarEvent:
    activity = one.activity
    return CalendarEvent(
        slug=one.slug,
        kind=wording.KIND_ACTIVITY,
        summary=wording.EXAMPLE.format(summary=one.title) if activity.demonstration else one.title,
        details=activity.summary.replace("**", ""),
        location=_where(one.place),
        url=one.url,
        day=one.day,
        starts=one.starts,
        ends=one.ends,
        sequence=len(one.history),
        changed_at=last_change(one.history),
        confirmed=activity.confirmed,
        cancelled=one.status == "batal",
    )


def _details(visit: VisitView) -> Iterator[str]:
    if visit.status == "batal":
        yield wording.REASON.format(reason=visit.reason)
        if visit.replacement:
            yield wording.REPLACEMENT.format(day=long_date(visit.replacement.day))
        return
    if visit.status == "berubah":
        yield wording.CHANGED.format(reason=visit.reason)
    yield wording.SERVICES.format(titles=", ".join(service.guide.title for service in visit.services))
    if visit.last_number:
        yield wording.LAST_NUMBER.format(at=clock(visit.last_number))
    if not visit.confirmed:
        yield wording.UNCONFIRMED


def _where(place: VisitPlace) -> str:
    return ", ".join(part for part in (place.name, place.hamlet, place.landmark) if part)
