"""Writes the sitemap, from the pages that were written, and `robots.txt`."""

import re
from datetime import date
from xml.sax.saxutils import escape

from plugins.edition import Edition
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter

NOT_LISTED = re.compile(r"/404\.html|/luring/|/kesegaran/|/poster/.+")
CLOSED_TO_ROBOTS = ("/moderasi/", "/api/", "/lacak/", "/hasil/")


class AddressesGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        changed = _changed(self.edition)
        site_url = self.edition.site_url
        entries = [
            _entry(site_url + page, changed.get(page))
            for page in sorted(writer.pages)
            if not NOT_LISTED.fullmatch(page)
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
    content = edition.content
    return {
        **{guide.url: guide.checked for guide in content.guides},
        **{visit.url: visit.history[-1].at.date() for visit in edition.schedule.visits if visit.history},
        **{answer.url: answer.answered_at.date() for answer in edition.answers},
        **{f"/kabar/{post.slug}/": post.day for post in content.posts},
    }
