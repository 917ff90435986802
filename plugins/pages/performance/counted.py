"""Reads from the store what was counted: trips, letters, the survey, wishes, and reports of past years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from feedback_api.domain.counting.figures import YearOfReports, public_years
from feedback_api.domain.counting.letter_figures import FIGURES, months_from
from feedback_api.domain.counting.spans import Span, span_of
from feedback_api.domain.counting.survey import TOLD, SurveyResult, results_from
from feedback_api.domain.visits.trip import InterestCount, TripCount
from feedback_api.store import open_store
from feedback_api.store.numbers import years_of_reports
from plugins.pages.performance.letters import LettersShown, letters_shown
from plugins.pages.performance.rates import last_months

# This year and the one before.
SURVEYS_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was counted; wishes are spans of the visits that were asked for, only where enough people said so.

    Of reports and letters it is only what may be said in public.
    """

    trips: tuple[TripCount, ...] = ()
    wishes: Mapping[str, Span] = field(default_factory=dict)
    reports: tuple[YearOfReports, ...] = ()
    letters: LettersShown = field(default_factory=LettersShown)
    surveys: tuple[SurveyResult, ...] = ()

    def wished(self, visit: str) -> Span:
        """Return between which numbers those are who want to come to a visit; few are not told."""
        return self.wishes.get(visit, span_of(0))


def read_counted(store_url: str | None, *, today: date, visits: Iterable[str]) -> Counted:
    """Return all of it; without a store there is nothing."""
    if not store_url:
        return Counted()
    with open_store(store_url) as store:
        wishes = {slug: shown_wishes(store.tallies.interest(slug)) for slug in visits}
        return Counted(
            trips=tuple(count for month in last_months(today) for count in store.tallies.trips(month)),
            wishes={slug: span for slug, span in wishes.items() if not span.is_few},
            letters=letters_shown(months_from(store.numbers.begin_with(FIGURES))),
            surveys=results_from(store.numbers.begin_with(TOLD))[:SURVEYS_SHOWN],
            reports=public_years(years_of_reports(store.numbers), this_year=today.year),
        )


def shown_wishes(counts: Iterable[InterestCount]) -> Span:
    """Return what is shown of all who want to come; for which guide is nobody's but the office's to know."""
    return span_of(sum(one.count for one in counts))
