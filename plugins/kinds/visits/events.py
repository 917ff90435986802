"""A visit as an event of a calendar."""

from collections.abc import Iterator

from feedback_api.wording import clock, long_date
from plugins.kinds.calendar_event import CalendarEvent
from plugins.kinds.visits import wording
from plugins.kinds.visits.change import last_change
from plugins.kinds.visits.view import VisitView
from plugins.reading.wording import EXAMPLE_EVENT


def visit_event(visit: VisitView) -> CalendarEvent:
    summary = wording.EVENT_IN_DOUBT.format(summary=visit.title) if visit.in_doubt else visit.title
    return CalendarEvent(
        slug=visit.slug,
        kind=wording.EVENT_KIND,
        summary=EXAMPLE_EVENT.format(summary=summary) if visit.demonstration else summary,
        details="\n".join(_details(visit)),
        location=visit.place.words,
        url=visit.url,
        day=visit.day,
        starts=visit.starts,
        ends=visit.ends,
        sequence=visit.sequence,
        changed_at=last_change(visit.history, visit.header.file.office.zone),
        confirmed=visit.confirmed,
        cancelled=visit.status == "batal",
        zone=visit.header.file.office.zone,
    )


def _details(visit: VisitView) -> Iterator[str]:
    if visit.status == "batal":
        yield wording.EVENT_REASON.format(reason=visit.reason)
        if visit.replacement:
            yield wording.EVENT_REPLACEMENT.format(day=long_date(visit.replacement.day))
        return
    if visit.in_doubt:
        yield wording.EVENT_IN_DOUBT_DETAILS
    if visit.status == "berubah":
        yield wording.EVENT_CHANGED.format(reason=visit.reason)
    yield wording.EVENT_SERVICES.format(titles=", ".join(service.guide.title for service in visit.services))
    if visit.last_number:
        yield wording.EVENT_LAST_NUMBER.format(at=clock(visit.last_number))
    if not visit.confirmed:
        yield wording.EVENT_UNCONFIRMED
