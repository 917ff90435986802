"""Adds the counted trips up by guide, desa and month, and says of each sum what it shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from feedback_api.domain.visits.trip import TripCount, month_of
from plugins.pages.performance.wilson import Interval, wilson

FEWEST_SHOWN = 5
MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Rate:
    """The trips of one guide, desa or month. A share of fewer than five says nothing, and is not shown."""

    key: str
    finished: int
    missing_paper: int
    total: int

    @property
    def is_shown(self) -> bool:
        return self.total >= FEWEST_SHOWN

    @property
    def percent(self) -> int:
        return round(100 * self.finished / self.total)

    @property
    def interval(self) -> Interval:
        return wilson(self.finished, self.total)

    @property
    def low(self) -> int:
        return round(100 * self.interval.low)

    @property
    def high(self) -> int:
        return round(100 * self.interval.high)


@dataclass(frozen=True, kw_only=True)
class GuideRates:
    """One guide in one month: all its trips, and those from each desa."""

    whole: Rate
    villages: tuple[Rate, ...]


@dataclass(frozen=True, kw_only=True)
class MonthRates:
    """One month: all its trips, and those of each guide."""

    whole: Rate
    guides: tuple[GuideRates, ...]

    @property
    def url(self) -> str:
        return f"/kinerja/{self.whole.key.replace('-', '/')}/"


@dataclass(frozen=True, kw_only=True)
class Performance:
    """All rates of the last twelve months; guides and desa by their names, months latest first."""

    whole: Rate
    guides: tuple[Rate, ...]
    villages: tuple[Rate, ...]
    months: tuple[MonthRates, ...]


def performance(counts: Iterable[TripCount], names: Mapping[str, str]) -> Performance:
    """Return the rates; `names` puts those of guides and desa in order."""
    kept = tuple(counts)
    months = sorted({count.month for count in kept}, reverse=True)
    return Performance(
        whole=_rate("", kept),
        guides=_by_guide(kept, names),
        villages=_by_village(kept, names),
        months=tuple(_month(month, tuple(one for one in kept if one.month == month), names) for month in months),
    )


def _month(month: str, counts: tuple[TripCount, ...], names: Mapping[str, str]) -> MonthRates:
    return MonthRates(
        whole=_rate(month, counts),
        guides=tuple(
            GuideRates(whole=rate, villages=_by_village(tuple(one for one in counts if one.guide == rate.key), names))
            for rate in _by_guide(counts, names)
        ),
    )


def _by_guide(counts: tuple[TripCount, ...], names: Mapping[str, str]) -> tuple[Rate, ...]:
    return _named(_rates(counts, lambda count: count.guide), names)


def _by_village(counts: tuple[TripCount, ...], names: Mapping[str, str]) -> tuple[Rate, ...]:
    return _named(_rates(counts, lambda count: count.village or ""), names)


def _named(rates: tuple[Rate, ...], names: Mapping[str, str]) -> tuple[Rate, ...]:
    return tuple(sorted(rates, key=lambda rate: names.get(rate.key, rate.key).casefold()))


def last_months(today: date) -> tuple[str, ...]:
    """Return this month and the eleven before it, latest first."""
    numbers = (today.year * 12 + today.month - 1 - back for back in range(MONTHS_SHOWN))
    return tuple(month_of(date(number // 12, number % 12 + 1, 1)) for number in numbers)


def _rates(counts: tuple[TripCount, ...], key: Callable[[TripCount], str]) -> tuple[Rate, ...]:
    keys = dict.fromkeys(key(count) for count in counts)
    return tuple(_rate(one, tuple(count for count in counts if key(count) == one)) for one in keys)


def _rate(key: str, counts: tuple[TripCount, ...]) -> Rate:
    return Rate(
        key=key,
        finished=sum(count.finished for count in counts),
        missing_paper=sum(count.missing_paper for count in counts),
        total=sum(count.total for count in counts),
    )
