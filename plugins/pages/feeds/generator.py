"""Writes the feeds."""

from collections.abc import Iterable, Iterator

from plugins.edition.edition import Edition
from plugins.edition.questions.changes import AnswerChanges
from plugins.edition.questions.groups import EVERY, of_village
from plugins.kinds.feed_entry import Entry
from plugins.kinds.kind import AnyKind, kinds_of
from plugins.kinds.kind import FeedPart as KindFeed
from plugins.kinds.villages.model import Village
from plugins.pages.feeds.answers import answer_entry, latest
from plugins.pages.feeds.atom import NEWEST, Feed, atom
from plugins.pages.frame.page_generator import PageGenerator
from plugins.pages.frame.site_writer import SiteWriter
from plugins.reading import wording


class FeedsGenerator(PageGenerator):
    def generate_output(self, writer: SiteWriter) -> None:
        self._write(writer, self.edition.content.villages)

    def print_again(self, writer: SiteWriter, changes: AnswerChanges) -> None:
        if changes.ids:
            villages = self.edition.content.villages
            self._write(writer, [one for one in villages if of_village(one.slug) in changes.groups])

    def _write(self, writer: SiteWriter, villages: Iterable[Village]) -> None:
        """Write the feeds of all, and those of these villages."""
        edition = self.edition
        for feed in _feeds(edition, villages):
            name, shows = feed.url.lstrip("/"), (edition.base, feed)
            if not writer.text_stands(name, shows):
                text = atom(feed, site_url=edition.site_url, now=edition.generated_at)
                writer.write_text(name, text, shows=shows)


def _feeds(edition: Edition, villages: Iterable[Village]) -> Iterator[Feed]:
    answers = tuple(map(answer_entry, latest(edition.answers, NEWEST)))
    office = edition.content.office.name
    all_title, answers_title = wording.FEED_ALL.format(office=office), wording.FEED_ANSWERS.format(office=office)
    yield Feed(title=all_title, author=office, url="/atom.xml", page_url="/", entries=_everything(edition, None))
    yield Feed(title=answers_title, author=office, url="/tanya/atom.xml", page_url="/tanya/", entries=answers)
    for kind, feed in _kinds_with_feeds(edition):
        if feed.own_title:
            yield Feed(
                title=feed.own_title.format(office=office),
                author=office,
                url=kind.feed_address,
                page_url=f"/{kind.files.folder}/",
                entries=tuple(_entries(kind, feed, edition, None)),
            )
    for village in villages:
        yield Feed(
            title=wording.FEED_VILLAGE.format(village=village.name),
            author=office,
            url=f"{village.url}atom.xml",
            page_url=village.url,
            entries=_everything(edition, village),
        )


def _kinds_with_feeds(edition: Edition) -> Iterator[tuple[AnyKind, KindFeed[object]]]:
    return (
        (kind, kind.pages.feed)
        for kind in kinds_of(edition.content.kinds)
        if kind.pages is not None and kind.pages.feed is not None
    )


def _everything(edition: Edition, village: Village | None) -> tuple[Entry, ...]:
    """Return everything new, or everything new for one village."""
    slug = village.slug if village else None
    answers = map(answer_entry, latest(edition.answers, NEWEST, of=of_village(slug) if slug else EVERY))
    of_kinds = (
        entry
        for kind, feed in _kinds_with_feeds(edition)
        if feed.is_among_everything
        for entry in _entries(kind, feed, edition, slug)
    )
    return (*answers, *of_kinds)


def _entries(kind: AnyKind, feed: KindFeed[object], edition: Edition, village: str | None) -> Iterator[Entry]:
    for item in edition.of(kind):
        if village is None or feed.concerns(item, village):
            yield from feed.entries(item, edition.day)
