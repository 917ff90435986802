"""The office tells once, and for good, how the letters of a month were answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from feedback_api.actions.decisions.content_tasks import close_task
from feedback_api.actions.upkeep.erase import erase_overdue
from feedback_api.actions.upkeep.tell_month import tell_month
from feedback_api.domain.calendar.working_days import working_days_between
from feedback_api.domain.counting.letter_figures import FIGURES, Numbers, month_to_tell, months_from
from feedback_api.domain.site.content_task import TaskReason
from feedback_api.domain.submissions.going_back import SaidBefore
from feedback_api.domain.submissions.submission import Kind, Status
from tests.builders import Clock, a_member, a_report, a_submission, a_task, an_answer, answered, kept, some_services

# A Tuesday where the office is; the letters of September are told from the first of November on.
CAME = datetime(2026, 9, 1, 2, tzinfo=UTC)
TOLD_FROM = datetime(2026, 10, 31, 17, tzinfo=UTC)


@pytest.fixture
def clock():
    return Clock(at=TOLD_FROM)


@pytest.fixture
def services(tmp_path, clock):
    with some_services(tmp_path, clock) as services:
        yield services


def after(days):
    """Noon, so many days after the letters came."""
    return CAME + timedelta(days=days)


def told(services):
    return months_from(services.store.numbers.begin_with(FIGURES))


def a_letter(name, answered_after=None, **changes):
    """A letter of September as it is kept, answered after so many days or still waiting."""
    letter = a_submission(name, **({"received_at": CAME} | changes))
    if answered_after is None:
        return letter
    answer = an_answer(answered_at=after(answered_after))
    return replace(answered(letter), answer=answer, closed_at=after(answered_after))


def test_a_month_tells_what_came_what_was_answered_when_and_what_was_late(services):
    letters = [
        a_letter("a", 1), a_letter("b", 2), a_letter("c", 9), a_letter("d"),
        a_letter("e", 14, kind=Kind.COMPLAINT), a_letter("f", 15, kind=Kind.COMPLAINT),
        a_letter("g", status=Status.FORWARDED, closed_at=after(1)),
    ]  # fmt: skip
    for letter in letters:
        kept(services.store.submissions, letter)

    tell_month(services)

    (month,) = told(services)
    assert month.month == "2026-09"
    assert month.kinds[Kind.QUESTION] == Numbers(received=5, answered=3, late=2, half=2, nine_in_ten=7)
    assert month.kinds[Kind.COMPLAINT] == Numbers(received=2, answered=2, late=1, half=10, nine_in_ten=11)
    assert month.whole == Numbers(received=7, answered=5, late=3, half=7, nine_in_ten=11)


def test_what_is_no_letter_of_somebody_or_of_another_month_is_not_counted(services):
    others = [
        a_letter("spam", status=Status.SPAM, closed_at=after(0)), a_letter("aside", batch="banjir"),
        a_letter("toy", demonstration=True), a_report("laporan", received_at=CAME),
        # Evening in London on the day before is the first of October where the office is.
        a_letter("later", received_at=datetime(2026, 9, 30, 17, tzinfo=UTC)),
        a_letter("before", received_at=datetime(2026, 8, 31, 16, 59, tzinfo=UTC)),
    ]  # fmt: skip
    for letter in (*others, a_letter("first", received_at=datetime(2026, 8, 31, 17, tzinfo=UTC))):
        kept(services.store.submissions, letter)

    tell_month(services)

    assert told(services)[0].whole.received == 1


def test_an_answer_counts_from_when_it_could_first_be_read(services):
    before = SaidBefore(at=after(30), by="sri", answer=an_answer(answered_at=after(1)))
    kept(services.store.submissions, replace(a_letter("again", 40), said_before=(before,)))

    tell_month(services)

    assert told(services)[0].whole == Numbers(received=1, answered=1, late=0, half=1, nine_in_ten=1)


def test_a_month_is_told_once_stays_as_it_was_told_and_asks_for_one_build(services, clock):
    kept(services.store.submissions, a_letter("a"))
    wanted = services.store.builds.read().wanted

    first = tell_month(services)
    kept(services.store.submissions, a_letter("late"))
    clock.at += timedelta(days=1)
    again = tell_month(services)

    assert (first, again) == (True, False)
    assert told(services)[0].whole.received == 1
    assert services.store.builds.read().wanted == wanted + 1


@pytest.mark.parametrize(
    ("today", "month"),
    [
        ("2026-10-29", "2026-08"),
        ("2026-10-30", None),
        ("2026-11-01", "2026-09"),
        ("2026-11-30", None),
        ("2027-01-01", "2026-11"),
    ],
)
def test_a_month_is_told_when_the_next_is_over_and_never_once_something_of_it_may_be_erased(today, month):
    assert month_to_tell(date.fromisoformat(today)) == month


def test_nothing_of_a_month_that_can_be_told_is_erased(services, clock):
    kept(services.store.submissions, a_letter("a", 0))
    clock.at = datetime(2026, 11, 29, 16, 59, tzinfo=UTC)  # the last minute of the last day on which it is told

    erased = erase_overdue(services)
    tell_month(services)

    assert (erased, told(services)[0].whole.received) == (0, 1)


def test_a_guide_is_mended_because_of_a_letter_when_somebody_closes_the_task_it_opened(services, clock):
    clock.at = after(0)
    tasks = [
        a_task("letter", reason=TaskReason.WRONG, submission="abcdefgh23"), a_task("paper"),
        a_task("wish", reason=TaskReason.CORRECTION_WISHED, submission="abcdefgh23"),
    ]  # fmt: skip
    for task in tasks:
        services.store.tasks.open(task)
        close_task(services, task.id, moderator=a_member("sri"))
    close_task(services, "letter", moderator=a_member("ani"))
    clock.at = TOLD_FROM

    tell_month(services)

    assert told(services)[0].mended == 1


def test_working_days_are_those_of_the_office():
    tuesday, thursday = CAME.date(), after(9).date()

    assert working_days_between(tuesday, tuesday, frozenset()) == 0
    assert working_days_between(tuesday, thursday, frozenset()) == 7
    assert working_days_between(tuesday, thursday, {after(1).date(), after(4).date()}) == 6
