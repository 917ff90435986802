"""Writes the index, the page with the search box, and everything that can be found from A to Z."""

from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.search.alphabet import by_letter
from plugins.search.findable import answers_of, lasting
from plugins.search.index import build_index
from plugins.search.packing import pack
from plugins.search.vocabulary import vocabulary_of


class SearchGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        things = lasting(edition)
        index = build_index(things, answers_of(edition), vocabulary_of(edition.content.search_words))
        for key, text in pack(index).items():
            writer.write_text(f"data/cari/{key}.json", text)
        self.write_page(writer, "/cari/", "search")
        letters = by_letter(things)
        self.write_page(writer, "/a-z/", "a_to_z", letters=letters)
        for letter in letters:
            self.write_page(writer, letter.url, "a_to_z_letter", letter=letter, letters=letters)
