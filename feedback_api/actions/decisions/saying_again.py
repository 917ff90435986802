"""What becomes of a submission whose answer is corrected, or that is owed an answer again; what was said stays."""

from dataclasses import replace

from feedback_api.domain.calendar.working_days import due_date
from feedback_api.domain.errors import NotPublished
from feedback_api.domain.submissions.answer import Answer
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services


def corrected(published: Submission, answer: Answer, before: SaidBefore) -> Submission:
    """Return it with the new answer in the place and under the day of the old one, which `before` holds."""
    if before.answer is None:
        raise NotPublished
    old = before.answer
    new = replace(answer, answered_at=old.answered_at, guide_verdict=answer.guide_verdict or old.guide_verdict)
    return replace(published, answer=new, said_before=(*published.said_before, before))


def reopened(services: Services, closed: Submission, *, by: str) -> Submission:
    """Return it with nothing said, due as if it had come today, unless it is not due before that."""
    before = SaidBefore(
        at=services.now(), by=by, answer=closed.answer, reason=closed.reason, forwarded_to=closed.forwarded_to
    )
    due = due_date(closed.kind, services.today(), services.catalogue.holidays())
    open_again = replace(
        closed, public_text=None, answer=None, reason=None, forwarded_to=None, merged_into=None, proposal=None
    )
    return replace(open_again, due=max(closed.due, due), said_before=(*closed.said_before, before))
