"""Writes the list of villages and one page for every village."""

from collections.abc import Iterator
from itertools import islice

from feedback_api.web.qr_code import qr_code
from plugins.edition.visits.fastest_view import FastestView
from plugins.kinds.villages.model import Village
from plugins.pages.calendar.google import google_follow
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

MOST_ANSWERS = 20
MOST_PAST_VISITS = 12
MOST_FASTEST = 8


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
                qr=qr_code(edition.site_url + village.url),
                google=google_follow(f"{village.url}kunjungan.ics", edition.site_url),
                next_visits=[visit for visit in edition.schedule.coming if visit.concerns(village)],
                changed_visits=[visit for visit in edition.schedule.changed if visit.concerns(village)],
                past_visits=here[:MOST_PAST_VISITS],
                fastest_here=list(islice(self._fastest(village), MOST_FASTEST)),
                answers=[answer for answer in edition.answers if answer.village == village.slug][:MOST_ANSWERS],
            )

    def _fastest(self, village: Village) -> Iterator[FastestView]:
        """Yield the fastest way of each thing that coming visits bring, in the order in which they come."""
        edition = self.edition
        coming = (visit for visit in edition.schedule.coming if visit.welcomes(village))
        guides = {service.guide.slug: service.guide for visit in coming for service in visit.services}
        answers = (edition.ways.fastest(guide, village) for guide in guides.values())
        return (answer for answer in answers if answer.where)
