"""Reads a recurrence rule as RFC 5545 writes it, and says on which days it falls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.rrule import rrule, rruleset, rrulestr

# What a calendar of days can need. Hours and seconds stand in the file's own `mulai` and `selesai`.
_WEEKDAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {
    "FREQ": re.compile(r"DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9][0-9]?"),
    "COUNT": re.compile(r"[1-9][0-9]{0,2}"),
    "UNTIL": re.compile(r"[0-9]{8}"),
    "BYDAY": re.compile(rf"[+-]?[1-5]?{_WEEKDAY}(?:,[+-]?[1-5]?{_WEEKDAY})*"),
    "BYMONTHDAY": re.compile(r"-?[0-9]{1,2}(?:,-?[0-9]{1,2})*"),
    "BYMONTH": re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2})*"),
    "BYSETPOS": re.compile(r"-?[1-9][0-9]?(?:,-?[1-9][0-9]?)*"),
    "WKST": re.compile(_WEEKDAY),
}
_NUMBERED_DAY = re.compile(r"[0-9]")
PREFIX = "RRULE:"


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """A rule that holds from its first day on."""

    rule: str
    first: date

    def days(self, *, until: date) -> tuple[date, ...]:
        """Return its days in order, from the first one to `until`, both included."""
        return tuple(takewhile(lambda day: day <= until, self._all()))

    def falls_on(self, day: date) -> bool:
        return day in self.days(until=day)

    def _all(self) -> Iterator[date]:
        return (moment.date() for moment in _parsed(self.rule, self.first))


def rule_fault(rule: str) -> str | None:
    """Return the part of a rule that cannot be read, or `None`; an empty text if a part stands twice or is missing."""
    parts = [part.partition("=") for part in rule.removeprefix(PREFIX).split(";")]
    names = [name for name, _, _ in parts]
    for name, _, value in parts:
        if name not in _PARTS or not _PARTS[name].fullmatch(value):
            return f"{name}={value}" if value else name
    values = {name: value for name, _, value in parts}
    if len(values) < len(names) or "FREQ" not in values or {"COUNT", "UNTIL"} <= values.keys():
        return ""
    return _meaningless(values)


def _meaningless(values: dict[str, str]) -> str | None:
    """Return the part that RFC 5545 forbids beside the others, or with which no day would ever be found."""
    often = values["FREQ"] in {"DAILY", "WEEKLY"}
    if often and _NUMBERED_DAY.search(values.get("BYDAY", "")):
        return f"BYDAY={values['BYDAY']}"
    for name in ("BYMONTHDAY", "BYMONTH", "BYSETPOS") if often else ():
        if name in values:
            return f"{name}={values[name]}"
    return None if _readable(values) else f"UNTIL={values.get('UNTIL', '')}"


def _readable(values: dict[str, str]) -> bool:
    try:
        _parsed(";".join(f"{name}={value}" for name, value in values.items()), date(2026, 1, 1))
    except ValueError:
        return False
    return True


def _parsed(rule: str, first: date) -> rrule | rruleset:
    # An end day counts whole, and no time zone takes part: these are the office's own days.
    return rrulestr(rule.removeprefix(PREFIX), dtstart=datetime.combine(first, time.min), ignoretz=True)


def two_years_after(day: date) -> date:
    """Return how far ahead rules without an end are held against each other."""
    return day + timedelta(days=731)
