"""Writes one Atom feed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote, urlsplit

from plugins.kinds.feed_entry import Entry

NEWEST = 30
FIRST_YEAR = 2026  # a tag address names a year in which its host was ours; it never changes
# What XML 1.0 cannot hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What stands in an address as it is; everything else that is no letter or digit is escaped.
RESERVED = "/#%[]=:;$&()+,!?*@'~"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed at `url`, about the page at `page_url`, by `author`."""

    title: str
    author: str
    url: str
    page_url: str
    entries: tuple[Entry, ...]


def atom(feed: Feed, *, site_url: str, now: datetime) -> str:
    """Return the feed, newest entries first; `now` is its date while it is empty."""
    entries = newest(feed.entries)
    updated = max((entry.updated for entry in entries), default=now)
    host = urlsplit(site_url).hostname
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xml:lang="id" xmlns="http://www.w3.org/2005/Atom">',
            _element("title", feed.title),
            f'<link href="{_address(site_url + feed.page_url)}" rel="alternate"/>',
            f'<link href="{_address(site_url + feed.url)}" rel="self"/>',
            _element("id", site_url + feed.page_url),
            _element("updated", updated.isoformat()),
            f"<author>{_element('name', feed.author)}</author>",
            *(_entry(entry, site_url + entry.url, f"tag:{host},{FIRST_YEAR}:{entry.url}") for entry in entries),
            "</feed>",
        )
    )


def _entry(entry: Entry, address: str, name: str) -> str:
    day = entry.updated.isoformat()
    link = f'<link href="{_address(address)}" rel="alternate"/>'
    dated = f"{_element('published', day)}{_element('updated', day)}{_element('id', name)}"
    content = f'<content type="html">{_text(entry.html)}</content>'
    return f"<entry>{_element('title', entry.title)}{link}{dated}{content}</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>" if text else f"<{name}/>"


def _text(text: str) -> str:
    return escape(NOT_XML.sub("", text), quote=False)


def _address(address: str) -> str:
    return escape(quote(address, safe=RESERVED))


def newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.updated, entry.url), reverse=True)[:NEWEST]
