"""Compares every way to get one thing done, by the earliest day on which it is ready; what is not known is named.

Working days are Monday to Friday less the holidays. What is handed in on day d and takes n working days is ready on
the n-th working day after d, and on d itself if n is 0. A place takes things on its next opening day before its last
number, a visit on its own day. The earliest wins, at a tie the nearest. A way that lacks a fact is named while it
could still win.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, IntEnum

from feedback_api.domain.calendar.working_days import working_days_after


class Nearness(IntEnum):
    """How far people have to go, the nearest first."""

    OWN_VISIT = 0
    KIOSK = 1
    OTHER_VISIT = 2
    COUNTER = 3
    ELSEWHERE = 4


class Fact(Enum):
    """What may not be known of a way."""

    EXISTENCE = "existence"
    OPENING_DAYS = "opening_days"
    LAST_NUMBER = "last_number"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, kw_only=True)
class VisitWay:
    """A visit that offers the thing to this desa. `last` is the last moment at which a number is to be had."""

    key: str
    is_own: bool
    day: date
    last: time
    has_quota: bool
    working_days: int | None

    @property
    def nearness(self) -> Nearness:
        return Nearness.OWN_VISIT if self.is_own else Nearness.OTHER_VISIT


@dataclass(frozen=True, kw_only=True)
class PlaceWay:
    """A place that takes the thing; each `None` is a fact nobody has filled in. Weekdays count from Monday, 0."""

    key: str
    nearness: Nearness
    exists: bool | None
    opening_days: AbstractSet[int] | None
    last: time | None
    working_days: int | None


Way = VisitWay | PlaceWay


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A way of which everything needed is known."""

    way: Way
    handed_in: date
    ready: date


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A way that could still win, and the facts it lacks."""

    way: Way
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Fastest:
    """The best way there is, if any is known, and the ways that could be better if somebody filled in their facts."""

    best: Ready | None
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """One way on one day: when it could be handed in and ready at best, and what that takes for granted."""

    way: Way
    handed_in: date
    ready: date
    lacks: tuple[Fact, ...]

    @property
    def rank(self) -> tuple[date, Nearness, date, str]:
        return (self.ready, self.way.nearness, self.handed_in, self.way.key)


def fastest(ways: Iterable[Way], *, now: datetime, holidays: AbstractSet[date]) -> Fastest:
    """Return the best known way and what is missing to be sure; `now` is the time of the office."""
    seen = [found for way in ways if (found := _seen(way, now, holidays))]
    known = sorted((one for one in seen if not one.lacks), key=lambda one: one.rank)
    best = known[0] if known else None
    could_win = [one for one in seen if one.lacks and (best is None or one.rank[:2] < best.rank[:2])]
    return Fastest(
        best=Ready(way=best.way, handed_in=best.handed_in, ready=best.ready) if best else None,
        unknown=tuple(
            Unknown(way=one.way, facts=one.lacks)
            for one in sorted(could_win, key=lambda one: (one.way.nearness, one.ready, one.way.key))
        ),
    )


def _seen(way: Way, now: datetime, holidays: AbstractSet[date]) -> _Seen | None:
    """Return the way as it looks now, or `None` if it is no way at all."""
    if isinstance(way, VisitWay):
        handed_in = way.day if _counts(way, now) else None
        lacks: tuple[Fact, ...] = ()
    else:
        handed_in = None if way.exists is False else _next_opening(way, now, holidays)
        lacks = _lacks(way, now, holidays)
    if handed_in is None:
        return None
    if way.working_days is None:
        lacks = (*lacks, Fact.WORKING_DAYS)
    ready = working_days_after(handed_in, way.working_days or 0, holidays)
    return _Seen(way=way, handed_in=handed_in, ready=ready, lacks=lacks)


def _counts(way: VisitWay, now: datetime) -> bool:
    is_over = way.day < now.date() or (way.day == now.date() and now.time() >= way.last)
    return way.has_quota and not is_over


def _lacks(way: PlaceWay, now: datetime, holidays: AbstractSet[date]) -> tuple[Fact, ...]:
    lacks = [Fact.EXISTENCE] if way.exists is None else []
    if way.opening_days is None:
        lacks.append(Fact.OPENING_DAYS)
    # When the last number of today is drawn matters only if the place is open today and the day has begun.
    if way.last is None and _may_open(way, now.date(), holidays) and now.time() > time.min:
        lacks.append(Fact.LAST_NUMBER)
    return tuple(lacks)


def _next_opening(way: PlaceWay, now: datetime, holidays: AbstractSet[date]) -> date | None:
    """Return the next day on which it may take things; what is not known is taken for the best."""
    first = now.date() if way.last is None or now.time() < way.last else now.date() + timedelta(days=1)
    days = (first + timedelta(days=number) for number in range(366))
    return next((day for day in days if _may_open(way, day, holidays)), None)


def _may_open(way: PlaceWay, day: date, holidays: AbstractSet[date]) -> bool:
    return day not in holidays and (way.opening_days is None or day.weekday() in way.opening_days)
