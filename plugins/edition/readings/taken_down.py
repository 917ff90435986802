"""Leaves out the pages that staff took down, whatever their files say, and knows where they stood."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import TypeVar

from feedback_api.domain.site.build_report import BuildReport, BuildReportCode
from feedback_api.domain.site.takedown import Takedown, takedown_of
from feedback_api.domain.visits.notebook_entry import EntryKind
from feedback_api.store import open_store
from plugins.edition.content import Content
from plugins.edition.readings import wording
from plugins.edition.stored_documents import every_document
from plugins.kinds.guides.kind import GUIDES
from plugins.kinds.kind import AnyKind, kinds_of
from plugins.kinds.visits.kind import VISITS
from plugins.kinds.visits.view import VisitView
from plugins.reading.content_model import FileHeader

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
Model = TypeVar("Model", bound=FileHeader)


def read_takedowns(store_url: str | None) -> tuple[Takedown, ...]:
    """Return the pages that are down now; what a later version wrote of one counts as down, to be on the safe side."""
    if not store_url:
        return ()
    with open_store(store_url) as store:
        found = every_document(store.notebook, EntryKind.TAKEDOWN, takedown_of)
    unread = (Takedown(name=name, reason="", by="", at=LONG_AGO) for name in found.set_aside)
    return tuple(sorted((one for one in (*found.read.values(), *unread) if one.is_down), key=lambda one: one.name))


@dataclass(frozen=True, kw_only=True)
class TakenDown:
    """What readers do not see, by its names."""

    takedowns: tuple[Takedown, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.name for one in self.takedowns)

    def without(self, content: Content) -> Content:
        """Return the content without these pages; a desa that is gone is still the desa of its visits."""
        if not self.takedowns:
            return content
        categories = tuple(replace(one, guides=tuple(self._left(one.guides, GUIDES))) for one in content.categories)
        # Visits go by their days, once they are merged.
        models = {
            kind.name: tuple(self._left(content.of(kind), kind)) if kind is not VISITS else content.visits
            for kind in kinds_of(content.kinds)
        }
        guides = tuple(chain.from_iterable(one.guides for one in categories))
        return replace(
            content,
            categories=categories,
            models=models,
            cases={guide.slug: content.cases[guide.slug] for guide in guides},
            sounds={guide.slug: content.sounds[guide.slug] for guide in guides},
        )

    def without_visits(self, visits: Iterable[VisitView]) -> tuple[VisitView, ...]:
        """Return the visits whose pages are not down; with a series all its days are."""
        return tuple(one for one in visits if not self._is_down(one))

    def addresses(self, content: Content, visits: Collection[VisitView]) -> tuple[str, ...]:
        """Return every address that says now that its page is down; `content` and `visits` still have all."""
        cases = (
            case.url
            for guide in content.guides
            if _name(GUIDES, guide.slug) in self.names
            for case in content.cases[guide.slug].all
        )
        days = (one.url for one in visits if self._is_down(one))
        return tuple(sorted({*(one.address for one in self.takedowns), *cases, *days}))

    def reports(self) -> Iterator[BuildReport]:
        """Yield what the desk keeps showing, so that nobody forgets a page that is down."""
        for one in self.takedowns:
            sentence = wording.TAKEN_DOWN.format(by=one.by, reason=one.reason)
            at = one.at.astimezone(UTC)
            yield BuildReport(code=BuildReportCode.TAKEN_DOWN, path=f"{one.name}.md", sentence=sentence, since=at)

    def _is_down(self, visit: VisitView) -> bool:
        return not self.names.isdisjoint({_name(VISITS, visit.slug), _name(VISITS, visit.series)})

    def _left(self, models: tuple[Model, ...], kind: AnyKind) -> Iterator[Model]:
        return (one for one in models if _name(kind, one.slug) not in self.names)


def _name(kind: AnyKind, slug: str | None) -> str:
    """Return what a page is called when it is taken down."""
    return f"{kind.files.folder}/{slug}"
