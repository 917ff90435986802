"""A visit as the pages show it on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import NamedTuple

from plugins.kinds.guides.model import Guide
from plugins.kinds.programmes.model import Programme
from plugins.kinds.villages.model import Village
from plugins.kinds.visits import wording as visits
from plugins.kinds.visits.change import ChangedPart, VisitChange
from plugins.kinds.visits.dated import DatedVisit
from plugins.kinds.visits.model import SameDay, Service, StatusWord, Visit, VisitPlace
from plugins.kinds.visits.pasaran import pasaran
from plugins.kinds.visits.shown_result import ShownResult, shown_result
from plugins.reading import wording

# People keep pictures of a page; what it said before stays on it, struck through, as long as somebody may go by it.
OLD_VALUES_STAY = timedelta(days=7)


class OfferedService(NamedTuple):
    """One service of the day, with its guide; `written` has what few templates need."""

    guide: Guide
    quota: int | None
    same_day: SameDay
    in_person: bool
    written: Service

    @property
    def is_full(self) -> bool:
        return 0 in (self.quota, self.written.left)


@dataclass(frozen=True, kw_only=True, eq=False)  # one view a visit and build: two are never compared by what they hold
class VisitView:
    """Everything a template needs; `open_to` is `None` when everybody may come. `header` is everything said of the day.

    One `in_doubt` is not coming, and not off either: people should ask first.
    """

    slug: str
    url: str
    series: str | None
    header: Visit
    title: str
    village: Village | None
    day: date
    starts: time
    ends: time
    last_number: time | None
    place: VisitPlace
    programme: Programme | None
    open_to: tuple[Village, ...] | None
    services: tuple[OfferedService, ...]
    status: StatusWord
    confirmed: bool
    history: tuple[VisitChange, ...]
    replacement: "VisitView | None"
    reason: str | None
    result: ShownResult | None
    by_staff: bool
    in_doubt: bool
    demonstration: bool
    is_past: bool
    pasaran: str
    previous_day: date | None
    old_until: date
    shows_old: bool

    @property
    def calendar_url(self) -> str:
        """Return where its own calendar file is."""
        return f"{self.url}kunjungan.ics"

    @property
    def last_day(self) -> date:
        """Return the day after which nobody goes by its old day any more."""
        return max(self.day, self.previous_day or self.day)

    @property
    def sequence(self) -> int:
        """Return how often it was changed since it was published, as calendars count it."""
        return len(self.history)

    @property
    def stands(self) -> bool:
        """Return whether people can go by what it says: it is neither off nor in doubt."""
        return self.status != "batal" and not self.in_doubt

    @property
    def was_restored(self) -> bool:
        """Return whether it had been called off, and that it takes place after all is the last news of it."""
        return self.status == "berubah" and bool(self.history) and self.history[-1].what == "status"

    def old(self, what: ChangedPart) -> str | None:
        """Return what its hours, place or services were before the last change of them, while that is still shown."""
        unsaid = {None, "", visits.SERVICES_AS_PLANNED}
        before = [change.old for change in self.history if change.what == what and change.old not in unsaid]
        return before[-1] if before and self.shows_old else None

    def offers(self, guide: Guide) -> bool:
        return any(service.guide.slug == guide.slug for service in self.services)

    def is_in(self, village: Village) -> bool:
        return self.village is not None and self.village.slug == village.slug

    def concerns(self, village: Village) -> bool:
        """Whether it is in the village, or the village's people are invited by name."""
        return self.is_in(village) or (self.open_to is not None and self.welcomes(village))

    def welcomes(self, village: Village) -> bool:
        """Whether people of this village may come."""
        return self.open_to is None or any(invited.slug == village.slug for invited in self.open_to)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a visit's header names, and the day on which it is looked at."""

    today: date
    villages: Mapping[str, Village]
    guides: Mapping[str, Guide]
    programmes: Mapping[str, Programme] = field(default_factory=dict)


def visit_views(visits: Iterable[DatedVisit], around: Surroundings) -> tuple[VisitView, ...]:
    """Return all visits as views, oldest first; a replacement is shown without one of its own."""
    dated = tuple(visits)
    alone = {one.slug: _view(one, around) for one in dated}
    linked = (replace(alone[one.slug], replacement=alone.get(one.visit.replacement or "")) for one in dated)
    return tuple(sorted(linked, key=lambda view: (view.day, view.starts, view.slug)))


def _view(dated: DatedVisit, around: Surroundings) -> VisitView:
    visit = dated.visit
    village = around.villages.get(visit.village)
    open_to = tuple(around.villages[slug] for slug in visit.open_to if slug in around.villages)
    previous_day = _previous_day(visit)
    old_until = max(visit.day, previous_day or visit.day) + OLD_VALUES_STAY
    return VisitView(
        slug=dated.slug,
        url=dated.url,
        series=visit.slug if visit.rule else None,
        header=visit,
        title=visit.title or wording.VISIT_TITLE.format(village=village.name if village else visit.place.name),
        village=village,
        day=visit.day,
        starts=visit.starts,
        ends=visit.ends,
        last_number=visit.last_number,
        place=visit.place,
        programme=around.programmes.get(visit.programme or ""),
        open_to=open_to or None,
        services=_services(visit, around),
        status=visit.status,
        confirmed=visit.confirmed,
        history=visit.history,
        replacement=None,
        reason=visit.reason,
        result=shown_result(visit.result, dated.results),
        by_staff=dated.by_staff,
        in_doubt=dated.in_doubt,
        demonstration=visit.demonstration,
        is_past=visit.day < around.today or visit.status == "selesai",
        pasaran=pasaran(visit.day),
        previous_day=previous_day,
        old_until=old_until,
        shows_old=around.today <= old_until,
    )


def _services(visit: Visit, around: Surroundings) -> tuple[OfferedService, ...]:
    return tuple(
        OfferedService(around.guides[one.guide], one.quota, one.same_day, one.in_person, one)
        for one in visit.services
        if one.guide in around.guides
    )


def _previous_day(visit: Visit) -> date | None:
    old_days = [change.old_day for change in visit.history if change.old_day]
    return old_days[-1] if old_days else None
