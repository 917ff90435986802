"""Writes the calendar of visits and one page for every visit."""

from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter


class VisitsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        schedule = self.edition.schedule
        self.write_page(
            writer, "/kunjungan/", "visits", coming=schedule.coming, changed=schedule.changed, past=schedule.past
        )
        for visit in schedule.visits:
            self.write_page(writer, visit.url, "visit", visit=visit)
