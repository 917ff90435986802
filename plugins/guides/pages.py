"""Writes the list of guides and one page for every guide."""

from functools import partial

from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.guides.guide import Guide
from plugins.visits.view import VisitView

MOST_VISITS = 3
MOST_ANSWERS = 5


class GuidesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        self.write_page(writer, "/panduan/", "guides")
        for guide in edition.content.guides:
            self.write_page(
                writer,
                guide.url,
                "guide",
                guide=guide,
                case=edition.content.cases[guide.slug].everyone,
                visits=edition.schedule.next(MOST_VISITS, where=partial(_offers, guide)),
                answers=[answer for answer in edition.answers if answer.guide == guide.slug][:MOST_ANSWERS],
            )


def _offers(guide: Guide, visit: VisitView) -> bool:
    return visit.offers(guide)
