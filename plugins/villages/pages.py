"""Writes the list of villages and one page for every village."""

from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter

MOST_ANSWERS = 20
MOST_PAST_VISITS = 12


class VillagesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        self.write_page(writer, "/desa/", "villages")
        for village in edition.content.villages:
            here = [visit for visit in edition.schedule.past if visit.is_in(village)]
            self.write_page(
                writer,
                village.url,
                "village",
                village=village,
                next_visits=[visit for visit in edition.schedule.coming if visit.concerns(village)],
                changed_visits=[visit for visit in edition.schedule.changed if visit.concerns(village)],
                past_visits=here[:MOST_PAST_VISITS],
                answers=[answer for answer in edition.answers if answer.village == village.slug][:MOST_ANSWERS],
            )
