"""Holds the merged visits against the world: free days, teams, desa, guides, and what should replace what."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from plugins.edition.visits.report import VisitReport, VisitReportCode, reported
from plugins.kinds.guides.model import Guide
from plugins.kinds.visits import wording
from plugins.kinds.visits.calendar_checks import team_clashes
from plugins.kinds.visits.checks import COMES_ALONG
from plugins.kinds.visits.dated import HORIZON, DatedVisit, series_in

# A visit of which one of these is told cannot be as it stands.
DOUBTFUL = frozenset({VisitReportCode.ON_HOLIDAY, VisitReportCode.TEAM_TWICE, VisitReportCode.WITHOUT_SERVICES})


@dataclass(frozen=True, kw_only=True)
class World:
    """What visits must fit."""

    today: date
    holidays: Mapping[date, str]
    villages: AbstractSet[str]
    guides: Mapping[str, Guide]


@dataclass(frozen=True, kw_only=True)
class Fitting:
    """The visits as they may be shown, and what was found."""

    dated: tuple[DatedVisit, ...]
    reports: tuple[VisitReport, ...]


def fitted(visits: tuple[DatedVisit, ...], world: World) -> Fitting:
    """Return every visit; one that cannot be as it stands is in doubt, and a replacement that is none is left out.

    Editors' own files were checked before, so what is found here comes of what staff did, or of what changed since.
    """
    found = [report for one in visits for report in _of_one(one, world)]
    found += _of_teams(visits, world)
    doubtful = {report.visit for report in found if report.code in DOUBTFUL}
    shown = tuple(_shown(one, world, in_doubt=one.slug in doubtful) for one in visits)
    by_slug = {one.slug: one for one in shown}
    replaced = {one.slug: _replacement_fault(one, by_slug, world) for one in shown}
    found += [_replacement(one, replaced[one.slug]) for one in shown if replaced[one.slug] and _is_ahead(one, world)]
    return Fitting(dated=tuple(_without(one, replaced[one.slug]) for one in shown), reports=tuple(found))


def _of_one(one: DatedVisit, world: World) -> Iterator[VisitReport]:
    visit = one.visit
    if not one.takes_place or not _is_ahead(one, world):
        return
    holiday = None if visit.on_holiday else world.holidays.get(visit.day)
    if holiday:
        sentence = wording.NOW_ON_HOLIDAY.format(day=visit.day.isoformat(), name=holiday)
        yield reported(one.slug, one.written, "tanggal", VisitReportCode.ON_HOLIDAY, sentence)
    if visit.village not in world.villages:
        sentence = wording.VILLAGE_GONE.format(village=visit.village)
        yield reported(one.slug, one.written, "desa", VisitReportCode.VILLAGE_UNKNOWN, sentence)
    gone = [service.guide for service in visit.services if not _comes_along(service.guide, world)]
    for guide in gone:
        sentence = wording.SERVICE_GONE.format(guide=guide)
        yield reported(one.slug, one.written, "layanan", VisitReportCode.SERVICE_DROPPED, sentence)
    if len(gone) == len(visit.services):
        yield reported(one.slug, one.written, "layanan", VisitReportCode.WITHOUT_SERVICES, wording.WITHOUT_SERVICES)


def _comes_along(guide: str, world: World) -> bool:
    known = world.guides.get(guide)
    return known is not None and not COMES_ALONG.isdisjoint(known.places)


def _of_teams(visits: tuple[DatedVisit, ...], world: World) -> Iterator[VisitReport]:
    for one, other in team_clashes([one for one in visits if _is_ahead(one, world)]):
        sentence = wording.NOW_TEAM_TWICE.format(team=one.visit.team, other=other.slug)
        yield reported(one.slug, one.written, "tim", VisitReportCode.TEAM_TWICE, sentence)


def _shown(one: DatedVisit, world: World, *, in_doubt: bool) -> DatedVisit:
    if not one.takes_place or not _is_ahead(one, world):
        return one
    services = tuple(service for service in one.visit.services if _comes_along(service.guide, world))
    visit = one.visit.model_copy(update={"services": services, "confirmed": one.visit.confirmed and not in_doubt})
    return replace(one, visit=visit, in_doubt=in_doubt)


def _replacement_fault(one: DatedVisit, visits: Mapping[str, DatedVisit], world: World) -> str | None:
    """Return why the visit that should take this one's place does not, if it does not."""
    name = one.visit.replacement
    if name is None or one.takes_place:
        return None
    other = visits.get(name)
    if other is None or other is one:
        _, day = series_in(name)  # a day of a rule that is not dated yet is none that is gone
        return None if day and day > world.today + HORIZON else wording.REPLACEMENT_GONE
    if not other.takes_place:
        return wording.REPLACEMENT_OFF
    if other.in_doubt:
        return wording.REPLACEMENT_DOUBTFUL
    return None if _is_ahead(other, world) else wording.REPLACEMENT_PAST


def _replacement(one: DatedVisit, fault: str | None) -> VisitReport:
    sentence = wording.REPLACEMENT_DROPPED.format(name=one.visit.replacement, fault=fault)
    return reported(one.slug, one.written, "pengganti", VisitReportCode.REPLACEMENT_DROPPED, sentence)


def _without(one: DatedVisit, fault: str | None) -> DatedVisit:
    return replace(one, visit=one.visit.model_copy(update={"replacement": None})) if fault else one


def _is_ahead(one: DatedVisit, world: World) -> bool:
    return one.visit.day >= world.today and one.visit.status != "selesai"
