"""Adds the trips of each month that is over up by guide and by desa, in spans from which no few trips can be told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from feedback_api.domain.counting.spans import Span, span_of, sum_of
from feedback_api.domain.visits.trip import TripCount, month_of
from plugins.pages.performance.wilson import wilson

# The same trips stand in both tables of a month. What a desa says is rough enough to tell nothing of a guide.
GUIDE_SPAN, DESA_SPAN = 5, 10
MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Rate:
    """The trips of one guide or desa, or of several: how many ended well at the first trip, and how many did not."""

    key: str
    finished: Span
    unfinished: Span

    @property
    def is_shown(self) -> bool:
        """Whether either is enough to be said."""
        return not (self.finished.is_few and self.unfinished.is_few)

    @property
    def low(self) -> int:
        """The least share that these spans allow, in per cent; as unsure as few trips are."""
        return round(100 * wilson(self.finished.low, self.finished.low + self.unfinished.high).low)

    @property
    def high(self) -> int:
        return round(100 * wilson(self.finished.high, self.finished.high + self.unfinished.low).high)


@dataclass(frozen=True, kw_only=True)
class MonthRates:
    """A month that is over: its guides and desa of which there is enough to say."""

    month: str
    guides: tuple[Rate, ...]
    villages: tuple[Rate, ...]

    @property
    def whole(self) -> Rate:
        """What the rows of the guides say together; of what has no row it says nothing."""
        return _together(self.month, self.guides)

    @property
    def url(self) -> str:
        return f"/kinerja/{self.month.replace('-', '/')}/"


@dataclass(frozen=True, kw_only=True)
class Performance:
    """All rates of twelve months; guides and desa by their names, months latest first. Sums add what months show."""

    whole: Rate
    guides: tuple[Rate, ...]
    villages: tuple[Rate, ...]
    months: tuple[MonthRates, ...]


def performance(counts: Iterable[TripCount], names: Mapping[str, str]) -> Performance:
    """Return the rates of the months that are over; `names` puts those of guides and desa in order."""
    kept = tuple(counts)
    known = (shown_month(month, kept, names) for month in sorted({count.month for count in kept}, reverse=True))
    months = tuple(month for month in known if month.guides)
    return Performance(
        whole=_together("", (month.whole for month in months)),
        guides=_added_up((rate for month in months for rate in month.guides), names),
        villages=_added_up((rate for month in months for rate in month.villages), names),
        months=months,
    )


def shown_month(month: str, counts: Iterable[TripCount], names: Mapping[str, str]) -> MonthRates:
    """Return what is shown of a month; without guides there is nothing of its desa either."""
    kept = tuple(count for count in counts if count.month == month)
    guides = _rates(kept, lambda count: count.guide, GUIDE_SPAN)
    villages = _rates((count for count in kept if count.village), lambda count: count.village or "", DESA_SPAN)
    return MonthRates(
        month=month,
        guides=_by_name(guides, names),
        villages=_by_name(villages, names) if _leave_room(villages, guides) else (),
    )


def last_months(today: date) -> tuple[str, ...]:
    """Return the twelve months before this one, latest first: a month that is over is told once, and stays."""
    numbers = (today.year * 12 + today.month - 1 - back for back in range(1, MONTHS_SHOWN + 1))
    return tuple(month_of(date(number // 12, number % 12 + 1, 1)) for number in numbers)


def _leave_room(villages: tuple[Rate, ...], guides: tuple[Rate, ...]) -> bool:
    """Say whether desa could have so few trips that those of each guide, and of each desa, stay as open as they are.

    Both are of the same trips. Were the desa's at least as many as the guides' at most, each number would be known.
    """

    def room(part: Callable[[Rate], Span]) -> int:
        return sum_of(map(part, guides)).high - sum_of(map(part, villages)).low

    return min(room(lambda rate: rate.finished), room(lambda rate: rate.unfinished)) >= GUIDE_SPAN - 1


def _rates(counts: Iterable[TripCount], key: Callable[[TripCount], str], width: int) -> tuple[Rate, ...]:
    kept = tuple(counts)
    known = (_rate(one, (count for count in kept if key(count) == one), width) for one in {*map(key, kept)})
    return tuple(rate for rate in known if rate.is_shown)


def _rate(key: str, counts: Iterable[TripCount], width: int) -> Rate:
    kept = tuple(counts)
    finished, total = sum(count.finished for count in kept), sum(count.total for count in kept)
    return Rate(key=key, finished=span_of(finished, width), unfinished=span_of(total - finished, width))


def _added_up(rates: Iterable[Rate], names: Mapping[str, str]) -> tuple[Rate, ...]:
    kept = tuple(rates)
    sums = (_together(key, (rate for rate in kept if rate.key == key)) for key in {rate.key for rate in kept})
    return _by_name(sums, names)


def _together(key: str, rates: Iterable[Rate]) -> Rate:
    kept = tuple(rates)
    finished, unfinished = sum_of(rate.finished for rate in kept), sum_of(rate.unfinished for rate in kept)
    return Rate(key=key, finished=finished, unfinished=unfinished)


def _by_name(rates: Iterable[Rate], names: Mapping[str, str]) -> tuple[Rate, ...]:
    return tuple(sorted(rates, key=lambda rate: (names.get(rate.key, rate.key).casefold(), rate.key)))
