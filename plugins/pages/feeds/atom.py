"""Writes one Atom feed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed

from plugins.kinds.feed_entry import Entry

NEWEST = 30
FIRST_YEAR = 2026  # a tag address names a year in which its host was ours; it never changes
# What XML 1.0 cannot hold, even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    written = _DatedFeed(
        title=_clean(feed.title),
        author_name=feed.author,
        link=site_url + feed.page_url,
        feed_url=site_url + feed.url,
        description="",
        language="id",
    )
    written.empty_since = now
    for entry in newest(feed.entries):
        written.add_item(
            title=_clean(entry.title),
            link=site_url + entry.url,
            unique_id=f"tag:{urlsplit(site_url).hostname},{FIRST_YEAR}:{entry.url}",
            description=None,
            content=_clean(entry.html),
            pubdate=entry.updated,
            updateddate=entry.updated,
        )
    text = StringIO()
    written.write(text, "utf-8")
    return text.getvalue()


def newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.updated, entry.url), reverse=True)[:NEWEST]


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


class _DatedFeed(Atom1Feed):
    """A feed that never looks at the clock."""

    empty_since: datetime

    def latest_post_date(self) -> datetime:
        dates: list[datetime] = [item["updateddate"] for item in self.items]
        return max(dates, default=self.empty_since)
