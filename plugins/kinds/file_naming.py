"""Makes file names of titles and days, and reads days as people write them."""

import re
import unicodedata
from datetime import date

from feedback_api.domain.calendar.dates import day_from as strict_day
from feedback_api.wording import MONTHS, SHORT_MONTHS
from plugins.reading.fields import DAY_FIRST

LONGEST_NAME = 50
NO_PART_OF_A_NAME = re.compile(r"[^a-z0-9]+")
DAY_IN_WORDS = re.compile(r"([0-9]{1,2})\s+([a-z]+)\s+([0-9]{4})")


def name_from(words: str) -> str:
    """Return a file name that reads like the words, cut between two of them; it may be empty."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    name = NO_PART_OF_A_NAME.sub("-", plain).strip("-")
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME + 1].rpartition("-")[0]


def month_name(day: date) -> str:
    """Return "desember-2026"."""
    return f"{MONTHS[day.month - 1].lower()}-{day.year}"


def day_from(words: str) -> date | None:
    """Return the day that 2026-12-03, 3-12-2026 or 3 Desember 2026 means."""
    words = " ".join(words.lower().split())
    if iso := strict_day(words):
        return iso
    if turned := DAY_FIRST.fullmatch(words):
        return _day(turned[3], int(turned[2]), turned[1])
    spoken = DAY_IN_WORDS.fullmatch(words)
    month = _month(spoken[2]) if spoken else None
    return _day(spoken[3], month, spoken[1]) if spoken and month else None


def six_months_after(day: date) -> date:
    """Return the same day of the month, or the last one that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + 6, 12)
    return next(found for last in range(day.day, 0, -1) if (found := _day(year, month + 1, last)))


def _month(word: str) -> int | None:
    for names in (MONTHS, SHORT_MONTHS):
        for number, name in enumerate(names, start=1):
            if name.lower() == word:
                return number
    return None


def _day(year: str | int, month: int, day: str | int) -> date | None:
    return strict_day(f"{int(year):04}-{month:02}-{int(day):02}")
