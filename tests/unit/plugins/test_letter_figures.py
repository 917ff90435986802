"""Whoever wants to know of few letters learns nothing from all that is shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from itertools import chain, combinations, product
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedback_api.domain.counting.letter_figures import COUNTED_KINDS, CountedLetter, MonthFigures, Numbers, figures_of
from feedback_api.domain.counting.spans import span_of
from feedback_api.domain.submissions.submission import Kind
from plugins.pages.performance.letters import letters_shown, shown_month
from tests.unit.plugins.hidden_cells import FEW, worked_out

DUE = {Kind.QUESTION: 5, Kind.COMPLAINT: 10, Kind.SUGGESTION: 14, Kind.PROPOSAL: 14}
# What no single step shows is mostly shown by a few hundred walks.
WALKS = 60_000
Letters = Counter[CountedLetter]


def a_reply(kind=Kind.QUESTION, days=3):
    """A letter that was answered after so many working days, or never."""
    return CountedLetter(kind=kind, working_days=days, is_late=days is None or days > DUE[kind])


def shown(letters: Letters):
    return shown_month(figures_of("2026-09", letters.elements()))


def shown_in_narrow_spans(letters: Letters):
    of_kinds = figures_of("2026-09", letters.elements()).kinds.values()
    return [(*map(span_of, (one.received, one.answered, one.late)), one.nine_in_ten) for one in of_kinds]


def cells(letters: Letters) -> Counter[tuple[Kind | None, str]]:
    """How many of each kind, and of all, came, were answered, were not, and were late."""
    found: Counter[tuple[Kind | None, str]] = Counter(
        {(kind, name): 0 for kind in (*COUNTED_KINDS, None) for name in ("came", "answered", "silent", "late")}
    )
    for letter, count in letters.items():
        is_answered = "silent" if letter.working_days is None else "answered"
        for kind in (letter.kind, None):
            for name in ("came", is_answered, *(("late",) if letter.is_late else ())):
                found[kind, name] += count
    return found


def steps(letters: Letters, kind: Kind) -> Iterator[tuple[Letters, Letters]]:
    """Yield what may go and what may come instead, one letter of a kind."""
    times = {one.working_days for one in letters}
    possible = [a_reply(kind, days) for days in {*times, None, 0, DUE[kind], DUE[kind] + 1}]
    here = [one for one in possible if letters[one]]
    yield from ((Counter(), Counter([new])) for new in possible)
    yield from ((Counter([old]), Counter()) for old in here)
    yield from ((Counter([old]), Counter([new])) for old in here for new in possible if old != new)


def others(letters: Letters, walks: int) -> Iterator[Letters]:
    """Yield months that differ by a step of one kind or of two, then by a few steps of any kinds."""
    by_kind = {kind: list(steps(letters, kind)) for kind in COUNTED_KINDS}
    for many in (1, 2):
        for kinds in combinations(COUNTED_KINDS, many):
            for taken in product(*(by_kind[kind] for kind in kinds)):
                yield reduce(lambda month, step: month - step[0] + step[1], taken, letters)
    chance = Random(1)  # noqa: S311 the same walks each time, and no secret
    for _ in range(walks):
        walk = [chance.choice(by_kind[chance.choice(COUNTED_KINDS)]) for _ in range(chance.randint(2, 4))]
        less = sum((gone for gone, _ in walk), Counter[CountedLetter]())
        if less <= letters:
            yield letters - less + sum((come for _, come in walk), Counter[CountedLetter]())


def worked_out_of(letters: Letters, shown=shown, walks=WALKS) -> set[tuple[Kind | None, str]]:
    return worked_out(letters, others(letters, walks), cells=cells, shown=shown)


def of_kind(kind: Kind) -> st.SearchStrategy[list[CountedLetter]]:
    """So many that the numbers stand at the edges of their spans, answered in few different times."""
    times = st.sampled_from([0, 2, DUE[kind], DUE[kind] + 1, None])
    return st.integers(0, 24).flatmap(
        lambda many: st.lists(times, min_size=2, max_size=2).map(
            lambda two: [a_reply(kind, two[number % 3 == 0]) for number in range(many)]
        )
    )


MONTHS = st.tuples(*map(of_kind, COUNTED_KINDS)).map(lambda all_of_them: Counter(chain(*all_of_them)))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(letters=MONTHS)
@example(letters=Counter({a_reply(kind): 4 for kind in COUNTED_KINDS}))
@example(letters=Counter({a_reply(kind, None): 4 for kind in COUNTED_KINDS}))
@example(letters=Counter({a_reply(): 27, a_reply(days=7): 3, a_reply(days=9): 1}))
@example(letters=Counter({a_reply(): 10}))
@example(letters=Counter({a_reply(): 9, a_reply(Kind.COMPLAINT): 9, a_reply(Kind.PROPOSAL): 4}))
@example(letters=Counter())
def test_no_number_under_five_can_be_worked_out_from_a_month(letters):
    assert worked_out_of(letters) == set()


def test_the_trial_would_notice_a_number_that_can_be_worked_out():
    # Nine in ten were answered later than a question may be, so four were late at least, and fewer than five are shown.
    letters = Counter({a_reply(): 27, a_reply(days=7): 4})

    assert (Kind.QUESTION, "late") in worked_out_of(letters, shown=shown_in_narrow_spans, walks=5_000)


@pytest.mark.parametrize(("number", "low", "high"), [(0, 0, 4), (4, 0, 4), (5, 5, 9), (23, 20, 24)])
def test_a_number_is_shown_as_a_span_of_five(number, low, high):
    assert (span_of(number).low, span_of(number).high) == (low, high)


def test_times_are_shown_where_enough_were_answered_to_be_about_nobody():
    letters = Counter({a_reply(days=2): 12, a_reply(days=4): 8, a_reply(Kind.COMPLAINT, 9): 9})

    month = shown(letters)

    of_kinds = {kind: (one.half, one.nine_in_ten) for kind, one in month.kinds}
    assert of_kinds[Kind.QUESTION] == (2, 4)
    assert of_kinds[Kind.COMPLAINT] == (None, None)
    assert (month.whole.half, month.whole.nine_in_ten) == (4, 9)


def test_mended_guides_are_told_by_the_year_once_all_its_months_are_told():
    year = [
        MonthFigures(month=f"2026-{number:02}", whole=figures_of("", ()).whole, mended=1) for number in range(1, 13)
    ]

    assert letters_shown(reversed(year[:11])).mended == ()
    assert letters_shown(reversed(year)).mended == (("2026", span_of(12)),)
    assert letters_shown(replace(one, mended=0) for one in reversed(year)).mended == (("2026", span_of(0)),)


@pytest.mark.parametrize(("came", "months"), [(0, 0), (4, 0), (5, 1)])
def test_a_month_of_fewer_than_five_letters_is_not_shown(came, months):
    told = figures_of("2026-09", [a_reply() for _ in range(came)])

    assert len(letters_shown([told]).months) == months


def a_year(mended: list[int]):
    """What is shown of the guides that were mended in each month of a year, and in all of it."""
    months = [
        MonthFigures(month=f"2026-{number:02}", whole=Numbers(), mended=one) for number, one in enumerate(mended, 1)
    ]
    return [shown_month(one).mended for one in months], letters_shown(reversed(months)).mended


def other_years(mended: list[int], month: int) -> Iterator[list[int]]:
    """Yield years that differ in this month, and in one more by as much as it takes."""
    for other, less in product(range(12), range(-4, 5)):
        for count in range(FEW):
            year = list(mended)
            year[other] = max(0, year[other] + less)
            year[month] = count
            yield year


@settings(max_examples=12, deadline=None, derandomize=True)
@given(mended=st.lists(st.integers(0, 9), min_size=12, max_size=12))
@example(mended=[4] * 12)
@example(mended=[0] * 12)
@example(mended=[9] * 11 + [4])
def test_no_month_of_fewer_than_five_mended_guides_can_be_worked_out_from_its_year(mended):
    seen = a_year(mended)

    few = [month for month, count in enumerate(mended) if count < FEW]
    worked_out = [
        month
        for month in few
        if not any(year[month] != mended[month] and a_year(year) == seen for year in other_years(mended, month))
    ]

    assert worked_out == []
