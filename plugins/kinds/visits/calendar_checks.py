"""What must be true of all dated visits together: free days, one place at a time for a team, one visit an address."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from feedback_api.domain.visits.note import VisitStatus
from feedback_api.domain.visits.override import VisitOverride, laid_over
from feedback_api.wording import clock
from plugins.kinds.visits import wording as words
from plugins.kinds.visits.dated import DatedVisit, dated_visits
from plugins.kinds.visits.model import Visit
from plugins.kinds.visits.noting import noted
from plugins.reading import wording
from plugins.reading.problem import ContentProblem
from plugins.reading.recurrence import two_years_after


def calendar_problems(
    visits: tuple[Visit, ...], holidays: Mapping[date, str], overrides: Mapping[str, VisitOverride]
) -> Iterator[ContentProblem]:
    """Yield clashes; endless rules are held against everything up to two years after the last day written.

    What staff called off or moved to another day is not there to clash; whether it fits its new day, the merge says.
    """
    every = _every_day_of(visits)
    there = [one for one in every if one.slug not in overrides or _stays(one, overrides[one.slug])]
    yield from _holidays(there, holidays)
    yield from _teams(there)
    yield from _addresses(every)


def holiday_clashes(visits: tuple[Visit, ...], holidays: Mapping[date, str]) -> Iterator[ContentProblem]:
    """Yield, of all clashes, those with a holiday."""
    return _holidays(_every_day_of(visits), holidays)


def _every_day_of(visits: tuple[Visit, ...]) -> tuple[DatedVisit, ...]:
    return dated_visits(visits, until=two_years_after(max(visit.day for visit in visits))) if visits else ()


def _stays(one: DatedVisit, override: VisitOverride) -> bool:
    now = laid_over(noted(one.slug, one.visit), override)
    return now.status is not VisitStatus.CANCELLED and now.day == one.visit.day


def _holidays(every: Iterable[DatedVisit], holidays: Mapping[date, str]) -> Iterator[ContentProblem]:
    for dated in every:
        day = dated.visit.day
        if day in holidays and dated.takes_place and not dated.visit.on_holiday:
            sentence = words.RULE_ON_HOLIDAY if dated.visit.rule else words.ON_HOLIDAY
            yield dated.written.problem("tanggal", sentence.format(day=day.isoformat(), name=holidays[day]))


def _teams(every: Iterable[DatedVisit]) -> Iterator[ContentProblem]:
    for dated, other in team_clashes(every):
        yield dated.written.problem("tim", _clash(dated, other))


def team_clashes(every: Iterable[DatedVisit]) -> Iterator[tuple[DatedVisit, DatedVisit]]:
    """Yield each pair of files, once, whose team would be at two places at one time; the later named one first."""
    busy: dict[tuple[str, date], list[DatedVisit]] = {}
    told: set[tuple[str, str]] = set()
    for dated in every:
        visit = dated.visit
        if visit.team is None or not dated.takes_place:
            continue
        same_day = busy.setdefault((visit.team.casefold(), visit.day), [])
        for other in same_day:
            pair = (visit.file.path, other.visit.file.path)
            if pair not in told and visit.starts < other.visit.ends and other.visit.starts < visit.ends:
                told.add(pair)
                yield dated, other
        same_day.append(dated)


def _clash(dated: DatedVisit, other: DatedVisit) -> str:
    return words.TEAM_TWICE.format(
        team=wording.quoted(dated.visit.team or ""),
        other=other.slug,
        day=other.visit.day.isoformat(),
        starts=clock(other.visit.starts),
        ends=clock(other.visit.ends),
    )


def _addresses(every: tuple[DatedVisit, ...]) -> Iterator[ContentProblem]:
    first: dict[str, DatedVisit] = {}
    for dated in every:
        other = first.setdefault(dated.slug, dated)
        # Two files of one name are named by the check of file names.
        if other is not dated and other.visit.slug != dated.visit.slug:
            yield dated.written.problem("tanggal", words.SAME_ADDRESS.format(value=wording.quoted(dated.url)))
