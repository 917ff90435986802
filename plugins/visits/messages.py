"""The texts that go to village groups: a visit as it stands, its change, or its cancellation."""

from collections.abc import Iterator

from feedback_api.wording import clock, long_date
from plugins.visits import wording
from plugins.visits.view import VisitView

WHATSAPP_LIMIT = 900


def forward_text(visit: VisitView, site_url: str) -> str:
    """Return the visit as one message; whoever reads only that knows when, where, and what changed."""
    lines = _cancelled(visit) if visit.status == "batal" else _held(visit)
    example = [wording.TEXT_EXAMPLE] if visit.demonstration else []
    address = [site_url + visit.url] if site_url else []
    return "\n".join([*lines, *example, *address])


def _cancelled(visit: VisitView) -> Iterator[str]:
    yield wording.TEXT_CANCELLED.format(title=visit.title)
    yield long_date(visit.day)
    if visit.reason:
        yield wording.TEXT_REASON.format(reason=visit.reason)
    if visit.replacement:
        yield wording.TEXT_REPLACEMENT.format(day=long_date(visit.replacement.day))
    else:
        yield wording.TEXT_NO_REPLACEMENT


def _held(visit: VisitView) -> Iterator[str]:
    changed = visit.status == "berubah"
    yield (wording.TEXT_CHANGED if changed else wording.TEXT_TITLE).format(title=visit.title)
    when = wording.TEXT_DAY.format(day=long_date(visit.day), starts=clock(visit.starts), ends=clock(visit.ends))
    if changed and visit.previous_day:
        yield wording.TEXT_OLD_DAY.format(day=long_date(visit.previous_day))
        yield wording.TEXT_NEW_DAY.format(day=when)
    else:
        yield when
    yield wording.TEXT_PLACE.format(place=visit.place.name)
    yield from _old_values(visit) if changed else ()
    if visit.last_number:
        yield wording.TEXT_LAST_NUMBER.format(at=clock(visit.last_number))
    if changed and visit.reason:
        yield wording.TEXT_REASON.format(reason=visit.reason)
    if visit.services:
        yield wording.TEXT_SERVICES.format(titles=", ".join(service.guide.title for service in visit.services))
    if visit.header.queue:
        yield wording.TEXT_QUEUE.format(queue=visit.header.queue)
    if not visit.confirmed:
        yield wording.TEXT_UNCONFIRMED


def _old_values(visit: VisitView) -> Iterator[str]:
    last = {change.what: change for change in visit.history}
    for what, template in wording.TEXT_OLD.items():
        change = last.get(what)  # type: ignore[call-overload]  # the keys of this table are all kinds of change
        if change:
            yield template.format(old=change.old, new=change.new)
