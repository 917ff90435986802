"""Any store counts like this: once a press, and never whose press it was."""

from datetime import timedelta

from feedback_api.domain.counting.opinion import Opinions, ReaderSays
from feedback_api.domain.visits.trip import InterestCount, TripCount
from tests.builders import MONDAY_NOON, a_trip


def test_trips_are_counted_by_guide_desa_and_month_and_by_how_they_ended(store):
    store.tallies.count_trip(a_trip(), press="a")
    store.tallies.count_trip(a_trip(finished=False, missing="kk"), press="b")
    store.tallies.count_trip(a_trip(finished=False), press="c")
    store.tallies.count_trip(a_trip(), press="d")
    store.tallies.count_trip(a_trip(village=None), press="e")
    store.tallies.count_trip(a_trip(month="2026-12"), press="f")

    assert store.tallies.trips("2026-11") == (
        TripCount(month="2026-11", guide="ktp-el-baru", village=None, finished=1, missing_paper=0, other=0),
        TripCount(month="2026-11", guide="ktp-el-baru", village="wates", finished=2, missing_paper=1, other=1),
    )
    assert [count.total for count in store.tallies.trips("2026-12")] == [1]


def test_a_month_without_reports_is_empty(store):
    assert store.tallies.trips("2020-01") == ()


def test_a_double_tap_counts_once(store):
    first = store.tallies.count_trip(a_trip(finished=False, missing="kk"), press="a")
    second = store.tallies.count_trip(a_trip(finished=False, missing="kk"), press="a")

    assert (first, second) == (True, False)
    assert [count.missing_paper for count in store.tallies.trips("2026-11")] == [1]
    assert store.tallies.missing_since("ktp-el-baru", "kk", MONDAY_NOON - timedelta(days=1)) == 1


def test_reports_of_a_missing_paper_are_counted_since_a_moment(store):
    for number in range(4):
        at = MONDAY_NOON - timedelta(days=number * 10)
        store.tallies.count_trip(a_trip(finished=False, missing="kk", at=at), press=f"{number}")
    store.tallies.count_trip(a_trip(finished=False, missing="ktp"), press="other paper")
    store.tallies.count_trip(a_trip(guide="kia", finished=False, missing="kk"), press="other guide")

    assert store.tallies.missing_since("ktp-el-baru", "kk", MONDAY_NOON - timedelta(days=30)) == 3
    assert store.tallies.missing_since("ktp-el-baru", "kk", MONDAY_NOON) == 0


def test_interest_is_counted_by_guide_and_the_sum_is_told(store):
    sums = [
        store.tallies.count_interest("wates-1", "kia", press="a", at=MONDAY_NOON),
        store.tallies.count_interest("wates-1", "ktp-el-baru", press="b", at=MONDAY_NOON),
        store.tallies.count_interest("wates-1", "ktp-el-baru", press="c", at=MONDAY_NOON),
        store.tallies.count_interest("other", "ktp-el-baru", press="d", at=MONDAY_NOON),
    ]

    assert sums == [1, 2, 3, 1]
    assert store.tallies.interest("wates-1") == (
        InterestCount(guide="kia", count=1),
        InterestCount(guide="ktp-el-baru", count=2),
    )


def test_the_same_device_is_counted_once(store):
    store.tallies.count_interest("wates-1", "kia", press="a", at=MONDAY_NOON)

    again = store.tallies.count_interest("wates-1", "kia", press="a", at=MONDAY_NOON)

    assert again is None
    assert store.tallies.interest("wates-1") == (InterestCount(guide="kia", count=1),)


def test_a_visit_nobody_asked_for_has_no_interest(store):
    assert store.tallies.interest("unknown") == ()


def test_what_is_said_of_a_page_is_counted_once_a_press_and_asks_for_no_build(store):
    wanted = store.builds.read().wanted
    presses = [
        ("a", ReaderSays.UNCLEAR),
        ("b", ReaderSays.UNCLEAR),
        ("b", ReaderSays.UNCLEAR),
        ("c", ReaderSays.ANSWERS),
    ]

    counts = [store.tallies.count_opinion("panduan/kia", said, press=press, at=MONDAY_NOON) for press, said in presses]

    assert counts == [1, 2, None, 1]
    assert store.tallies.opinions("panduan/kia") == Opinions(answers=1, unclear=2)
    assert store.tallies.opinions("panduan/ktp") == Opinions()
    assert store.builds.read().wanted == wanted
