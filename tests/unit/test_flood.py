"""A flood is told from people's letters by how many came at all and from one group, whatever came first."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback_api.domain.submissions.flood import Came, Flooding, FloodLimit, flooding
from tests.builders import MONDAY_NOON

TEN = FloodLimit(letters=10, within=timedelta(hours=1))


def came(group, minute, number=0, **changes):
    at = MONDAY_NOON + timedelta(minutes=minute)
    return Came(submission_id=f"{group}-{minute}-{number}", group=group, at=at, **changes)


def of_flood(*arrivals):
    return set(flooding(arrivals, TEN))


def names(*arrivals):
    return {one.submission_id for one in arrivals}


def test_few_letters_are_no_flood_whoever_sent_them():
    assert of_flood(*(came("a", minute) for minute in range(10))) == set()


def test_in_a_flood_the_letters_of_full_groups_are_marked_and_nobody_elses():
    full, honest = [came("a", minute) for minute in range(8)], [came("b", 1), came("b", 2), came("b", 3), came("c", 4)]

    assert of_flood(*full, *honest) == names(*full)


def test_what_came_before_it_was_a_flood_is_marked_too():
    first, later = [came("a", minute) for minute in range(4)], [came("b", 10, number) for number in range(9)]

    assert of_flood(*first, *later) == names(*first, *later)


def test_as_many_over_a_whole_day_are_no_flood():
    assert of_flood(*(came("a", 30 * number) for number in range(40))) == set()


def test_a_flood_of_last_night_is_still_one_in_the_morning():
    night, morning = [came("a", 0, number) for number in range(12)], [came("a", 480), came("d", 481)]

    assert of_flood(*night, *morning) == names(*night)


def test_how_many_a_group_sent_is_how_many_it_sent_within_one_hour():
    arrivals = [*(came("a", 0, number) for number in range(12)), *(came("b", 0, number) for number in range(5))]

    found = flooding(arrivals, TEN)

    assert {(one.group, one.sent) for one in found.values()} == {("a", 12), ("b", 5)}


def test_what_was_settled_stays_what_it_was():
    settled = came("~random", 0, sent=7)

    assert flooding([settled], TEN) == {settled.submission_id: Flooding(group="~random", sent=7)}


@pytest.mark.parametrize(
    ("limit", "letters", "within"),
    [("600 per hour", 600, 3600), ("5 per 10 minutes", 5, 600), ("1 per day", 1, 86400), ("9 per 2 seconds", 9, 2)],
)
def test_the_setting_says_how_many_within_which_time(limit, letters, within):
    assert FloodLimit.of(limit) == FloodLimit(letters=letters, within=timedelta(seconds=within))


def test_what_is_no_limit_is_refused():
    with pytest.raises(ValueError, match="lots"):
        FloodLimit.of("lots")


def by_looking_at_every_hour(arrivals):
    """The rule as it is written: an hour ends with some letter, and holds too many."""
    marked = set()
    for last in arrivals:
        hour = [one for one in arrivals if last.at - TEN.within < one.at <= last.at]
        groups = [one.group for one in hour]
        marked |= {one.submission_id for one in hour if len(hour) > TEN.letters and groups.count(one.group) > 3}
    return marked


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 150)), max_size=40))
def test_one_look_along_all_arrivals_finds_what_looking_at_every_hour_finds(drawn):
    arrivals = [came(group, minute, number) for number, (group, minute) in enumerate(drawn)]

    assert of_flood(*arrivals) == by_looking_at_every_hour(arrivals)


def test_twenty_thousand_arrivals_of_one_group_are_looked_at_once():
    at = [MONDAY_NOON + timedelta(seconds=number / 10) for number in range(20_000)]
    arrivals = [Came(submission_id=f"{number:05}", group="a", at=moment) for number, moment in enumerate(at)]

    found = flooding(arrivals, TEN)

    assert len(found) == 20_000
    assert all(one < other for one, other in pairwise(sorted(found)))
