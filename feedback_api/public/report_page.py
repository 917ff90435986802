"""Says what the receipt and the status page of a report show besides those of other letters."""

from dataclasses import dataclass
from datetime import date

from feedback_api.actions.finding.reports import is_unread_too_long
from feedback_api.actions.members.staff import has_supervisor
from feedback_api.domain.calendar.working_days import decision_due
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """By when it is decided, and what its sender has to know of its reader."""

    decided_by: date
    has_supervisor: bool
    is_unread: bool


def report_page(services: Services, submission: Submission) -> ReportPage | None:
    """Return it for a report, and nothing for any other letter."""
    if not submission.kind.is_confidential:
        return None
    return ReportPage(
        decided_by=decision_due(services.day_of(submission.received_at)),
        has_supervisor=has_supervisor(services),
        is_unread=is_unread_too_long(services, submission),
    )
