"""Whoever wants to know of few people at a visit, or of few who want to come, learns nothing from all that is shown."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedback_api.domain.visits.result import GuideResult
from feedback_api.domain.visits.trip import InterestCount
from plugins.kinds.visits.change import Result
from plugins.kinds.visits.shown_result import shown_result
from plugins.pages.performance.counted import shown_wishes
from tests.unit.plugins.hidden_cells import worked_out

GUIDES = ("akta", "kia", "kk", "ktp", "skck")
WALKS = 500


class What(NamedTuple):
    """Whom something is counted of: those that had it done, those that had not, those sent home, those that wish."""

    guide: str
    happened: str


HAPPENED = ("finished", "unfinished", "sent home", "wish")
POSSIBLE = [What(*parts) for parts in product(GUIDES, HAPPENED)]
Counts = Counter[What]


def counted(counts: Counts) -> tuple[GuideResult, ...]:
    """A visit as staff write it down: whoever had it done was served."""
    return tuple(
        GuideResult(
            guide=guide,
            served=counts[What(guide, "finished")] + counts[What(guide, "unfinished")],
            finished=counts[What(guide, "finished")],
            sent_home=counts[What(guide, "sent home")],
        )
        for guide in GUIDES
    )


def written(counts: Counts) -> Result:
    """The same visit as an editor writes it down: three sums."""
    guides = counted(counts)
    return Result.model_construct(
        served=sum(one.served for one in guides),
        finished=sum(one.finished for one in guides),
        sent_home=sum(one.sent_home for one in guides),
    )


def wishes(counts: Counts):
    return shown_wishes(InterestCount(guide=guide, count=counts[What(guide, "wish")]) for guide in GUIDES)


def shown_by_guide(counts: Counts):
    return shown_result(written(counts), counted(counts)), wishes(counts)


def shown_of_a_file(counts: Counts):
    return shown_result(written(counts), ()), wishes(counts)


def shown_with_its_sum(counts: Counts):
    return shown_by_guide(counts), shown_of_a_file(counts)


def cells(counts: Counts) -> Counter[tuple[str, str]]:
    """How many of each guide and of all were served, had it done, had not, went home, and want to come."""
    found: Counter[tuple[str, str]] = Counter()
    for what, guide in product(POSSIBLE, ("all", None)):
        found[guide or what.guide, what.happened] += counts[what]
        if what.happened in {"finished", "unfinished"}:
            found[guide or what.guide, "served"] += counts[what]
    return found


def others(counts: Counts) -> Iterator[Counts]:
    """Yield worlds in which some people more or fewer came, or came for something else, or both by a walk of a few."""
    steps = [[(what, by)] for what, by in product(POSSIBLE, (-4, -1, 1, 4))]
    moves = [[(here, -by), (there, by)] for here, there, by in product(POSSIBLE, POSSIBLE, (1, 4)) if here != there]
    chance = Random(1)  # noqa: S311 the same walks each time, and no secret
    walks = [[step for (step,) in chance.choices(steps, k=chance.randint(2, 4))] for _ in range(WALKS)]
    for taken in [*steps, *moves, *walks]:
        other = Counter(counts)
        for what, by in taken:
            other[what] += by
        if min(other.values(), default=0) >= 0:
            yield other


def of_each(**happened: int) -> Counts:
    return Counter({What(guide, name.replace("_", " ")): count for guide in GUIDES for name, count in happened.items()})


WORLDS = st.lists(st.tuples(st.sampled_from(POSSIBLE), st.integers(0, 21)), max_size=12).map(
    lambda some: sum((Counter({what: count}) for what, count in some), Counter[What]())
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(counts=WORLDS)
@example(counts=Counter())
@example(counts=of_each(finished=4))
@example(counts=of_each(finished=4, unfinished=4, sent_home=4, wish=4))
@example(counts=of_each(finished=9, sent_home=1))
@example(counts=of_each(wish=1))
def test_no_number_under_five_of_a_visit_can_be_worked_out(counts):
    assert worked_out(counts, others(counts), cells=cells, shown=shown_by_guide) == set()
    assert worked_out(counts, others(counts), cells=cells, shown=shown_of_a_file) == set()


def test_the_trial_would_notice_a_sum_of_what_was_counted():
    counts = of_each(finished=4)

    assert worked_out(counts, others(counts), cells=cells, shown=shown_with_its_sum)
