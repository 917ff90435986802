"""Writes the sitemap, from the pages that were written, and `robots.txt`."""

import re
from datetime import date
from xml.sax.saxutils import escape

from plugins.edition.edition import Edition
from plugins.kinds.kind import kinds_of
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter

NOT_LISTED = re.compile(r"/404\.html|/luring/.*|/kesegaran/|/poster/.+")
CLOSED_TO_ROBOTS = ("/moderasi/", "/api/", "/lacak/", "/hasil/")


class AddressesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        changed = _changed(self.edition)
        site_url = self.edition.site_url
        hidden = (post.url for post in self.edition.content.posts if not post.is_listed)
        unsure = (visit.url for visit in self.edition.unsure)
        unlisted = {*self.edition.taken_down, *self.context["moved"], *unsure, *hidden}
        entries = [
            _entry(site_url + page, changed.get(page))
            for page in sorted(writer.pages)
            if not NOT_LISTED.fullmatch(page) and page not in unlisted
        ]
        writer.write_text(
            "sitemap.xml",
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(entries) + "</urlset>\n",
        )
        closed = "".join(f"Disallow: {path}\n" for path in CLOSED_TO_ROBOTS)
        writer.write_text("robots.txt", f"User-agent: *\n{closed}\nSitemap: {site_url}/sitemap.xml\n")


def _entry(address: str, changed: date | None) -> str:
    last = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{last}</url>\n"


def _changed(edition: Edition) -> dict[str, date]:
    """Return the day on which each page last said something new, where that is known."""
    answers = {answer.url: answer.answered_at.date() for answer in edition.answers}
    said = (
        pages.updated(item)
        for kind in kinds_of(edition.content.kinds)
        if (pages := kind.pages)
        for item in edition.of(kind)
    )
    return {**answers, **{one.url: one.day for one in said if one}}
