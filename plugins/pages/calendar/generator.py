"""Writes the calendar files, the visits as a table, a page for each month, and the pages of activities."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.edition.edition import Edition
from plugins.kinds.activities.events import activity_event
from plugins.kinds.activities.kind import ACTIVITIES
from plugins.kinds.activities.model import Activity
from plugins.kinds.activities.wording import KINDS
from plugins.kinds.kind import AnyKind, CalendarPart, kinds_of
from plugins.kinds.visits.events import visit_event
from plugins.pages.calendar import wording
from plugins.pages.calendar.calendar_file import CalendarFile
from plugins.pages.calendar.google import google_follow, google_link
from plugins.pages.calendar.month import Entries, months
from plugins.pages.calendar.spreadsheet import visits_csv
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

# Phones show what was; what lies longer ago than this is only weight.
CALENDARS_LOOK_BACK = timedelta(days=90)
MOST_DAYS = 12


class CalendarGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        # Loading it takes longer than printing one more answer, which changes no calendar.
        from plugins.pages.calendar.ics import calendar_text  # noqa: PLC0415 see above

        edition = self.edition
        for address, file in calendar_files(edition):
            writer.write_text(address.lstrip("/"), calendar_text(file, edition.site_url))
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
            google=google_follow(ACTIVITIES.calendar_address, edition.site_url),
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
            kind=KINDS[activity.kind],
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
    """Yield every calendar file with its address: of each kind, of each visit, of each village."""
    office, zone = edition.content.office.name, edition.content.office.identity.zone
    since = edition.today - CALENDARS_LOOK_BACK
    for kind, part in _kinds_with_calendars(edition):
        events = tuple(event for event in map(part.event, edition.of(kind)) if event.day >= since)
        name, page = part.title.format(office=office), f"/{kind.files.folder}/"
        yield kind.calendar_address, CalendarFile(zone=zone, name=name, page=page, events=events)
    for visit in edition.schedule.visits:
        file = CalendarFile(zone=zone, name=visit.title, page=visit.url, events=(visit_event(visit),))
        yield visit.calendar_url, file
    for village in edition.content.villages:
        here = (visit for visit in edition.schedule.visits if visit.day >= since and visit.concerns(village))
        file = CalendarFile(
            zone=zone,
            name=wording.VILLAGE_VISITS.format(village=village.name),
            page=village.url,
            events=tuple(visit_event(visit) for visit in here),
        )
        yield f"/desa/{village.slug}/kunjungan.ics", file


def _kinds_with_calendars(edition: Edition) -> Iterator[tuple[AnyKind, CalendarPart[object]]]:
    return (
        (kind, kind.pages.calendar)
        for kind in kinds_of(edition.content.kinds)
        if kind.pages is not None and kind.pages.calendar is not None
    )
