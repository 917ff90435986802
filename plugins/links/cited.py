"""Lists the addresses of other sites that the content names, each with the first place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.kinds.tables.kind import SOURCES
from plugins.reading.body_links import links_of
from plugins.reading.content_file import ContentFile
from plugins.reading.content_tree import ContentTree

WEB = ("http://", "https://")


@dataclass(frozen=True, kw_only=True)
class Cited:
    """An address, the first place that names it, and how often it is named in all."""

    url: str
    path: str
    line: int
    times: int

    @property
    def host(self) -> str:
        """Return the site it is on; what is no address is a site of its own."""
        return self.url.partition("://")[2].partition("/")[0]


def cited_links(tree: ContentTree) -> tuple[Cited, ...]:
    """Return each address once, sources first, then the bodies in the order of the files."""
    found: dict[str, Cited] = {}
    for url, path, line in (*_sources(tree.table(SOURCES.files)), *_bodies(tree)):
        first = found.get(url) or Cited(url=url, path=path, line=line, times=0)
        found[url] = Cited(url=url, path=first.path, line=first.line, times=first.times + 1)
    return tuple(found.values())


def _sources(table: ContentFile) -> Iterator[tuple[str, str, int]]:
    for key, part in table.root.named_parts():
        url = part.text("url") or ""
        if url.startswith(WEB):
            yield url, table.path, table.line_of((key, "url"))


def _bodies(tree: ContentTree) -> Iterator[tuple[str, str, int]]:
    for file in tree.headers:
        for link in links_of(file).links if file.body else ():
            if link.target.startswith(WEB) and not link.is_picture:
                yield link.target, file.path, link.line
