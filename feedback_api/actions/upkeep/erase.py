"""Lets personal data go when its time is over: 90 days after a submission was closed, 30 where a paper is fetched."""

from dataclasses import replace

from feedback_api.actions.letters.flood import forget_groups
from feedback_api.domain.audit import Act, Deed, sealed
from feedback_api.domain.errors import SubmissionChanged, SubmissionSetAside
from feedback_api.domain.submissions.field_values import left_after_erasing
from feedback_api.domain.submissions.submission import Submission
from feedback_api.services import Services

MACHINE = "sistem"
BATCH = 100


def erase_overdue(services: Services) -> int:
    """Replace overdue originals by their masked text, forget their contacts, and return how many there were.

    Which groups letters came from is forgotten with them, every day; what a version before wrote becomes findable.
    """
    forget_groups(services)
    erased = 0
    while overdue := services.store.submissions.erasable(now=services.now(), limit=BATCH):
        done = sum(_erased(services, submission) for submission in overdue)
        erased += done
        if done == 0:  # all of them changed under our hands; the next run takes them
            break
    services.store.finding.catch_up()  # last: the first time it takes long
    return erased


def _erased(services: Services, submission: Submission) -> bool:
    now = services.now()
    deed = Deed(act=Act.ERASED, actor=MACHINE, at=now)
    left = left_after_erasing(submission)
    known = replace(submission, finds=(), has_contact=False, has_mail_address=False, earlier=(), wish=None)
    where = None if submission.kind.is_fetched else submission.reason
    emptied = replace(known, erased_at=now, undoable=None, reason=where, **left)
    try:
        services.store.submissions.erase(emptied, sealed(submission.chain_end, deed, salt=services.new_key()))
    except (SubmissionChanged, SubmissionSetAside):
        return False
    return True
