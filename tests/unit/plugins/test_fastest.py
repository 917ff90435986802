"""A resident learns the fastest way for the own desa: twenty cases, each worked out by hand on a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from plugins.kinds.places.fastest import Fact, Nearness, PlaceWay, VisitWay, fastest

# December 2026: the 1st is a Tuesday; 24 (Thursday) and 25 (Friday) are holidays, 1 January 2027 (Friday) too.
HOLIDAYS = frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)})
WEEK = frozenset({0, 1, 2, 3, 4})
VISIT = VisitWay(
    key="visit", is_own=True, day=date(2026, 12, 10), last=time(11), has_quota=True, working_days=0
)  # fmt: skip
THERE = replace(VISIT, key="there", is_own=False)
COUNTER = PlaceWay(
    key="counter", nearness=Nearness.COUNTER, exists=True, opening_days=WEEK, last=time(14), working_days=2
)
KIOSK = replace(COUNTER, key="kiosk", nearness=Nearness.KIOSK)
MPP = replace(COUNTER, key="mpp", nearness=Nearness.ELSEWHERE)
EMPTY = replace(COUNTER, opening_days=None, last=None, working_days=None)
MAYBE_KIOSK = replace(EMPTY, key="kiosk", nearness=Nearness.KIOSK, exists=None)


def on(day, clock="00.00"):
    hour, _, minute = clock.partition(".")
    return datetime.combine(date.fromisoformat(day), time(int(hour), int(minute)), UTC)


def at(visit, day, **others):
    return replace(visit, day=date.fromisoformat(day), **others)


# name, now, ways, the winner with the day it is handed in and the day it is ready, ways that are named as unknown
CASES = [
    ("the counter is sooner than a visit next week", on("2026-12-01"), [VISIT, COUNTER],
     ("counter", "2026-12-01", "2026-12-03"), []),
    ("a visit today that finishes today wins", on("2026-12-10"), [VISIT, COUNTER],
     ("visit", "2026-12-10", "2026-12-10"), []),
    ("a visit whose last number has gone does not count", on("2026-12-10", "11.00"), [VISIT, COUNTER],
     ("counter", "2026-12-10", "2026-12-14"), []),
    ("one minute before the last number it does", on("2026-12-10", "10.59"), [VISIT, COUNTER],
     ("visit", "2026-12-10", "2026-12-10"), []),
    ("after the counter's last number it is the next day", on("2026-12-08", "14.00"), [COUNTER],
     ("counter", "2026-12-09", "2026-12-11"), []),
    ("on Friday after the last number it is Monday", on("2026-12-04", "14.30"), [COUNTER],
     ("counter", "2026-12-07", "2026-12-09"), []),
    ("two working days go over the weekend", on("2026-12-03"), [COUNTER],
     ("counter", "2026-12-03", "2026-12-07"), []),
    ("two working days go over holidays and weekend", on("2026-12-23"), [COUNTER],
     ("counter", "2026-12-23", "2026-12-29"), []),
    ("on a holiday the counter waits for Monday", on("2026-12-24"), [COUNTER],
     ("counter", "2026-12-28", "2026-12-30"), []),
    ("a visit on Saturday can finish on Saturday", on("2026-12-04", "15.00"), [at(VISIT, "2026-12-05"), COUNTER],
     ("visit", "2026-12-05", "2026-12-05"), []),
    ("a visit that finishes later counts its working days from its day", on("2026-12-03", "15.00"),
     [at(VISIT, "2026-12-04", working_days=3), COUNTER], ("counter", "2026-12-04", "2026-12-08"), []),
    ("at a tie the visit in the own desa wins", on("2026-12-08"),
     [COUNTER, KIOSK, at(THERE, "2026-12-10"), at(VISIT, "2026-12-10")], ("visit", "2026-12-10", "2026-12-10"), []),
    ("at a tie the kiosk comes before a visit elsewhere", on("2026-12-08"), [COUNTER, at(THERE, "2026-12-10"), KIOSK],
     ("kiosk", "2026-12-08", "2026-12-10"), []),
    ("at a tie a visit elsewhere comes before the counter", on("2026-12-08"), [COUNTER, at(THERE, "2026-12-10")],
     ("there", "2026-12-10", "2026-12-10"), []),
    ("at a tie the counter comes before other offices", on("2026-12-08"), [MPP, COUNTER],
     ("counter", "2026-12-08", "2026-12-10"), []),
    ("a visit without quota does not count", on("2026-12-08"), [at(VISIT, "2026-12-09", has_quota=False), COUNTER],
     ("counter", "2026-12-08", "2026-12-10"), []),
    ("a place that opens on Tuesdays only waits for one", on("2026-12-02"),
     [replace(COUNTER, opening_days=frozenset({1}), working_days=0), at(VISIT, "2026-12-09")],
     ("counter", "2026-12-08", "2026-12-08"), []),
    ("a kiosk that is not there is no way", on("2026-12-01"), [replace(KIOSK, exists=False), COUNTER],
     ("counter", "2026-12-01", "2026-12-03"), []),
    ("an empty counter is named while it could win", on("2026-12-04"), [VISIT, EMPTY],
     ("visit", "2026-12-10", "2026-12-10"),
     [("counter", (Fact.OPENING_DAYS, Fact.WORKING_DAYS))]),
    ("an empty counter is not named beside a visit today", on("2026-12-10"), [VISIT, EMPTY],
     ("visit", "2026-12-10", "2026-12-10"), []),
    ("nothing known gives no answer but what is missing", on("2026-12-01", "09.00"), [EMPTY, MAYBE_KIOSK], None,
     [("kiosk", (Fact.EXISTENCE, Fact.OPENING_DAYS, Fact.LAST_NUMBER, Fact.WORKING_DAYS)),
      ("counter", (Fact.OPENING_DAYS, Fact.LAST_NUMBER, Fact.WORKING_DAYS))]),
    ("a visit that does not say how long it takes is named", on("2026-12-08"),
     [at(VISIT, "2026-12-09", working_days=None), COUNTER], ("counter", "2026-12-08", "2026-12-10"),
     [("visit", (Fact.WORKING_DAYS,))]),
    ("when the last number of a place matters only today, a later day needs no such fact", on("2026-12-05", "09.00"),
     [replace(COUNTER, last=None)], ("counter", "2026-12-07", "2026-12-09"), []),
    ("an empty kiosk could still win at a tie", on("2026-12-10"), [at(THERE, "2026-12-10"), MAYBE_KIOSK],
     ("there", "2026-12-10", "2026-12-10"),
     [("kiosk", (Fact.EXISTENCE, Fact.OPENING_DAYS, Fact.WORKING_DAYS))]),
    ("no way at all gives no answer", on("2026-12-11"), [VISIT], None, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "ways", "best", "unknown"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_fastest_way_is_the_one_worked_out_by_hand(now, ways, best, unknown):
    found = fastest(ways, now=now, holidays=HOLIDAYS)

    winner = (
        (found.best.way.key, found.best.handed_in.isoformat(), found.best.ready.isoformat()) if found.best else None
    )
    assert winner == best
    assert [(one.way.key, one.facts) for one in found.unknown] == unknown
