"""Reads safe HTML as the plain text that feeds, search and messages use."""

import re
from html.parser import HTMLParser

from feedback_api.domain.text.cleaning import cleaned

_BLOCKS = {"p", "ul", "ol", "blockquote", "h3", "h4", "h5", "h6"}
_LISTS = {"ul", "ol"}
_MANY_NEWLINES = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """Return the text of the HTML, with empty lines between paragraphs, numbered items, and addresses after links."""
    lines = (line.strip() for line in "".join(_read(html, names_addresses=True)).split("\n"))
    return _MANY_NEWLINES.sub("\n\n", "\n".join(lines)).strip()


def has_words(html: str) -> bool:
    """Say whether there is anything to read: a letter or a digit that stands on the page itself."""
    words = "".join(_read(html, names_addresses=False, numbers_items=False))
    return any(symbol.isalnum() for symbol in cleaned(words))


def _read(html: str, *, names_addresses: bool, numbers_items: bool = True) -> list[str]:
    reader = _TextReader(names_addresses=names_addresses, numbers_items=numbers_items)
    reader.feed(html)
    reader.close()
    return reader.parts


class _TextReader(HTMLParser):
    """Collects the text between tags."""

    def __init__(self, *, names_addresses: bool, numbers_items: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.names_addresses = names_addresses
        self.numbers_items = numbers_items
        self.parts: list[str] = []
        self.href = ""
        self.link_starts = 0
        # For each list around this place the number its next item bears; `None` where items bear none.
        self.numbers: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LISTS:
            self.numbers.append(_first_number(dict(attrs).get("start")) if tag == "ol" and self.numbers_items else None)
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "li":
            self.parts.append(f"\n{self._next_sign()} ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
            self.link_starts = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS and self.numbers:
            self.numbers.pop()
        if tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.href and self.names_addresses:
            self._name_address("".join(self.parts[self.link_starts :]))

    def handle_data(self, data: str) -> None:
        self.parts.append(data if data.strip() else re.sub(r"\s+", " ", data))

    def _next_sign(self) -> str:
        number = self.numbers[-1] if self.numbers else None
        if number is None:
            return "-"
        self.numbers[-1] = number + 1
        return f"{number}."

    def _name_address(self, label: str) -> None:
        if label.strip() not in self.href:
            self.parts.append(f" ({self.href})")
        self.href = ""


def _first_number(start: str | None) -> int:
    return int(start) if start and re.fullmatch(r"[0-9]{1,4}", start) else 1
