"""Writes a submission as a JSON document and reads it back, for every store that keeps documents."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from feedback_api.domain.details import Detail, Find
from feedback_api.domain.stored_format import SUBMISSION, known_fields, own_fields, said_by, unknown_fields
from feedback_api.domain.submissions.answer import Answer, GuideVerdict, SafeHtml
from feedback_api.domain.submissions.going_back import SaidBefore, Undoable
from feedback_api.domain.submissions.proposal import Proposal
from feedback_api.domain.submissions.submission import Claim, Kind, SendersWords, Status, Submission, Suspicion

# Turns from here on are of what was put aside, and then of reports: no list of the queue goes so far.
ASIDE_FROM, REPORTS_FROM = "|", "~"
_TEXTS = ("id", "tracking_digest", "arrival_digest", "text", "audit_head")
_NUMBERS = ("acts", "version")
_TEXTS_OR_NONE = (
    "village",
    "guide",
    "visit",
    "assignee",
    "public_text",
    "reason",
    "batch",
    "title",
    "case",
    "forwarded_to",
    "merged_into",
    "follows",
)
_NUMBERS_OR_NONE = ("ordinal", "change")
_LEFT_OUT_IF_EMPTY = frozenset({"earlier", "said_before"})
# Clocks of an office: beyond them a time cannot even be shown in its own zone.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


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
    """Return its turn in the queue, behind it in its batch, or among the reports, which stand behind all else.

    A report waits for its answer, for the erasure that its sender asked for, or for both.
    """
    asked = submission.erasure_due
    days = (*([submission.due] if submission.status.is_open else []), *([asked.date()] if asked else []))
    turn = f"{min(days).isoformat()}/{stamp(submission.received_at)}/{submission.id}"
    if submission.kind.is_confidential:
        return f"{REPORTS_FROM}{turn}"
    return turn if submission.batch is None else f"{ASIDE_FROM}{submission.batch}/{turn}"


def submission_of(document: str, name: str = "") -> Submission:
    """Return the submission of a document, or raise `SubmissionSetAside` under its name."""
    with SUBMISSION.reading(name):
        raw: dict[str, Any] = said_by(document)
        found = known_fields(Submission, SUBMISSION.upgraded(raw)).items()
        fields = {**_MAY_BE_MISSING, **{name: value for name, value in found if value is not None}}
        for field, read in _READ.items():
            if field in fields:
                fields[field] = read(fields[field])
        submission = Submission(**fields, beyond=SUBMISSION.beyond(raw, own_fields(Submission)))
        if _is_damaged(submission) or (name and submission.id != name):
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


def moment(text: str) -> datetime:
    """Read what `stamp` wrote."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise ValueError(text)
    return at


def _is_damaged(submission: Submission) -> bool:
    """Say whether it cannot be what any version wrote, although all its fields can be read."""
    said = vars(submission)
    return not (
        all(isinstance(said[name], str) for name in _TEXTS)
        and all(isinstance(said[name], int) for name in _NUMBERS)
        and isinstance(submission.only_private, bool)
        and all(isinstance(said[name], str | None) for name in _TEXTS_OR_NONE)
        and all(isinstance(said[name], int | None) for name in _NUMBERS_OR_NONE)
        and all(0 <= find.start < find.end for find in submission.finds)
    )


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


def _find(raw: dict[str, Any]) -> Find:
    more = unknown_fields(Find, raw)
    return Find(detail=Detail(raw["detail"]), start=int(raw["start"]), end=int(raw["end"]), more=more)


def _finds(raw: list[dict[str, Any]]) -> tuple[Find, ...]:
    return tuple(map(_find, raw))


def _claim(raw: dict[str, str]) -> Claim:
    return Claim(moderator=raw["moderator"], until=moment(raw["until"]), more=unknown_fields(Claim, raw))


def _words(raw: dict[str, str]) -> SendersWords:
    return SendersWords(text=str(raw["text"]), at=moment(raw["at"]), more=unknown_fields(SendersWords, raw))


def _all_words(raw: list[dict[str, str]]) -> tuple[SendersWords, ...]:
    return tuple(map(_words, raw))


def _said_before(raw: list[dict[str, Any]]) -> tuple[SaidBefore, ...]:
    return tuple(map(_said_once, raw))


def _said_once(raw: dict[str, Any]) -> SaidBefore:
    return SaidBefore(
        at=moment(raw["at"]),
        by=raw["by"],
        answer=_answer(raw["answer"]) if raw.get("answer") else None,
        reason=raw.get("reason"),
        forwarded_to=raw.get("forwarded_to"),
        note=raw.get("note"),
        more=unknown_fields(SaidBefore, raw),
    )


def _undoable(raw: dict[str, Any]) -> Undoable:
    """Return the act; of what it replaced, attributes that only a later version knows are left to that."""
    known = known_fields(Submission, raw["before"])
    said = {name: _READ[name](value) for name, value in known.items() if name in _READ and value is not None}
    return Undoable(
        act=raw["act"],
        by=raw["by"],
        at=moment(raw["at"]),
        before={**known, **said},
        tells=raw.get("tells", False),
        owed=raw.get("owed", False),
        more=unknown_fields(Undoable, raw),
    )


def _answer(raw: dict[str, Any]) -> Answer:
    verdict, html = raw.get("guide_verdict"), raw["html"]
    return Answer(
        markdown=raw["markdown"],
        html=SafeHtml(html=html["html"], sanitiser=html["sanitiser"], more=unknown_fields(SafeHtml, html)),
        moderator=raw["moderator"],
        answered_at=moment(raw["answered_at"]),
        guide_verdict=GuideVerdict(verdict) if verdict else None,
        more=unknown_fields(Answer, raw),
    )


def _proposal(raw: dict[str, Any]) -> Proposal:
    said = {**known_fields(Proposal, raw), "at": moment(raw["at"]), "more": unknown_fields(Proposal, raw)}
    return Proposal(**{**said, "answer": _answer(raw["answer"]) if raw.get("answer") else None})


_MAY_BE_MISSING = {"village": None, "guide": None, "visit": None}
_READ: dict[str, Callable[[Any], object]] = {
    "kind": Kind,
    "finds": _finds,
    "received_at": moment,
    "due": date.fromisoformat,
    "status": Status,
    "claim": _claim,
    "suspicion": Suspicion,
    "answer": _answer,
    "first_answer": _answer,
    "proposal": _proposal,
    "closed_at": moment,
    "erased_at": moment,
    "earlier": _all_words,
    "wish": _words,
    "erasure_asked_at": moment,
    "looked_back_at": moment,
    "said_before": _said_before,
    "undoable": _undoable,
}
