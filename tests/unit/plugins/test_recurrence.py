"""An office writes once that it comes every second month, and the days follow from RFC 5545."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.recurrence import Recurrence, rule_fault


def days(rule, first, until):
    return [
        day.isoformat()
        for day in Recurrence(rule=rule, first=date.fromisoformat(first)).days(until=date.fromisoformat(until))
    ]


def test_every_friday():
    assert days("FREQ=WEEKLY;BYDAY=FR", "2026-12-04", "2026-12-31") == [
        "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25"
    ]  # fmt: skip


def test_every_two_months_on_the_first_thursday():
    assert days("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH", "2026-12-03", "2027-06-30") == [
        "2026-12-03", "2027-02-04", "2027-04-01", "2027-06-03"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        # From the examples of RFC 5545, section 3.8.5.3.
        ("FREQ=DAILY;COUNT=3", "1997-09-02", ["1997-09-02", "1997-09-03", "1997-09-04"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TU,TH;WKST=SU",
            "1997-09-02",
            ["1997-09-02", "1997-09-04", "1997-09-16"],
        ),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", "1997-09-22", ["1997-09-22", "1997-10-20", "1997-11-17"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", "1997-09-28", ["1997-09-28", "1997-10-29", "1997-11-28"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2", "1997-09-29", ["1997-09-29", "1997-10-30"]),
        ("FREQ=YEARLY;BYMONTH=6,7;COUNT=3", "1997-06-10", ["1997-06-10", "1997-07-10", "1998-06-10"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=19970916", "1997-09-02", ["1997-09-02", "1997-09-09", "1997-09-16"]),
    ],
)
def test_the_examples_of_the_standard_come_out_as_it_prints_them(rule, first, expected):
    assert days(rule, first, "1999-01-01") == expected


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", None),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH", None),
        ("setiap jumat", "setiap jumat"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("FREQ=WEEKLY;BYDAY=JU", "BYDAY=JU"),
        ("FREQ=WEEKLY;BYHOUR=8", "BYHOUR=8"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=WEEKLY;BYDAY=1FR", "BYDAY=1FR"),
        ("FREQ=DAILY;BYMONTHDAY=31", "BYMONTHDAY=31"),
        ("FREQ=WEEKLY;UNTIL=20261340", "UNTIL=20261340"),
        ("BYDAY=FR", ""),
        ("FREQ=WEEKLY;FREQ=DAILY", ""),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20261231", ""),
    ],
)
def test_a_rule_that_cannot_be_kept_names_its_wrong_part(rule, fault):
    assert rule_fault(rule) == fault


@given(
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 12),
    first=st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    far=st.integers(0, 400),
    farther=st.integers(0, 400),
)
def test_a_longer_look_ahead_changes_no_day_already_published(frequency, interval, first, far, farther):
    recurrence = Recurrence(rule=f"FREQ={frequency};INTERVAL={interval}", first=first)
    near = recurrence.days(until=first + timedelta(days=far))

    later = recurrence.days(until=first + timedelta(days=far + farther))

    assert later[: len(near)] == near
    assert all(first <= day <= first + timedelta(days=far) for day in near)
