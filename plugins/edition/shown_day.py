"""Says which day and which moment a build shows: those that were handed in, or those of the clock."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from feedback_api.domain.calendar.dates import day_from


def shown_day(settings: Mapping[str, Any], zone: tzinfo) -> date:
    return set_day(settings["TODAY"]) if settings.get("TODAY") else datetime.now(zone).date()


def shown_moment(settings: Mapping[str, Any], zone: tzinfo) -> datetime:
    """Return the moment; of a day that was handed in without one its noon."""
    if settings.get("NOW"):
        return datetime.fromisoformat(settings["NOW"])
    return datetime.combine(set_day(settings["TODAY"]), time(12), zone) if settings.get("TODAY") else datetime.now(UTC)


def set_day(text: str) -> date:
    """Return the day that a setting names."""
    day = day_from(text)
    if day is None:
        raise ValueError(text)
    return day
