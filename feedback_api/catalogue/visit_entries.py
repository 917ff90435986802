"""Turns the JSON that the press published into the visits of a catalogue."""

from datetime import date
from typing import Any

from feedback_api.catalogue.protocol import PublishedResult, VisitEntry
from feedback_api.domain.counting.spans import Span, span_of
from feedback_api.domain.errors import VisitSetAside
from feedback_api.domain.visits.note import VisitNote, note_from_json


def visits(raw: Any) -> tuple[VisitEntry, ...]:  # noqa: ANN401 JSON can hold anything
    entries = (
        VisitEntry(
            slug=str(one["slug"]),
            url=str(one["url"]),
            title=str(one["title"]),
            day=date.fromisoformat(one["day"]),
            village=one["village"],
            guides=tuple(str(slug) for slug in one.get("guides", ())),
            off=bool(one.get("off", False)),
            changes=int(one.get("changes", 0)),
            plan=_plan(one.get("plan")),
            kept_as=one.get("kept_as"),
            in_doubt=bool(one.get("in_doubt", False)),
            result=_result(one["result"]) if one.get("result") else None,
            reports=tuple(str(code) for code in one.get("reports", ())),
        )
        for one in raw
    )
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.slug)))


def _result(raw: dict[str, Any]) -> PublishedResult:
    served = _span(raw["served"]) or span_of(0)
    return PublishedResult(served=served, finished=_span(raw.get("finished")), sent_home=_span(raw.get("sent_home")))


def _span(raw: Any) -> Span | None:  # noqa: ANN401 JSON can hold anything
    """Read between which numbers one is; the press before this one wrote the number itself."""
    if raw is None:
        return None
    low, high = raw if isinstance(raw, list) else (raw, raw)
    return Span(low=int(low), width=int(high) - int(low) + 1)


def _plan(raw: Any) -> VisitNote | None:  # noqa: ANN401 JSON can hold anything
    """Return what its content file says; one that a later press wrote in a way unknown here cannot be changed here."""
    try:
        return note_from_json(raw) if raw else None
    except VisitSetAside:
        return None
