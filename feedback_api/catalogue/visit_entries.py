"""Turns the JSON that the press published into the visits of a catalogue."""

from datetime import date
from typing import Any

from feedback_api.catalogue.protocol import VisitEntry
from feedback_api.domain.visit_note import note_from_json


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
            plan=note_from_json(one["plan"]) if one.get("plan") else None,
        )
        for one in raw
    )
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.slug)))
