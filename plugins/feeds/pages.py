"""Writes the feeds."""

from collections.abc import Iterator

from plugins import wording
from plugins.calendar import wording as calendar
from plugins.edition import Edition
from plugins.feeds.atom import Entry, Feed, atom
from plugins.feeds.entries import activity_entry, answer_entry, post_entry, visit_entry
from plugins.frame.page_generator import PageGenerator
from plugins.frame.site_writer import SiteWriter
from plugins.villages.village import Village


class FeedsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        edition = self.edition
        for feed in _feeds(edition):
            writer.write_text(feed.url.lstrip("/"), atom(feed, site_url=edition.site_url, now=edition.generated_at))


def _feeds(edition: Edition) -> Iterator[Feed]:
    answers = tuple(answer_entry(answer) for answer in edition.answers)
    office = edition.content.office.name
    all_title, answers_title = wording.FEED_ALL.format(office=office), wording.FEED_ANSWERS.format(office=office)
    yield Feed(title=all_title, author=office, url="/atom.xml", page_url="/", entries=_of(edition, None))
    yield Feed(title=answers_title, author=office, url="/tanya/atom.xml", page_url="/tanya/", entries=answers)
    visits = tuple(entry for visit in edition.schedule.visits if (entry := visit_entry(visit, edition)))
    title = calendar.FEED_VISITS.format(office=office)
    yield Feed(title=title, author=office, url="/kunjungan/atom.xml", page_url="/kunjungan/", entries=visits)
    activities = tuple(entry for one in edition.activities if (entry := activity_entry(one, edition)))
    title = calendar.FEED_ACTIVITIES.format(office=office)
    yield Feed(title=title, author=office, url="/kegiatan/atom.xml", page_url="/kegiatan/", entries=activities)
    for village in edition.content.villages:
        yield Feed(
            title=wording.FEED_VILLAGE.format(village=village.name),
            author=office,
            url=f"{village.url}atom.xml",
            page_url=village.url,
            entries=_of(edition, village),
        )


def _of(edition: Edition, village: Village | None) -> tuple[Entry, ...]:
    """Return everything new, or everything new for one village."""
    slug = village.slug if village else None
    answers = [answer for answer in edition.answers if slug in {None, answer.village}]
    posts = [post for post in edition.content.posts if slug in {None, post.village} and post.day <= edition.today]
    visits = [visit for visit in edition.schedule.visits if village is None or visit.concerns(village)]
    entries = [
        *(answer_entry(answer) for answer in answers),
        *(post_entry(post) for post in posts),
        *(visit_entry(visit, edition) for visit in visits),
    ]
    return tuple(entry for entry in entries if entry)
