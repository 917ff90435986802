"""Writes a submission as a JSON document and reads it back, for every store that keeps documents."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from feedback_api.domain.answer import Answer, GuideVerdict, SafeHtml
from feedback_api.domain.details import Detail, Find
from feedback_api.domain.submission import Claim, Kind, Status, Submission, Suspicion


def written(submission: Submission) -> str:
    """Return the document of a submission; what it does not have takes no room."""
    return json.dumps(submission, default=_plain, ensure_ascii=False, separators=(",", ":"))


def submission_of(document: str) -> Submission:
    """Return the submission of a document."""
    raw: dict[str, Any] = {**_MAY_BE_MISSING, **json.loads(document)}
    for name, read in _READ.items():
        if raw.get(name) is not None:
            raw[name] = read(raw[name])
    return Submission(**raw)


def stamp(at: datetime) -> str:
    """Write an aware time so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(text)


def _plain(value: object) -> str | dict[str, Any]:
    """Return what JSON can hold: the fields of a dataclass that say something, a time or a day as text."""
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return {name: said for name, said in vars(value).items() if said is not None}


def _finds(raw: list[dict[str, Any]]) -> tuple[Find, ...]:
    return tuple(Find(detail=Detail(one["detail"]), start=one["start"], end=one["end"]) for one in raw)


def _claim(raw: dict[str, str]) -> Claim:
    return Claim(moderator=raw["moderator"], until=moment(raw["until"]))


def _answer(raw: dict[str, Any]) -> Answer:
    verdict = raw.get("guide_verdict")
    return Answer(
        markdown=raw["markdown"],
        html=SafeHtml(html=raw["html"]["html"], sanitiser=raw["html"]["sanitiser"]),
        moderator=raw["moderator"],
        answered_at=moment(raw["answered_at"]),
        guide_verdict=GuideVerdict(verdict) if verdict else None,
    )


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
    "closed_at": moment,
    "erased_at": moment,
}
