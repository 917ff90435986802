"""Writes the pocket editions, and the page from which they are saved."""

import sys
from typing import Any

from plugins.edition.build_cache import BuildCache
from plugins.edition.edition import ContentRefused
from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.changes import AnswerChanges
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.pocket.bindery import Bindery
from plugins.pages.pocket.book import Book, Shelf
from plugins.pages.pocket.parts import Parts
from plugins.reading.problem import ContentProblem


class PocketGenerator(PageGenerator):
    def generate_context(self) -> None:
        """Bind the editions before any page is written: the page of a village names the size of its own."""
        edition = self.edition
        self._since: AnswerChanges | None = None
        self._bindery = Bindery(edition, self._parts(), self._render)
        shelf = self._bindery.shelf(edition.answers)
        if shelf.too_big:
            self._tell(shelf.too_big)
        self.context["pocket"] = shelf

    def _render(self, book: Book) -> str:
        page: str = self.get_template("saku").render({**self.context, "book": book})
        return page

    def _parts(self) -> Parts:
        return Parts(self.env, site_url=self.edition.site_url, today=self.edition.today)

    def piece(self) -> tuple[Bindery, Shelf]:
        return self._bindery, self.context["pocket"]

    def go_on_with(self, piece: Any, since: AnswerChanges) -> None:  # noqa: ANN401  # what `piece` returned
        """Take the shelf as it was, for nobody looks at it but together with other answers."""
        self._bindery, self.context["pocket"] = piece
        self._since = since
        self._bindery.go_on(self.edition, self._parts(), self._render)

    def _tell(self, too_big: tuple[ContentProblem, ...]) -> None:
        """Refuse the build, or, where nothing may hold back what else is new, publish them and say so."""
        kept: BuildCache | None = self.settings.get("KEPT")
        if kept is None or not kept.faults.gathered:
            sys.stderr.write("".join(f"{problem}\n" for problem in too_big[:1]))
            raise ContentRefused(too_big[:1])
        kept.too_long = too_big

    def generate_output(self, writer: SiteWriter) -> None:
        shelf: Shelf = self.context["pocket"]
        for file in shelf.files:
            writer.write_text(file.path, file.text)
        self.write_page(writer, "/saku/", "saku_page")

    def read_again(self, changes: AnswerChanges) -> None:
        if changes.ids:
            self.context["pocket"] = self._bindery.shelf(changes.now, other=self._other(changes))
            self._since = None

    def _other(self, changes: AnswerChanges) -> tuple[AnswerView, ...] | None:
        """Return the answers that are others since the shelf was filled; `None` if some of them are gone."""
        since = self._since
        if since is None:
            return changes.views
        return (*since.views, *changes.views) if len(since.views) == len(since.ids) else None

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if changes.ids:
            self.generate_output(writer)
