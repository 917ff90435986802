"""Empties a submission whose sender wants it deleted."""

from dataclasses import replace
from datetime import datetime

from feedback_api.domain.submissions.field_values import left_after_erasing, wordless
from feedback_api.domain.submissions.submission import Status, Submission


def emptied(submission: Submission, now: datetime) -> Submission:
    """Return what is left when its sender wants it deleted: no word of theirs, and nothing that leads to them."""
    return replace(
        submission,
        **{**left_after_erasing(submission), **wordless()},
        status=Status.TAKEN_BACK,
        claim=None,
        finds=(),
        public_text=None,
        earlier=(),
        wish=None,
        title=None,
        merged_into=None,
        said_before=(),
        undoable=None,
        has_contact=False,
        has_mail_address=False,
        closed_at=submission.closed_at or now,
        erased_at=now,
    )
