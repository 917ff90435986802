"""Writes the index, the page with the search box, and everything that can be found from A to Z."""

from collections.abc import Mapping
from typing import Any

from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.search.alphabet import by_letter
from plugins.pages.search.answer_leads import AnswerLeads
from plugins.pages.search.findable import lasting
from plugins.pages.search.index import Index, build_index
from plugins.pages.search.packing import pack
from plugins.pages.search.vocabulary import vocabulary_of


class SearchGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition, content = self.edition, self.edition.content
        things = lasting(edition)
        vocabulary = vocabulary_of(content.search_words, names=(content.office.identity.short,))
        self._index = build_index(things, (), vocabulary)
        self._leads = AnswerLeads(self._index, edition.answers)
        self._write_files(writer, pack(self._index))
        self.write_page(writer, "/cari/", "search")
        letters = by_letter(things)
        self.write_page(writer, "/a-z/", "a_to_z", letters=letters)
        for letter in letters:
            self.write_page(writer, letter.url, "a_to_z_letter", letter=letter, letters=letters)

    def piece(self) -> tuple[Index, AnswerLeads]:
        return self._index, self._leads

    def go_on_with(self, piece: Any, since: AnswerChanges) -> None:  # noqa: ANN401  # what `piece` returned
        self._index, self._leads = piece
        if since.ids:
            self._leads.changed(since)

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        self._write_files(writer, pack(self._index, sorted(self._leads.changed(changes))))

    def _write_files(self, writer: SiteWriter, files: Mapping[int, str]) -> None:
        for key, text in files.items():
            writer.write_text(f"data/cari/{key}.json", text)
