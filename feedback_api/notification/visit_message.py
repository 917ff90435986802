"""The text about a visit that goes to village groups: as it stands, as it changed, or that it does not take place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from feedback_api.notification import wording
from feedback_api.wording import long_date


@dataclass(frozen=True, kw_only=True)
class VisitMessage:
    """What the text says. Times are written `08.00`.

    `old` is how hours (`jam`) and place (`tempat`) were, and what is different about the services (`layanan`).
    """

    title: str
    day: date
    starts: str
    ends: str
    zone: str
    place: str
    services: tuple[str, ...]
    address: str
    cancelled: bool = False
    changed: bool = False
    restored: bool = False
    confirmed: bool = False
    demonstration: bool = False
    old_day: date | None = None
    last_number: str | None = None
    queue: str | None = None
    reason: str | None = None
    replacement: date | None = None
    old: Mapping[str, str] = field(default_factory=dict)


def message_text(message: VisitMessage) -> str:
    """Return one message; whoever reads only that knows when, where, and what changed."""
    lines = _cancelled(message) if message.cancelled else _held(message)
    example = [wording.VISIT_EXAMPLE] if message.demonstration else []
    address = [message.address] if message.address else []
    return "\n".join([*lines, *example, *address])


def _cancelled(message: VisitMessage) -> Iterator[str]:
    yield wording.VISIT_CANCELLED.format(title=message.title)
    yield long_date(message.day)
    if message.reason:
        yield wording.VISIT_REASON.format(reason=message.reason)
    if message.replacement:
        yield wording.VISIT_REPLACEMENT.format(day=long_date(message.replacement))
    else:
        yield wording.VISIT_NO_REPLACEMENT


def _headline(message: VisitMessage) -> str:
    if message.restored:
        return wording.VISIT_RESTORED
    return wording.VISIT_CHANGED if message.changed else wording.VISIT_TITLE


def _held(message: VisitMessage) -> Iterator[str]:
    yield _headline(message).format(title=message.title)
    day = long_date(message.day)
    when = wording.VISIT_DAY.format(day=day, starts=message.starts, ends=message.ends, zone=message.zone)
    if message.changed and message.old_day:
        yield wording.VISIT_OLD_DAY.format(day=long_date(message.old_day))
        yield wording.VISIT_NEW_DAY.format(day=when)
    else:
        yield when
    yield wording.VISIT_PLACE.format(place=message.place)
    if message.changed:
        lines = wording.VISIT_OLD.items()
        yield from (line.format(old=message.old[what]) for what, line in lines if what in message.old)
    if message.last_number:
        yield wording.VISIT_LAST_NUMBER.format(at=message.last_number)
    if message.changed and message.reason:
        yield wording.VISIT_REASON.format(reason=message.reason)
    if message.services:
        yield wording.VISIT_SERVICES.format(titles=", ".join(message.services))
    if message.queue:
        yield wording.VISIT_QUEUE.format(queue=message.queue)
    if not message.confirmed:
        yield wording.VISIT_UNCONFIRMED
