"""The fastest way for each guide and desa, in words that a page can print."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby

from plugins.kinds.guides.model import Guide
from plugins.kinds.places.fastest import Fact, Fastest, PlaceWay, Unknown, VisitWay, Way, fastest
from plugins.kinds.places.model import NEARNESS, ServicePlace
from plugins.kinds.villages.model import Village
from plugins.kinds.visits import wording
from plugins.kinds.visits.schedule import Schedule
from plugins.kinds.visits.view import OfferedService, VisitView

MOST_UNKNOWN = 2
LAST = "~"  # sorts after every day


@dataclass(frozen=True, kw_only=True)
class FastestView:
    """The answer for one guide and one desa; without `where` there is none, only what is missing.

    `missing` names what could be faster if somebody filled in its facts; without any the answer is certain.
    """

    village: Village
    guide: Guide
    where: str | None
    url: str | None
    handed_in: date | None
    ready: date | None
    missing: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """Return what makes it different from the answer for another desa; the soonest sorts first, no answer last."""
        soonest = self.ready.isoformat() if self.ready else LAST
        return (soonest, self.handed_in.isoformat() if self.handed_in else LAST, self.where or "", self.missing)


@dataclass(frozen=True, kw_only=True)
class FastestRow:
    """Villages with the same answer."""

    villages: tuple[Village, ...]
    answer: FastestView


@dataclass(frozen=True, kw_only=True)
class FastestTable:
    """The answers of one guide for all villages; after the day `until` the first of them is no longer true."""

    rows: tuple[FastestRow, ...]
    until: date | None


def table_of(answers: Iterable[FastestView]) -> FastestTable:
    """Return a row for each different answer, the soonest first."""
    ordered = sorted(answers, key=lambda answer: (answer.key, answer.village.name))
    grouped = [list(run) for _, run in groupby(ordered, key=lambda answer: answer.key)]
    return FastestTable(
        rows=tuple(FastestRow(villages=tuple(one.village for one in run), answer=run[0]) for run in grouped),
        until=min((answer.handed_in for answer in ordered if answer.handed_in), default=None),
    )


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Everything that ways are made of."""

    schedule: Schedule
    places: Mapping[str, ServicePlace]
    holidays: frozenset[date]

    def fastest(self, guide: Guide, village: Village) -> FastestView:
        """Return the answer as the day begins: a page cannot know the hour at which it is read."""
        return self._fastest(guide, village, self._offering(guide))

    def for_villages(self, guide: Guide, villages: Iterable[Village]) -> tuple[FastestView, ...]:
        offering = self._offering(guide)
        return tuple(self._fastest(guide, village, offering) for village in villages)

    def is_known_for(self, guide: Guide) -> bool:
        """Whether there is anything to compare: a visit that offers it, or a place of which something is known."""
        return bool(self._offering(guide)) or any(
            place.takes(guide) and place.opening_days is not None for place in self.places.values()
        )

    def _offering(self, guide: Guide) -> tuple[VisitView, ...]:
        return tuple(visit for visit in self.schedule.coming if visit.offers(guide))

    def _fastest(self, guide: Guide, village: Village, offering: tuple[VisitView, ...]) -> FastestView:
        visits = {visit.slug: visit for visit in offering if visit.welcomes(village)}
        ways = [*_visit_ways(visits.values(), guide, village), *self._place_ways(guide, village)]
        now = datetime.combine(self.schedule.today, time.min, UTC)
        return self._view(guide, village, fastest(ways, now=now, holidays=self.holidays), visits)

    def _place_ways(self, guide: Guide, village: Village) -> Iterator[Way]:
        for key, place in self.places.items():
            if place.takes(guide):
                yield PlaceWay(
                    key=key,
                    nearness=NEARNESS[place.kind],
                    exists=place.is_there(village),
                    opening_days=place.weekdays,
                    last=place.last_number,
                    working_days=place.days_for(guide),
                )

    def _view(self, guide: Guide, village: Village, found: Fastest, visits: Mapping[str, VisitView]) -> FastestView:
        best = found.best
        visit = visits.get(best.way.key) if best else None
        where = None
        if best:
            where = _visit_words(visit, village) if visit else self.places[best.way.key].title
        return FastestView(
            village=village,
            guide=guide,
            where=where,
            url=visit.url if visit else None,
            handed_in=best.handed_in if best else None,
            ready=best.ready if best else None,
            missing=tuple(self._missing(one, visits) for one in found.unknown[:MOST_UNKNOWN]),
        )

    def _missing(self, one: Unknown, visits: Mapping[str, VisitView]) -> str:
        visit = visits.get(one.way.key)
        title = visit.title if visit else self.places[one.way.key].title
        if Fact.EXISTENCE in one.facts:
            return wording.FACTS[Fact.EXISTENCE.value].format(title=title)
        facts = [wording.FACTS[fact.value] for fact in one.facts]
        return wording.FACTS_MISSING.format(title=title, facts=wording.listed(facts))


def _visit_ways(visits: Iterable[VisitView], guide: Guide, village: Village) -> Iterator[Way]:
    for visit in visits:
        service = next(one for one in visit.services if one.guide.slug == guide.slug)
        yield VisitWay(
            key=visit.slug,
            is_own=visit.is_in(village),
            day=visit.day,
            last=visit.last_number or visit.ends,
            has_quota=not service.is_full,
            working_days=_days_of(service),
        )


def _days_of(service: OfferedService) -> int | None:
    """Return 0 for what is finished that day; what may or may not be takes as long as the office says."""
    if service.same_day == "ya":
        return 0
    guide = service.guide
    bound = guide.time.max_working_days if guide.time.binding else None
    return bound if service.written.working_days is None else service.written.working_days


def _visit_words(visit: VisitView, village: Village) -> str:
    if visit.is_in(village):
        return wording.OWN_VISIT
    return wording.OTHER_VISIT.format(village=visit.village.name) if visit.village else visit.title
