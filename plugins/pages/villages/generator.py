"""Writes the list of villages and one page for every village."""

from collections.abc import Iterator
from itertools import islice

from feedback_api.web.qr_code import qr_code
from plugins.edition.questions.changes import AnswerChanges
from plugins.edition.questions.groups import of_village
from plugins.edition.visits.fastest_view import FastestView
from plugins.kinds.villages.model import Village
from plugins.pages.calendar.google import google_follow
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.pocket.book import Shelf

MOST_ANSWERS = 5
MOST_PAST_VISITS = 12
MOST_FASTEST = 8


class VillagesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        self.write_page(writer, "/desa/", "villages")
        for village in self.edition.content.villages:
            self._write_village(writer, village)

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        """Write the pages whose newest answers are others, and those whose pocket edition has another size."""
        if changes.ids:
            for village in self.edition.content.villages:
                self._write_village(writer, village)

    def _write_village(self, writer: SiteWriter, village: Village) -> None:
        edition = self.edition
        answers = edition.answers.newest(MOST_ANSWERS, of=of_village(village.slug))
        pocket: Shelf = self.context["pocket"]
        interruptions = edition.interruptions_in(village)
        shows = (edition.base, edition.local_facts, interruptions, pocket.of(village).kilobytes, *answers)
        if self.left_standing(writer, village.url, shows):
            return
        here = [visit for visit in edition.schedule.past if visit.is_in(village)]
        self.write_page(
            writer,
            village.url,
            "village",
            shows=shows,
            village=village,
            interruptions=interruptions,
            qr=qr_code(edition.site_url + village.url),
            google=google_follow(f"{village.url}kunjungan.ics", edition.site_url),
            next_visits=[visit for visit in edition.schedule.coming if visit.concerns(village)],
            changed_visits=[visit for visit in edition.schedule.changed if visit.concerns(village)],
            past_visits=here[:MOST_PAST_VISITS],
            fastest_here=list(islice(self._fastest(village), MOST_FASTEST)),
            answers=answers,
        )

    def _fastest(self, village: Village) -> Iterator[FastestView]:
        """Yield the fastest way of each thing that coming visits bring, in the order in which they come."""
        edition = self.edition
        coming = (visit for visit in edition.schedule.coming if visit.welcomes(village))
        guides = {service.guide.slug: service.guide for visit in coming for service in visit.services}
        answers = (edition.ways.fastest(guide, village) for guide in guides.values())
        return (answer for answer in answers if answer.where)
