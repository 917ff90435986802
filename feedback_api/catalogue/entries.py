"""Turns the JSON that the press published into the entries of a catalogue."""

from datetime import date
from typing import Any

from feedback_api.catalogue.protocol import DocumentEntry, GuideEntry, VillageEntry, VisitEntry
from feedback_api.domain.visit_note import note_from_json


def guides(raw: Any) -> tuple[GuideEntry, ...]:  # noqa: ANN401 JSON can hold anything
    return tuple(
        GuideEntry(
            slug=str(one["slug"]),
            url=str(one["url"]),
            title=str(one["title"]),
            summary=str(one["summary"]),
            category=str(one["category"]),
            documents=tuple(
                DocumentEntry(id=str(paper["id"]), name=str(paper["name"])) for paper in one.get("documents", ())
            ),
            on_visits=bool(one.get("on_visits", False)),
        )
        for one in raw
    )


def villages(raw: Any) -> tuple[VillageEntry, ...]:  # noqa: ANN401 JSON can hold anything
    entries = (VillageEntry(slug=str(one["slug"]), url=str(one["url"]), name=str(one["name"])) for one in raw)
    return tuple(sorted(entries, key=lambda entry: entry.name))


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


def holidays(raw: Any) -> frozenset[date]:  # noqa: ANN401 JSON can hold anything
    return frozenset(date.fromisoformat(one) for one in raw)
