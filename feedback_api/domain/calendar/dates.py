"""Reads a day as forms, commands and headers write it, `2026-12-03` and nothing else; and a time, as people do."""

import re
from datetime import date, time

# Python's own reader takes `20261203` and `2026-W49-4` as well, and `int` takes the digits of any script.
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
FIRST_YEAR = 1900
LAST_YEAR = 2199
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")


def day_from(text: str) -> date | None:
    """Return the day, or `None` if it is written otherwise, not in the calendar, or in a year nobody can mean."""
    found = DAY.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def time_from(text: str) -> time | None:
    """Return the time that `8.00` or `08:00` says, or `None` if it is written otherwise."""
    found = _TIME.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None
