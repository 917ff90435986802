"""Writes a submission as a JSON document and reads it back, for every store that keeps documents."""

import json
from datetime import UTC, date, datetime
from typing import Any

from feedback_api.domain.stored_format import SUBMISSION, own_fields, said_by
from feedback_api.domain.stored_parts import known_values, part_of
from feedback_api.domain.submissions.going_back import Undoable
from feedback_api.domain.submissions.submission import Kind, Status, Submission

# Turns from here on are of papers that were handed in, of what was put aside, and of reports: the queue ends before.
HANDED_IN_FROM, ASIDE_FROM, REPORTS_FROM = "{", "|", "~"
_LEFT_OUT_IF_EMPTY = frozenset({"earlier", "said_before"})


def written(submission: Submission) -> str:
    """Return the document of a submission; what it does not have, and what is not so, takes no room."""
    fields = {name: value for name, value in vars(submission).items() if _takes_room(name, value)}
    document = SUBMISSION.marked(fields, submission.beyond)
    return json.dumps(document, default=_plain, ensure_ascii=False, separators=(",", ":"))


def submission_fields(submission: Submission) -> dict[str, str | int | None]:
    """Return the document of a submission and what it is found by: its turn in the queue, and when it is erased."""
    ends = submission.erase_after
    return {
        "id": submission.id,
        "version": submission.version,
        "acts": submission.acts,
        "village": None if submission.kind.is_confidential else submission.village,
        "queue_key": _turn(submission) if submission.status.is_open or submission.erasure_due else None,
        "change": submission.change,
        "is_published": int(submission.status is Status.PUBLISHED),
        "erase_after": None if ends is None else stamp(ends),
        "document": written(submission),
    }


def _turn(submission: Submission) -> str:
    """Return its turn in the queue, behind it among the papers handed in, in its batch, or among the reports.

    A report waits for its answer, for the erasure that its sender asked for, or for both.
    """
    asked = submission.erasure_due
    days = (*([submission.due] if submission.status.is_open else []), *([asked.date()] if asked else []))
    turn = f"{min(days).isoformat()}/{stamp(submission.received_at)}/{submission.id}"
    if submission.kind.is_confidential:
        return f"{REPORTS_FROM}{turn}"
    if submission.kind is Kind.HANDED_IN:
        return f"{HANDED_IN_FROM}{turn}"
    return turn if submission.batch is None else f"{ASIDE_FROM}{submission.batch}/{turn}"


def submission_of(document: str, name: str = "") -> Submission:
    """Return the submission of a document, or raise `SubmissionSetAside` under its name."""
    with SUBMISSION.reading(name):
        raw = said_by(document)
        said = SUBMISSION.upgraded(raw)
        undoable = _undoable(said["undoable"]) if said.get("undoable") else None
        beyond = SUBMISSION.beyond(raw, own_fields(Submission))
        submission = part_of(Submission, said, undoable=undoable, beyond=beyond)
        if (name and submission.id != name) or not all(0 <= find.start < find.end for find in submission.finds):
            raise ValueError(name)
    return submission


def publication_of(document: str, name: str) -> Submission:
    """Return a submission for those who list what is published, or raise `SubmissionSetAside` if nothing could be."""
    submission = submission_of(document, name)
    is_published, may_be = submission.status is Status.PUBLISHED, submission.may_be_published
    if is_published and (not may_be or submission.answer is None or submission.public_text is None):
        raise SUBMISSION.refusal(name)
    return submission


def stamp(at: datetime) -> str:
    """Write an aware time so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _takes_room(name: str, value: object) -> bool:
    is_empty = value is None or value is False or (value == () and name in _LEFT_OUT_IF_EMPTY)
    return not is_empty and name != "beyond"


def _plain(value: object) -> str | dict[str, Any]:
    """Return what JSON can hold: the fields of a dataclass that say something, a time or a day as text."""
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    said = {name: said for name, said in vars(value).items() if said is not None}
    more = said.pop("more", None)
    return {**json.loads(more), **said} if more else said


def _undoable(raw: dict[str, Any]) -> Undoable:
    """Return the act; of what it replaced, attributes that only a later version knows are left to that."""
    return part_of(Undoable, raw, before=known_values(Submission, raw["before"]))
