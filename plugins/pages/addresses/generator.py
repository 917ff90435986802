"""Writes the sitemap, from the pages that were written, and `robots.txt`."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape

from plugins.edition.edition import Edition
from plugins.edition.questions.changes import AnswerChanges
from plugins.edition.questions.groups import MONTH
from plugins.kinds.kind import kinds_of
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.pages.questions.archive import AnswerMonth, month_named, months_of

NOT_LISTED = re.compile(r"/404\.html|/luring/.*|/kesegaran/|/poster/.+|/formulir/[^/]+/lembar/")
OF_A_MONTH = re.compile("/tanya/.")
LIST_OF_PAGES = "sitemap-situs.xml"
CLOSED_TO_ROBOTS = ("/moderasi/", "/api/", "/lacak/", "/hasil/")


class AddressesGenerator(PageGenerator):
    """The sitemap is one list of the pages of the site, one of the answers of each month, and a list of these."""

    def generate_output(self, writer: SiteWriter) -> None:
        self._write_pages(writer)
        for month in months_of(self.edition.answers):
            self._write_month(writer, month)
        self._write_index(writer)
        closed = "".join(f"Disallow: {path}\n" for path in CLOSED_TO_ROBOTS)
        writer.write_text("robots.txt", f"User-agent: *\n{closed}\nSitemap: {self.edition.site_url}/sitemap.xml\n")

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        for name in sorted(about for kind, about in changes.groups if kind == MONTH):
            month = month_named(changes.now, name)
            if month.count:
                self._write_month(writer, month)
            else:
                writer.remove_text(_list_of(month))
        self._write_index(writer)

    def _write_pages(self, writer: SiteWriter) -> None:
        changed = _changed(self.edition)
        site_url = self.edition.site_url
        hidden = (post.url for post in self.edition.content.posts if not post.is_listed)
        unsure = (visit.url for visit in self.edition.unsure)
        unlisted = {*self.edition.taken_down, *self.context["moved"], *unsure, *hidden}
        pages = (page for page in writer.pages if not OF_A_MONTH.match(page) and not NOT_LISTED.fullmatch(page))
        entries = [_entry(site_url + page, changed.get(page)) for page in sorted(pages) if page not in unlisted]
        writer.write_text(LIST_OF_PAGES, _sitemap("urlset", entries))

    def _write_month(self, writer: SiteWriter, month: AnswerMonth) -> None:
        site_url = self.edition.site_url
        answers = self.edition.answers.newest_of(month.group)
        entries = [_entry(site_url + url, None) for url in month.urls]
        entries += [_entry(site_url + answer.url, answer.updated_at.date()) for answer in answers]
        writer.write_text(_list_of(month), _sitemap("urlset", entries))

    def _write_index(self, writer: SiteWriter) -> None:
        lists = (LIST_OF_PAGES, *map(_list_of, months_of(self.edition.answers)))
        addresses = (f"{self.edition.site_url}/{name}" for name in lists)
        entries = [f"<sitemap><loc>{escape(address, quote=False)}</loc></sitemap>\n" for address in addresses]
        writer.write_text("sitemap.xml", _sitemap("sitemapindex", entries))


def _list_of(month: AnswerMonth) -> str:
    return f"sitemap-{month.year}-{month.month:02}.xml"


def _sitemap(element: str, entries: Iterable[str]) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(entries)}</{element}>\n'
    )


def _entry(address: str, changed: date | None) -> str:
    last = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address, quote=False)}</loc>{last}</url>\n"


def _changed(edition: Edition) -> dict[str, date]:
    """Return the day on which each page last said something new, where that is known."""
    said = (
        pages.updated(item)
        for kind in kinds_of(edition.content.kinds)
        if (pages := kind.pages)
        for item in edition.of(kind)
    )
    return {one.url: one.day for one in said if one}
