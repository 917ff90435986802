"""Writes a page at every old address that leads on by itself: a plain file, for any server and any bucket."""

import re
from collections.abc import Iterator

from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

POSTER, DAY = "/poster", r"(?:-\d{4}-\d\d-\d\d)?"


class MovedGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        written = set(writer.pages)
        moved = {old: new for old, new in self._moved(writer) if old not in written}
        for old, new in sorted(moved.items()):
            self.write_page(writer, old, "moved", target=new)
        self.context["moved"] = frozenset(moved)

    def _moved(self, writer: SiteWriter) -> Iterator[tuple[str, str]]:
        """Yield the addresses that moved, and with each what stood below and beside it: cases, days, its poster."""
        for old, target in self.edition.content.beside.moved.items():
            new = target.address
            yield old, new
            if not target.is_of_one_file:  # a list: what stands below it belongs to other files
                continue
            now = re.escape(new.rstrip("/"))
            for found in map(re.compile(rf"({POSTER})?{now}({DAY}/.*)").fullmatch, writer.pages):
                if found and found[0] != new:
                    yield f"{found[1] or ''}{old.rstrip('/')}{found[2]}", found[0]
