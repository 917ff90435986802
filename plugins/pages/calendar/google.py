"""Links into Google's calendar: one fills in its form for a new entry, the other follows a whole calendar file."""

from urllib.parse import quote, urlencode

from plugins.kinds.calendar_event import CalendarEvent

FORM = "https://calendar.google.com/calendar/render"
FOLLOW = "https://calendar.google.com/calendar/r"


def google_link(event: CalendarEvent, site_url: str) -> str:
    asked = {
        "action": "TEMPLATE",
        "text": event.summary,
        "dates": f"{event.begins_at:%Y%m%dT%H%M%S}/{event.ends_at:%Y%m%dT%H%M%S}",
        "ctz": event.zone.tz.key,
        "location": event.location,
        "details": f"{event.details}\n{site_url}{event.url}",
    }
    return f"{FORM}?{urlencode(asked, quote_via=quote)}"


def google_follow(calendar_file: str, site_url: str) -> str:
    """Return the link with which somebody keeps a whole calendar file in Google's calendar."""
    address = f"webcal://{site_url.partition('://')[2]}{calendar_file}"
    return f"{FOLLOW}?{urlencode({'cid': address}, quote_via=quote)}"
