"""Lists open reports for the one who reads them, and counts for the others who have to know those nobody opened."""

from dataclasses import dataclass
from datetime import datetime

from feedback_api.domain.audit import Act, AuditEvent
from feedback_api.domain.calendar.working_days import REPORT_UNREAD_DAYS, working_days_after
from feedback_api.domain.members.staff import StaffMember
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

READ_AT_ONCE = 200
MOST_READ = 1000
_CAME = frozenset({Act.RECEIVED, Act.MADE_REPORT})


@dataclass(frozen=True, kw_only=True)
class OpenReports:
    """Open reports, oldest due date first; which cannot be opened by this version; whether more were not read."""

    items: tuple[Submission, ...] = ()
    set_aside: tuple[str, ...] = ()
    more: bool = False


def reports_for(services: Services, member: StaffMember) -> OpenReports:
    """Return the open reports; none at all for whoever does not read them."""
    return _open(services) if member.reads_reports else OpenReports()


def unread_too_long(services: Services) -> int:
    """Return how many nobody opened within the working days that are promised: a number, and no word of them."""
    return sum(is_unread_too_long(services, report) for report in _open(services).items)


def unread(services: Services) -> int:
    """Return how many open reports nobody has opened."""
    events = services.store.submissions.events
    return sum(_unread_since(tuple(events(report.id))) is not None for report in _open(services).items)


def is_unread_too_long(services: Services, report: Submission) -> bool:
    """Say so of one report, for its sender; of anything else never."""
    if not report.kind.is_confidential or not report.status.is_open:
        return False
    if not _is_long_ago(services, report.received_at):  # whatever its acts say; they need not be read
        return False
    since = _unread_since(tuple(services.store.submissions.events(report.id)))
    return since is not None and _is_long_ago(services, since.at)


def _is_long_ago(services: Services, at: datetime) -> bool:
    last = working_days_after(services.day_of(at), REPORT_UNREAD_DAYS, services.catalogue.holidays())
    return services.today() > last


def _unread_since(events: tuple[AuditEvent, ...]) -> AuditEvent | None:
    """Return the event with which it came as a report, if nobody opened it since."""
    came = max((number for number, event in enumerate(events) if event.act in _CAME), default=None)
    if came is None or any(event.act is Act.UNMASKED for event in events[came:]):
        return None
    return events[came]


def _open(services: Services) -> OpenReports:
    """Read them, at most a thousand: more than that are not worked off by scrolling."""
    read: list[Submission] = []
    aside: list[str] = []
    cursor: str | None = None
    while True:
        page = services.store.submissions.reports(limit=READ_AT_ONCE, cursor=cursor)
        read.extend(page.items)
        aside.extend(page.set_aside)
        cursor = page.next_cursor
        if cursor is None or len(read) >= MOST_READ:
            return OpenReports(items=tuple(read[:MOST_READ]), set_aside=tuple(aside), more=cursor is not None)
