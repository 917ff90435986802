"""Writes the pocket editions, and the page from which they are saved."""

import sys

from plugins.edition import ContentRefused
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.pocket.bindery import Bindery, TooBig
from plugins.pocket.book import Book, Shelf
from plugins.pocket.parts import Parts


class PocketGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Bind the editions before any page is written: the foot of every page names their size."""
        edition = self.edition
        template = self.get_template("saku")

        def render(book: Book) -> str:
            page: str = template.render({**self.context, "book": book})
            return page

        shelf = Bindery(edition, Parts(self.env, site_url=edition.site_url, today=edition.today), render).shelf()
        if isinstance(shelf, TooBig):
            sys.stderr.write(f"{shelf.problem}\n")
            raise ContentRefused((shelf.problem,))
        self.context["pocket"] = shelf

    def generate_output(self, writer: SiteWriter) -> None:
        shelf: Shelf = self.context["pocket"]
        for file in shelf.files:
            writer.write_text(file.path, file.text)
        self.write_page(writer, "/saku/", "saku_page")
