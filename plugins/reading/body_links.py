"""Finds the links, pictures and anchors of a body, each with the line on which it stands."""

import re
from collections import defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser

from plugins.reading.body import before_the_gate
from plugins.reading.content_file import ContentFile

LINKING = {"a": "href", "img": "src"}
# What may go on an address; after it another one begins.
GOES_ON = r"[\w/#?=&%.-]"


@dataclass(frozen=True, kw_only=True)
class BodyLink:
    """Where a link leads or a picture comes from, as it was written."""

    target: str
    line: int
    is_picture: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class BodyLinks:
    """The links of one body, and the anchors others may point at."""

    links: tuple[BodyLink, ...]
    anchors: frozenset[str]


def links_of(file: ContentFile) -> BodyLinks:
    """Read what the body was meant to become, so that every way to write a link is seen, also one that is cleaned."""
    page = _Page()
    page.feed(before_the_gate(file.body))
    page.close()
    seen: dict[str, int] = defaultdict(int)
    links = []
    for target, is_picture, words in page.found:
        line = _line_of(file, target, seen[target])
        links.append(BodyLink(target=target, line=line, is_picture=is_picture, words=words))
        seen[target] += 1
    return BodyLinks(links=tuple(links), anchors=frozenset(page.anchors))


def _line_of(file: ContentFile, target: str, earlier: int) -> int:
    """Return the line of the address, `earlier` times written before; the last one if it is used more often."""
    whole = re.compile(rf"(?<!{GOES_ON}){re.escape(target)}(?!{GOES_ON})")
    places = [match.start() for match in whole.finditer(file.body)] if target else []
    if not places:
        return file.body_line
    return file.body_line + file.body.count("\n", 0, places[min(earlier, len(places) - 1)])


class _Page(HTMLParser):
    """What a rendered body holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool, str]] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.anchors.append(values["id"])
        if LINKING.get(tag) in values:
            self.found.append((values[LINKING[tag]].strip(), tag == "img", values.get("alt", "")))
