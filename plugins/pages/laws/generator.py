"""Writes the list of laws and a page for each of them."""

from plugins.kinds.forms.kind import FORMS
from plugins.kinds.laws.kind import LAWS
from plugins.kinds.papers.kind import PAPERS
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.laws.standing import AllThatStands, standings


class LawsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        content = self.edition.content
        everything = AllThatStands(
            papers=content.rows(PAPERS),
            made=tuple(content.cases.values()),
            forms=self.edition.of(FORMS),
            events=self.edition.life_events,
        )
        found = standings(content.rows(LAWS), everything)
        self.write_page(writer, "/hukum/", "laws", laws=found)
        for standing in found:
            self.write_page(writer, standing.url, "law", standing=standing)
