"""Writes the newest answers, an archive for every month, and one page for every published answer."""

from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.questions.archive import by_month, similar_to
from plugins.pages.questions.case_shown import case_shown

NEWEST = 20
MOST_SIMILAR = 3


class QuestionsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        months = by_month(edition.answers)
        self.write_page(writer, "/tanya/", "answers", answers=edition.answers[:NEWEST], months=list(months))
        for month, answers in months.items():
            self.write_page(writer, month.url, "answers_month", year=month.year, month=month.month, answers=answers)
        guides = {guide.slug: guide for guide in edition.content.guides}
        villages = {village.slug: village for village in edition.content.villages}
        visits = {visit.slug: visit for visit in edition.schedule.visits}
        for answer in edition.answers:
            self.write_page(
                writer,
                answer.url,
                "answer",
                answer=answer,
                guide=guides.get(answer.guide or ""),
                case=case_shown(answer, edition.content.cases),
                village=villages.get(answer.village or ""),
                visit=visits.get(answer.visit or ""),
                similar=similar_to(answer, edition.answers, limit=MOST_SIMILAR),
            )
