"""What must be true of all dated visits together: free days, one place at a time for a team, one visit an address."""

from collections.abc import Iterator, Mapping
from datetime import date

from feedback_api.wording import clock
from plugins import wording
from plugins.calendar.recurrence import two_years_after
from plugins.problem import Problem
from plugins.visits import wording as words
from plugins.visits.dated import DatedVisit, dated_visits
from plugins.visits.visit import Visit


def calendar_problems(visits: tuple[Visit, ...], holidays: Mapping[date, str]) -> Iterator[Problem]:
    """Yield clashes; endless rules are held against everything up to two years after the last day written."""
    if not visits:
        return
    every = dated_visits(visits, until=two_years_after(max(visit.day for visit in visits)))
    yield from _holidays(every, holidays)
    yield from _teams(every)
    yield from _addresses(every)


def _holidays(every: tuple[DatedVisit, ...], holidays: Mapping[date, str]) -> Iterator[Problem]:
    for dated in every:
        day = dated.visit.day
        if day in holidays and dated.takes_place and not dated.visit.on_holiday:
            sentence = words.RULE_ON_HOLIDAY if dated.visit.rule else words.ON_HOLIDAY
            yield dated.written.problem("tanggal", sentence.format(day=day.isoformat(), name=holidays[day]))


def _teams(every: tuple[DatedVisit, ...]) -> Iterator[Problem]:
    """Yield one problem for each file whose team is elsewhere at that time."""
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
                yield dated.written.problem("tim", _clash(dated, other))
        same_day.append(dated)


def _clash(dated: DatedVisit, other: DatedVisit) -> str:
    return words.TEAM_TWICE.format(
        team=wording.quoted(dated.visit.team or ""),
        other=other.slug,
        day=other.visit.day.isoformat(),
        starts=clock(other.visit.starts),
        ends=clock(other.visit.ends),
    )


def _addresses(every: tuple[DatedVisit, ...]) -> Iterator[Problem]:
    first: dict[str, DatedVisit] = {}
    for dated in every:
        other = first.setdefault(dated.slug, dated)
        # Two files of one name are named by the check of file names.
        if other is not dated and other.visit.slug != dated.visit.slug:
            yield dated.written.problem("tanggal", words.SAME_ADDRESS.format(value=wording.quoted(dated.url)))
