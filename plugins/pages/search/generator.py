"""Writes the index, the page with the search box, and everything that can be found from A to Z."""

from collections.abc import Mapping
from typing import Any

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.search.alphabet import by_letter
from plugins.pages.search.answer_words import packed, words_of_answers
from plugins.pages.search.findable import lasting
from plugins.pages.search.index import Index, build_index
from plugins.pages.search.kept_words import KeptWords
from plugins.pages.search.packing import pack
from plugins.pages.search.vocabulary import vocabulary_of


class SearchGenerator(PageGenerator):
    _index: Index

    def generate_output(self, writer: SiteWriter) -> None:
        edition, content = self.edition, self.edition.content
        things = lasting(edition)
        vocabulary = vocabulary_of(content.search_words, names=(content.office.identity.short,))
        self._index = build_index(things, vocabulary)
        self._write_files(writer, pack(self._index))
        self._write_answers(writer)
        self.write_page(writer, "/cari/", "search")
        letters = by_letter(things)
        self.write_page(writer, "/a-z/", "a_to_z", letters=letters)
        for letter in letters:
            self.write_page(writer, letter.url, "a_to_z_letter", letter=letter, letters=letters)

    def piece(self) -> Index:
        return self._index

    def go_on_with(self, piece: Any, since: AnswerChanges) -> None:  # noqa: ANN401, ARG002  # what `piece` returned
        """Know the index of what editors wrote; the words of answers are those of the last print."""
        self._index = piece

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if not _say_the_same(changes):
            newest = changes.only_newer
            if newest is None:
                self._write_answers(writer)
            else:
                self._write_files(writer, self._kept.add(reversed(newest)))

    @property
    def _kept(self) -> KeptWords:
        return KeptWords(answers=self.edition.answers, index=self._index)

    def _write_answers(self, writer: SiteWriter) -> None:
        """Index all answers from the oldest on, and remove files that hold none any more."""
        before = frozenset(self._kept.files())
        words = words_of_answers(self._index, self.edition.answers.oldest_first())
        self._kept.keep(words)
        self._write_files(writer, packed(words, words.files()))
        for gone in before.difference(words.files()):
            writer.remove_text(_name(gone))

    def _write_files(self, writer: SiteWriter, files: Mapping[int, str]) -> None:
        for key, text in files.items():
            writer.write_text(_name(key), text)


def _say_the_same(changes: AnswerChanges) -> bool:
    """Say whether search knows nothing of what changed: a correction, a second answer, another guide."""
    return all(_known(changes.before.get(name)) == _known(changes.now.get(name)) for name in changes.ids)


def _known(answer: AnswerView | None) -> tuple[object, ...]:
    return () if answer is None else (answer.answered_at, answer.title, answer.question)


def _name(key: int) -> str:
    return f"data/cari/{key}.json"
