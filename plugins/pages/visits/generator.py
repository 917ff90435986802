"""Writes the schedule, one page for every visit, and one for every visit that comes again."""

from feedback_api.web.qr_code import qr_code
from plugins.edition.visits.fastest_view import table_of
from plugins.kinds.visits.events import visit_event
from plugins.kinds.visits.view import VisitView
from plugins.pages.calendar.google import google_follow, google_link
from plugins.pages.calendar.month import YearMonth, month_of
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.visits.bring import bring_to
from plugins.pages.visits.bring_texts import bring_texts
from plugins.pages.visits.messages import forward_text
from plugins.pages.visits.paper import setting

MOST_PAST = 12
MOST_ACTIVITIES = 4


class VisitsGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Let the page of every guide ask for the fastest way there is for each desa."""
        edition = self.edition
        self.context["fastest_ways"] = {
            guide.slug: table_of(edition.ways.for_villages(guide, edition.content.villages))
            for guide in edition.content.guides
            if edition.ways.is_known_for(guide)
        }

    def generate_output(self, writer: SiteWriter) -> None:
        schedule, edition = self.edition.schedule, self.edition
        self.write_page(
            writer,
            "/kunjungan/",
            "visits",
            coming=schedule.coming,
            alerts=schedule.alerts,
            changed=[visit for visit in schedule.changed if visit not in schedule.coming],
            past=schedule.past[:MOST_PAST],
            month=self._current_month(),
            programmes=edition.content.programmes,
            google=google_follow("/kunjungan.ics", edition.site_url),
            activities=[one for one in edition.activities if not one.is_past][:MOST_ACTIVITIES],
        )
        for visit in schedule.visits:
            with writer.making(visit.url):
                self._write_visit(writer, visit)
        self._write_series(writer)
        self._write_unsure(writer)

    def _write_visit(self, writer: SiteWriter, visit: VisitView) -> None:
        site_url = self.edition.site_url
        bring = bring_to(visit, self.edition.content.cases)
        self.write_page(
            writer,
            visit.url,
            "visit",
            visit=visit,
            interruptions=self.edition.interruptions_on(visit),
            bring=bring,
            paper_setting=setting(visit, bring),
            qr=qr_code(site_url + visit.url),
            bring_messages=bring_texts(visit, bring, site_url),
            message=forward_text(visit, site_url),
            google=google_link(visit_event(visit), site_url),
        )

    def _write_series(self, writer: SiteWriter) -> None:
        schedule = self.edition.schedule
        every = {visit.series: visit for visit in schedule.visits if visit.series}
        for series, visit in every.items():
            coming = [one for one in schedule.coming if one.series == series]
            past = [one for one in schedule.past if one.series == series]
            self.write_page(writer, f"/kunjungan/{series}/", "visit_series", visit=visit, coming=coming, past=past)

    def _write_unsure(self, writer: SiteWriter) -> None:
        """Write the pages of visits that are in no list; where a whole series is, its page says the same."""
        edition, listed = self.edition, {one.series for one in self.edition.schedule.visits}
        pages = {one.url: one for one in edition.unsure}
        series = {f"/kunjungan/{one.series}/": one for one in edition.unsure if one.series and one.series not in listed}
        for url, visit in (pages | series).items():
            self.write_page(writer, url, "visit_unsure", visit=visit)

    def _current_month(self) -> YearMonth | None:
        """Return the month to begin with: this one if it has a page, or the nearest that has."""
        edition = self.edition
        days = [*(visit.day for visit in edition.schedule.visits), *(one.day for one in edition.activities)]
        return month_of(min(max(edition.today, min(days)), max(days))) if days else None
