"""Turns visit files into dated visits: one for a single day, one for each day of a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from feedback_api.domain.calendar.dates import day_from
from feedback_api.domain.visits.result import GuideResult
from plugins.kinds.visits.model import OtherDay, Visit
from plugins.reading.content_file import Part
from plugins.reading.recurrence import Recurrence

HORIZON = timedelta(days=190)


@dataclass(frozen=True, kw_only=True)
class DatedVisit:
    """A visit on one day. `slug` is its address for ever: the file's name and the day of the rule, however it moves.

    `visit` is what counts of it: what the file says, with what staff changed. One `in_doubt` cannot be as it stands, so
    it is on no list of coming visits. `results` is what staff counted for each guide.
    """

    slug: str
    visit: Visit
    written: Part
    by_staff: bool = False
    in_doubt: bool = False
    results: tuple[GuideResult, ...] = ()

    @property
    def url(self) -> str:
        return f"/kunjungan/{self.slug}/"

    @property
    def takes_place(self) -> bool:
        return self.visit.status != "batal"


def dated_visits(visits: tuple[Visit, ...], *, until: date) -> tuple[DatedVisit, ...]:
    """Return every visit with its day; days of rules up to `until`, those that were written for themselves all."""
    return tuple(dated for visit in visits for dated in _dated(visit, until))


def slug_on(series: str, rule_day: date) -> str:
    return f"{series}-{rule_day.isoformat()}"


def series_in(slug: str) -> tuple[str, date | None]:
    """Return the file's name and the day of the rule that `slug_on` joined; without a day it is no such address."""
    return slug[: -len("-2026-12-03")], day_from(slug[-len("2026-12-03") :])


def _dated(visit: Visit, until: date) -> Iterator[DatedVisit]:
    if visit.rule is None:
        yield DatedVisit(slug=visit.slug, visit=visit, written=visit.file.root)
        return
    others = {other.rule_day: place for place, other in enumerate(visit.other_days)}
    parts = visit.file.root.parts("kecuali")
    for day in Recurrence(rule=visit.rule, first=visit.day).days(until=max([until, *others])):
        place = others.get(day)
        if day in visit.left_out or (place is None and day > until):
            continue
        written = visit.file.root if place is None else parts[place]
        one = _on(visit, day) if place is None else _as_written(visit, visit.other_days[place])
        yield DatedVisit(slug=slug_on(visit.slug, day), visit=one, written=written)


def _on(visit: Visit, day: date) -> Visit:
    return visit.model_copy(update={"day": day})


def _as_written(visit: Visit, other: OtherDay) -> Visit:
    """Return the visit with everything that this day says of itself."""
    own = {name: getattr(other, name) for name in OtherDay.model_fields if name != "rule_day"}
    said = {name: value for name, value in own.items() if value not in (None, ())}
    return visit.model_copy(update={"day": other.rule_day, **said})
