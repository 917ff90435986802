"""Reads from the store what was counted: trips, letters, the survey, wishes, and reports of past years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from feedback_api.domain.counting.figures import YearOfReports, public_years
from feedback_api.domain.counting.letter_figures import FIGURES, months_from
from feedback_api.domain.counting.survey import TOLD, SurveyResult, results_from
from feedback_api.domain.visits.trip import InterestCount, TripCount
from feedback_api.store import open_store
from feedback_api.store.numbers import years_of_reports
from plugins.pages.performance.letters import LettersShown, letters_shown
from plugins.pages.performance.rates import last_months

# Fewer could be known by name in a small desa; and they say nothing yet.
FEWEST_WISHES = 5
# This year and the one before.
SURVEYS_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was counted; wishes are only of the visits that were asked for, and only where enough people said so.

    Of reports and letters it is only what may be said in public.
    """

    trips: tuple[TripCount, ...] = ()
    wishes: Mapping[str, tuple[InterestCount, ...]] = field(default_factory=dict)
    reports: tuple[YearOfReports, ...] = ()
    letters: LettersShown = field(default_factory=LettersShown)
    surveys: tuple[SurveyResult, ...] = ()

    def wish_sum(self, visit: str) -> int:
        """Return how many want to come to a visit; 0 while they are too few to say."""
        return sum(one.count for one in self.wishes.get(visit, ()))


def read_counted(store_url: str | None, *, today: date, visits: Iterable[str]) -> Counted:
    """Return all of it; without a store there is nothing."""
    if not store_url:
        return Counted()
    with open_store(store_url) as store:
        wishes = {slug: store.tallies.interest(slug) for slug in visits}
        return Counted(
            trips=tuple(count for month in last_months(today) for count in store.tallies.trips(month)),
            wishes={slug: counts for slug, counts in wishes.items() if _is_enough(counts)},
            letters=letters_shown(months_from(store.numbers.begin_with(FIGURES))),
            surveys=results_from(store.numbers.begin_with(TOLD))[:SURVEYS_SHOWN],
            reports=public_years(years_of_reports(store.numbers), this_year=today.year),
        )


def _is_enough(counts: tuple[InterestCount, ...]) -> bool:
    return sum(one.count for one in counts) >= FEWEST_WISHES
