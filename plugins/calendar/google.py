"""A link that opens Google's own form for a new calendar entry, filled in."""

from urllib.parse import quote, urlencode

from plugins.calendar.event import CalendarEvent
from plugins.calendar.ics import ZONE

FORM = "https://calendar.google.com/calendar/render"


def google_link(event: CalendarEvent, site_url: str) -> str:
    asked = {
        "action": "TEMPLATE",
        "text": event.summary,
        "dates": f"{event.begins_at:%Y%m%dT%H%M%S}/{event.ends_at:%Y%m%dT%H%M%S}",
        "ctz": ZONE,
        "location": event.location,
        "details": f"{event.details}\n{site_url}{event.url}",
    }
    return f"{FORM}?{urlencode(asked, quote_via=quote)}"
