"""Writes calendar files as RFC 5545 asks, for phones that keep themselves up to date."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from feedback_api.domain.identity import Zone
from plugins.kinds.calendar_event import CalendarEvent
from plugins.pages.calendar import wording
from plugins.pages.calendar.calendar_file import CalendarFile

ASK_AGAIN = timedelta(hours=12)
A_DAY_BEFORE = timedelta(days=-1)


def calendar_text(file: CalendarFile, site_url: str) -> str:
    """Return the file's text with the line ends the standard wants; the same events give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", wording.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", file.name)
    calendar.add("x-wr-calname", file.name)
    calendar.add("x-wr-timezone", file.zone.tz.key)
    calendar.add("url", site_url + file.page)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add_component(_zone(file.zone))
    for event in _in_order(file.events):
        calendar.add_component(_event(event, site_url))
    written: bytes = calendar.to_ical()
    return written.decode()


def _in_order(events: Iterable[CalendarEvent]) -> list[CalendarEvent]:
    return sorted(events, key=lambda event: (event.day, event.starts, event.slug))


def _event(event: CalendarEvent, site_url: str) -> Event:
    made = Event()
    made.add("uid", f"{event.slug}@{urlsplit(site_url).hostname}")
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("status", event.status)
    made.add("dtstart", event.begins_at)
    made.add("dtend", event.ends_at)
    made.add("summary", wording.CANCELLED.format(summary=event.summary) if event.cancelled else event.summary)
    made.add("description", f"{event.details}\n{site_url}{event.url}")
    made.add("location", event.location)
    made.add("url", site_url + event.url)
    made.add("categories", [event.kind])
    if event.cancelled:
        made.add("transp", "TRANSPARENT")
    else:
        made.add_component(_alarm(event))
    return made


def _alarm(event: CalendarEvent) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", A_DAY_BEFORE)
    alarm.add("description", event.summary)
    return alarm


def _zone(of: Zone) -> Timezone:
    """Return the office's zone; none in Indonesia has had a summer time since long before this site."""
    offset = timedelta(hours=of.hours)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  # the standard wants local time here
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", of.value)
    zone = Timezone()
    zone.add("tzid", of.tz.key)
    zone.add_component(standard)
    return zone
