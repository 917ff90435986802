"""A visit as the pages show it on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import NamedTuple

from plugins import wording
from plugins.guides.guide import Guide
from plugins.villages.village import Village
from plugins.visits.pasaran import pasaran
from plugins.visits.visit import Change, Result, SameDay, Status, Visit, VisitPlace


class OfferedService(NamedTuple):
    """One service of the day, with its guide."""

    guide: Guide
    quota: int | None
    same_day: SameDay
    in_person: bool


@dataclass(frozen=True, kw_only=True)
class VisitView:
    """Everything a template needs; `open_to` is `None` when everybody may come."""

    slug: str
    url: str
    title: str
    village: Village | None
    day: date
    starts: time
    ends: time
    last_number: time | None
    place: VisitPlace
    programme: str | None
    open_to: tuple[Village, ...] | None
    services: tuple[OfferedService, ...]
    status: Status
    confirmed: bool
    history: tuple[Change, ...]
    replacement: "VisitView | None"
    reason: str | None
    priority: str | None
    agencies: tuple[str, ...]
    rain_plan: str | None
    photocopy: str | None
    result: Result | None
    demonstration: bool
    is_past: bool
    days_until: int
    pasaran: str
    previous_day: date | None

    def offers(self, guide: Guide) -> bool:
        return any(service.guide.slug == guide.slug for service in self.services)

    def is_in(self, village: Village) -> bool:
        return self.village is not None and self.village.slug == village.slug

    def welcomes(self, village: Village) -> bool:
        """Whether people of this village may come."""
        return self.open_to is None or any(invited.slug == village.slug for invited in self.open_to)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a visit's header names, and the day on which it is looked at."""

    today: date
    villages: Mapping[str, Village]
    guides: Mapping[str, Guide]


def visit_views(visits: tuple[Visit, ...], around: Surroundings) -> tuple[VisitView, ...]:
    """Return all visits as views, oldest first; a replacement is shown without a replacement of its own."""
    alone = {visit.slug: _view(visit, around) for visit in visits}
    linked = (replace(alone[visit.slug], replacement=alone.get(visit.replacement or "")) for visit in visits)
    return tuple(sorted(linked, key=lambda view: (view.day, view.starts, view.slug)))


def _view(visit: Visit, around: Surroundings) -> VisitView:
    village = around.villages.get(visit.village)
    open_to = tuple(around.villages[slug] for slug in visit.open_to if slug in around.villages)
    return VisitView(
        slug=visit.slug,
        url=visit.url,
        title=visit.title or wording.VISIT_TITLE.format(village=village.name if village else visit.place.name),
        village=village,
        day=visit.day,
        starts=visit.starts,
        ends=visit.ends,
        last_number=visit.last_number,
        place=visit.place,
        programme=visit.programme,
        open_to=open_to or None,
        services=_services(visit, around),
        status=visit.status,
        confirmed=visit.confirmed,
        history=visit.history,
        replacement=None,
        reason=visit.reason,
        priority=visit.priority,
        agencies=visit.agencies,
        rain_plan=visit.rain_plan,
        photocopy=visit.photocopy,
        result=visit.result,
        demonstration=visit.demonstration,
        is_past=visit.day < around.today or visit.status == "selesai",
        days_until=(visit.day - around.today).days,
        pasaran=pasaran(visit.day),
        previous_day=_previous_day(visit),
    )


def _services(visit: Visit, around: Surroundings) -> tuple[OfferedService, ...]:
    return tuple(
        OfferedService(around.guides[service.guide], service.quota, service.same_day, service.in_person)
        for service in visit.services
        if service.guide in around.guides
    )


def _previous_day(visit: Visit) -> date | None:
    old_days = [change.old_day for change in visit.history if change.old_day]
    return old_days[-1] if old_days else None
