"""Counts a form of the survey, once a press, and tells the result when enough have answered since the last time."""

from feedback_api.actions.visits.count_trip import press_digest
from feedback_api.domain.counting.survey import (
    COUNTED,
    TOLD,
    Filled,
    counted_names,
    day_name,
    result_to_tell,
    told_numbers,
)
from feedback_api.services import Services


def fill_survey(services: Services, filled: Filled, *, key: str) -> bool:
    """Count it; `False` if this form was sent before.

    Each answer is added to a number of its own and then forgotten: nothing says which answers came from one person.
    """
    year = services.today().year
    press = press_digest(services, f"survey/{key}")
    is_new = services.store.numbers.count(counted_names(year, filled), press=press, at=services.now())
    _tell(services, year)  # also after a second press: the first may have been cut off right here
    return is_new


def _tell(services: Services, year: int) -> None:
    """Keep what everybody may read, at most once a day, and ask for a build that shows it."""
    numbers, today = services.store.numbers, services.today().toordinal()
    told = numbers.begin_with(f"{TOLD}{year}/")
    if told.get(day_name(year), 0) >= today:
        return
    result = result_to_tell(year, numbers.begin_with(f"{COUNTED}{year}/"), told)
    if result is not None and numbers.keep(told_numbers(result, day=today), growing=day_name(year)):
        services.store.builds.want(now=services.now())
