"""Writes a poster for every guide and every village, each one sheet of A4."""

from typing import Any

from feedback_api.web.qr_code import qr_code
from plugins.kinds.guides.case import Case
from plugins.kinds.guides.case_texts import fee_words, places_in_words
from plugins.kinds.guides.model import Guide
from plugins.kinds.guides.who_comes import who_comes
from plugins.kinds.villages.model import Village
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.posters.not_needed import needless
from plugins.pages.posters.size import guide_size, village_size

MOST_VISITS = 3
MOST_NEEDLESS = 3


class PostersGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Let the page of a village and of a guide name its poster."""
        content = self.edition.content
        self.context["village_posters"] = {village.slug: poster_url(village) for village in content.villages}
        self.context["guide_posters"] = {guide.slug: poster_url(guide) for guide in content.guides}

    def generate_output(self, writer: SiteWriter) -> None:
        content = self.edition.content
        for guide in content.guides:
            self._write_guide(writer, guide, content.cases[guide.slug].everyone)
        for village in content.villages:
            self._write_village(writer, village)

    @property
    def _shows(self) -> tuple[Any, ...]:
        """Return all that a poster is made of; no answer is."""
        return (self.edition.base,)

    def _write_guide(self, writer: SiteWriter, guide: Guide, case: Case) -> None:
        edition = self.edition
        if self.left_standing(writer, poster_url(guide), self._shows):
            return
        self.write_page(
            writer,
            poster_url(guide),
            "poster_guide",
            shows=self._shows,
            guide=guide,
            case=case,
            qr=qr_code(edition.site_url + guide.url),
            size=guide_size(case),
            places_in_words=places_in_words,
            who_comes=who_comes,
            fee_words=fee_words,
            visits=edition.schedule.next(MOST_VISITS, where=lambda visit: visit.offers(guide)),
        )

    def _write_village(self, writer: SiteWriter, village: Village) -> None:
        edition = self.edition
        if self.left_standing(writer, poster_url(village), self._shows):
            return
        visits = edition.schedule.next(MOST_VISITS, where=lambda visit: visit.concerns(village))
        brought = {service.guide.slug: service.guide for visit in visits for service in visit.services}
        spared = needless(brought.values() or edition.content.guides, MOST_NEEDLESS)
        self.write_page(
            writer,
            poster_url(village),
            "poster_village",
            shows=self._shows,
            village=village,
            qr=qr_code(edition.site_url + village.url),
            visits=visits,
            needless=spared,
            size=village_size(visits=len(visits), needless=len(spared)),
        )


def poster_url(thing: Guide | Village) -> str:
    return f"/poster{thing.url}"
