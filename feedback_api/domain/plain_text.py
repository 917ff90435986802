"""Reads safe HTML as the plain text that feeds, search and messages use."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "ul", "ol", "blockquote", "h3", "h4", "h5", "h6"}
_MANY_NEWLINES = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """Return the text of the HTML, with empty lines between paragraphs and addresses after what links to them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return _MANY_NEWLINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects the text between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.href = ""
        self.link_starts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
            self.link_starts = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.href:
            self._name_address("".join(self.parts[self.link_starts :]))

    def handle_data(self, data: str) -> None:
        self.parts.append(data if data.strip() else re.sub(r"\s+", " ", data))

    def _name_address(self, label: str) -> None:
        if label.strip() not in self.href:
            self.parts.append(f" ({self.href})")
        self.href = ""
