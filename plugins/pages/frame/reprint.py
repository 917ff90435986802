"""Prints once more what shows answers, with the generators of a build that is over: nothing else is read or made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.edition.edition import with_new_answers
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter


class ReprintGenerator(PageGenerator):
    """Stands last, and writes nothing."""

    def generate_output(self, writer: SiteWriter) -> None:
        generators: tuple[PageGenerator, ...] = self.context["generators"]
        writer.kept.reprint = Reprint(generators=generators, context=self.context, writer=writer)


@dataclass(frozen=True, kw_only=True)
class Reprint:
    """The generators of the last whole build in their order, and what they share."""

    generators: tuple[PageGenerator, ...]
    context: dict[str, Any]
    writer: SiteWriter

    @property
    def settings(self) -> Mapping[str, Any]:
        return self.generators[0].settings

    def prints(self, settings: Mapping[str, Any]) -> bool:
        """Print what is different with the answers there are now; `False` if more than answers changed."""
        edition = with_new_answers(settings, self.writer.kept)
        if edition is None or not all(generator.is_as_it_was() for generator in self.generators):
            return False
        changes = self.writer.kept.answers.changes if self.writer.kept.answers else None
        if changes is None:
            return False
        self.context["edition"] = edition
        self.writer.begin_again()
        for generator in self.generators:
            generator.read_again(changes)
        for generator in self.generators:
            generator.print_again(self.writer, changes)
        return True

    def pieces(self) -> Mapping[str, object]:
        return {type(generator).__name__: generator.piece() for generator in self.generators}
