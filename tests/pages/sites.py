"""A built site, read from its files: every page, every link, and every file beside them."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

PRESSED = (".br", ".gz")  # beside each file stand its compressed twins
POCKET_EDITION = "saku.html"
LINKING = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "audio": "src",
    "form": "action",
}
LOADING = ("script", "img", "source", "audio")
LOADED_RELATIONS = frozenset({"icon", "manifest", "stylesheet", "preload", "modulepreload"})
LEADS_ON = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
NOT_FOR_EYES = ("script", "style", "template")


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where one page leads or what it loads, and with which element."""

    page: str
    tag: str
    address: str
    method: str
    is_loaded: bool

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def anchor(self) -> str:
        return urlsplit(self.address).fragment

    @property
    def query(self) -> str:
        return urlsplit(self.address).query


@dataclass(frozen=True, kw_only=True)
class SitePage:
    """One HTML file under the address at which people read it."""

    address: str
    origin: str
    text: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")

    @cached_property
    def words(self) -> str:
        """Return what people read or hear: texts, and the attributes that are read aloud."""
        spoken = [str(tag[name]) for name in ("aria-label", "alt", "title", "placeholder") for tag in self.having(name)]
        unread = {id(text) for tag in self.soup.find_all(NOT_FOR_EYES) for text in tag.find_all(string=True)}
        texts = [str(text) for text in self.soup.find_all(string=True) if id(text) not in unread]
        return re.sub(r"\s+", " ", " ".join([*texts, *spoken]))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(str(tag["id"]) for tag in self.having("id"))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return everything the page leads to or loads, with whole addresses."""
        pairs = LINKING.items()
        return tuple(self._link(tag) for name, attribute in pairs for tag in self.having(attribute) if tag.name == name)

    def _link(self, tag: Tag) -> Link:
        return Link(
            page=self.address,
            tag=tag.name,
            address=urljoin(self.origin + self.address, str(tag[LINKING[tag.name]])),
            method=str(tag.get("method", "GET")).upper(),
            is_loaded=(tag.name in LOADING and tag.get("preload") != "none")
            or not LOADED_RELATIONS.isdisjoint(tag.get_attribute_list("rel")),
        )

    @property
    def inner_links(self) -> Iterator[Link]:
        return (link for link in self.links if link.address.startswith(f"{self.origin}/"))

    @property
    def outer_links(self) -> Iterator[Link]:
        return (link for link in self.links if not link.address.startswith(f"{self.origin}/"))

    @cached_property
    def is_for_search_engines(self) -> bool:
        return self.one("meta[name=robots]") is None

    @cached_property
    def title(self) -> str:
        title = self.one("title")
        return title.get_text(strip=True) if title else ""

    @property
    def whole_address(self) -> str:
        return self.origin + self.address

    @property
    def file(self) -> str:
        return file_at(self.address)

    @property
    def attributes(self) -> frozenset[str]:
        """Return the names of all attributes on the page."""
        return frozenset(self._by_attribute)

    @cached_property
    def _by_attribute(self) -> dict[str, list[Tag]]:
        """Return the tags that have each attribute: looking for one anew takes longer than reading the page."""
        found: dict[str, list[Tag]] = {}
        for tag in self.soup.find_all(name=True):
            for name in tag.attrs:
                found.setdefault(name, []).append(tag)
        return found

    def having(self, attribute: str) -> list[Tag]:
        return self._by_attribute.get(attribute, [])

    def all(self, css: str) -> list[Tag]:
        return self.soup.select(css)

    def one(self, css: str) -> Tag | None:
        return self.soup.select_one(css)


@dataclass(frozen=True, kw_only=True)
class BuiltSite:
    """The files below `root`, as they are served at `origin`."""

    root: Path
    origin: str

    @cached_property
    def files(self) -> frozenset[str]:
        """Return every file that was written, without the compressed twins and the press's own notes."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        return frozenset(name for name in found if not name.endswith(PRESSED) and not name.startswith("."))

    @cached_property
    def pages(self) -> tuple[SitePage, ...]:
        """Return every HTML page but the pocket editions, which have rules of their own, and what only leads on."""
        return tuple(page for page in self._with_moved if not LEADS_ON.search(page.text))

    @cached_property
    def moved(self) -> dict[str, str]:
        """Return where each old address leads."""
        found = {page.address: LEADS_ON.search(page.text) for page in self._with_moved}
        return {address: lead[1] for address, lead in found.items() if lead}

    @cached_property
    def _with_moved(self) -> tuple[SitePage, ...]:
        names = sorted(name for name in self.files if name.endswith(".html") and not name.endswith(POCKET_EDITION))
        return tuple(SitePage(address=address_of(name), origin=self.origin, text=self.text(name)) for name in names)

    def page(self, address: str) -> SitePage:
        return next(page for page in self.pages if page.address == address)

    def text(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def weight(self, name: str) -> int:
        """Return how many bytes a file is on its way to a phone that understands gzip and no brotli."""
        return len(gzip.compress((self.root / name).read_bytes(), 9, mtime=0))

    def has(self, path: str) -> bool:
        """Say whether a file answers at this path."""
        return file_at(path) in self.files


def address_of(name: str) -> str:
    """Return the address of a written file."""
    return "/" + name.removesuffix("index.html")


def file_at(path: str) -> str:
    """Return the file that is sent for an address."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")
