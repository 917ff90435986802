"""The visits of the catalogue: what the feedback function knows of each."""

from typing import Any

from feedback_api.domain.visits.note import note_json
from plugins.edition.visits.merging import MergedVisits
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import VisitView
from plugins.pages.open_data.described import Rows


def catalogue_visits(schedule: Schedule, merged: MergedVisits, unsure: tuple[VisitView, ...] = ()) -> Rows:
    """Return every visit of the schedule, with what staff need to change it.

    Staff must be able to call off what is in no list of readers: those are in doubt here.
    """
    return [
        {
            "slug": visit.slug,
            "url": visit.url,
            "title": visit.title,
            "day": visit.day.isoformat(),
            "village": visit.village.slug if visit.village else None,
            "guides": [service.guide.slug for service in visit.services],
            "off": visit.status == "batal",
            "changes": len(visit.history),
            "plan": _plan(merged, visit),
            "kept_as": merged.kept_as.get(visit.slug),
            "in_doubt": visit.in_doubt or visit in unsure,
            "result": _result(visit),
            "reports": [report.code.value for report in merged.reports if report.visit == visit.slug],
        }
        for visit in (*schedule.visits, *unsure)
    ]


def _plan(merged: MergedVisits, visit: VisitView) -> dict[str, Any] | None:
    """Return what the visit's file says, for the form on which staff change it; none of a visit that is over."""
    note = None if visit.is_past else merged.written.get(visit.slug)
    return note_json(note) if note else None


def _result(visit: VisitView) -> dict[str, list[int] | None] | None:
    """Return the three spans that readers see, so that staff are not asked again; anybody may read this file."""
    result = visit.result
    if result is None:
        return None
    spans = {"served": result.served, "finished": result.finished, "sent_home": result.sent_home}
    return {name: [span.low, span.high] if span else None for name, span in spans.items()}
