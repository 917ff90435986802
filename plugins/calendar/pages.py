"""Writes the calendar files, the months, the activities, and the visits as a table for spreadsheets."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.calendar import wording
from plugins.calendar.activity import Activity
from plugins.calendar.events import activity_event, visit_event
from plugins.calendar.google import google_follow, google_link
from plugins.calendar.ics import CalendarFile, calendar_text
from plugins.calendar.month import Entries, months
from plugins.calendar.spreadsheet import visits_csv
from plugins.edition import Edition
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter

# Phones show what was; what lies longer ago than this is only weight.
CALENDARS_LOOK_BACK = timedelta(days=90)
MOST_DAYS = 12


class CalendarGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        for address, file in calendar_files(edition):
            writer.write_text(address, calendar_text(file, edition.site_url))
        writer.write_text("data/kunjungan.csv", visits_csv(edition.schedule.visits, edition.site_url))
        for month in months(entries_of(edition)):
            self.write_page(writer, month.of.url, "month", month=month)
        coming = [one for one in edition.activities if not one.is_past and one.status != "batal"]
        self.write_page(
            writer,
            "/kegiatan/",
            "activities",
            coming=coming[:MOST_DAYS],
            activities=edition.content.activities,
            google=google_follow("/kegiatan.ics", edition.site_url),
        )
        for activity in edition.content.activities:
            self._write_activity(writer, activity)

    def _write_activity(self, writer: SiteWriter, activity: Activity) -> None:
        days = [one for one in self.edition.activities if one.activity is activity and not one.is_past]
        held = [one for one in days if one.status != "batal"]
        self.write_page(
            writer,
            activity.url,
            "activity",
            activity=activity,
            kind=wording.ACTIVITY_KINDS[activity.kind],
            coming=days[:MOST_DAYS],
            google=google_link(activity_event(held[0]), self.edition.site_url) if held else None,
        )


def entries_of(edition: Edition) -> Entries:
    return Entries(
        visits=edition.schedule.visits,
        activities=edition.activities,
        holidays={holiday.day: holiday.name for holiday in edition.content.holidays},
    )


def calendar_files(edition: Edition) -> Iterator[tuple[str, CalendarFile]]:
    """Yield every calendar file with its path: of all visits, of each visit, of each village, of activities."""
    office, since = edition.content.office.name, edition.today - CALENDARS_LOOK_BACK
    recent = [visit for visit in edition.schedule.visits if visit.day >= since]
    name = wording.ALL_VISITS.format(office=office)
    yield "kunjungan.ics", CalendarFile(name=name, page="/kunjungan/", events=tuple(map(visit_event, recent)))
    for visit in edition.schedule.visits:
        path = visit.calendar_url.lstrip("/")
        yield path, CalendarFile(name=visit.title, page=visit.url, events=(visit_event(visit),))
    for village in edition.content.villages:
        events = tuple(visit_event(visit) for visit in recent if visit.concerns(village))
        name = wording.VILLAGE_VISITS.format(village=village.name)
        yield f"desa/{village.slug}/kunjungan.ics", CalendarFile(name=name, page=village.url, events=events)
    activities = tuple(activity_event(one) for one in edition.activities if one.day >= since)
    name = wording.ACTIVITIES.format(office=office)
    yield "kegiatan.ics", CalendarFile(name=name, page="/kegiatan/", events=activities)
