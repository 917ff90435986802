"""Whoever wants to know of few people's trips learns nothing from all that is shown of them."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedback_api.domain.visits.trip import TripCount
from plugins.pages.performance.rates import performance
from tests.unit.plugins.hidden_cells import worked_out

GUIDES = ("kia", "kk", "ktp")
DESA = ("tampung", "wates", None)
MONTHS = ("2026-09", "2026-10")
WALKS = 3_000


class Trip(NamedTuple):
    month: str
    guide: str
    village: str | None
    finished: bool


POSSIBLE = [Trip(*parts) for parts in product(MONTHS, GUIDES, DESA, (True, False))]
Trips = Counter[Trip]


def counted(trips: Trips) -> list[TripCount]:
    """The trips as the store counts them."""
    return [
        TripCount(month=trip.month, guide=trip.guide, village=trip.village, finished=count * trip.finished,
                  missing_paper=count * (not trip.finished), other=0)
        for trip, count in trips.items()
    ]  # fmt: skip


def shown(trips: Trips):
    """All that the pages and open data are made of: months, guides, desa, and what they are together."""
    return performance(counted(trips), {})


def shown_with_its_sum(trips: Trips):
    return shown(trips), trips.total()


def cells(trips: Trips) -> Counter[tuple[object, ...]]:
    """How many of each guide, of each desa, of each guide in each desa, of a month and of both, and how they ended."""
    found: Counter[tuple[object, ...]] = Counter()
    for trip in POSSIBLE:
        for month, guide, village in product((trip.month, "all"), (trip.guide, "all"), (trip.village, "all")):
            found[month, guide, village, trip.finished] += trips[trip]
    return found


def steps() -> list[tuple[Trips, Trips]]:
    """What may come and what may go instead, one trip or some at once."""
    one_more = [(Counter({trip: by}), Trips()) for trip, by in product(POSSIBLE, (1, 4))]
    moved = [
        (Counter({there: by}), Counter({here: by}))
        for here, there, by in product(POSSIBLE, POSSIBLE, (1, 4))
        if here != there and here.finished is there.finished
    ]
    return [*one_more, *((less, more) for more, less in one_more), *moved]


def others(trips: Trips) -> Iterator[Trips]:
    """Yield worlds that differ by one step, or by a walk of a few, also from one in which nobody named a desa."""
    possible, chance = steps(), Random(1)  # noqa: S311 the same walks each time, and no secret
    walks = [chance.choices(possible, k=chance.randint(2, 4)) for _ in range(WALKS)]
    for start, taken in product((trips, of_no_desa(trips)), [[], *([step] for step in possible), *walks]):
        come, gone = (sum((step[part] for step in taken), Trips()) for part in (0, 1))
        if gone <= start + come:
            yield start + come - gone


def of_no_desa(trips: Trips) -> Trips:
    return sum((Counter({trip._replace(village=None): count}) for trip, count in trips.items()), Trips())


def all_of(month: str = MONTHS[0], village: str | None = None, **finished: int) -> Trips:
    """So many trips of each guide that ended well."""
    return Counter({Trip(month, guide, village, finished=True): count for guide, count in finished.items()})


WORLDS = st.lists(st.tuples(st.sampled_from(POSSIBLE), st.integers(0, 21)), max_size=12).map(
    lambda some: sum((Counter({trip: count}) for trip, count in some), Counter[Trip]())
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(trips=WORLDS)
@example(trips=Counter())
@example(trips=all_of(kia=4, kk=4, ktp=4))
@example(trips=all_of(village="wates", kia=4, kk=4, ktp=12))
@example(trips=all_of(village="wates", kia=9, kk=9, ktp=2))
@example(trips=all_of(village="wates", kia=20, kk=4))
@example(trips=all_of(village="wates", kia=9, kk=4, ktp=4) + all_of(village="tampung", kia=10, kk=4))
@example(trips=all_of(kia=9) + all_of(MONTHS[1], kia=4))
@example(trips=all_of(village="wates", kia=10))
def test_no_number_of_trips_under_five_can_be_worked_out_from_all_tables_together(trips):
    assert worked_out(trips, others(trips), cells=cells, shown=shown) == set()


def test_the_trial_would_notice_a_sum_from_which_the_rest_can_be_subtracted():
    trips = all_of()

    assert worked_out(trips, others(trips), cells=cells, shown=shown_with_its_sum)
