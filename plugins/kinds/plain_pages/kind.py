"""Declares plain pages, `content/halaman/<slug>.md`; Pelican writes them itself."""

from collections.abc import Iterator, Sequence

from plugins.kinds.build_day import BuildDay
from plugins.kinds.findable import Findable, page_called
from plugins.kinds.kind import ContentKind, KindPages, as_they_are, no_date, no_problems, nothing_below, nothing_beside
from plugins.kinds.plain_pages.model import PlainPage
from plugins.reading.file_set import FileSet


def _findable(pages: Sequence[PlainPage], _day: BuildDay) -> Iterator[Findable]:
    return (page_called(page.title, f"/{page.slug}/") for page in pages)


PLAIN_PAGES: ContentKind[PlainPage, PlainPage] = ContentKind(
    name="pages",
    files=FileSet(folder="halaman", is_shared=True),
    about="Mengubah halaman Tentang, Privasi, dan lainnya",
    has_example=False,
    checks=no_problems,
    notes=no_problems,
    model=PlainPage,
    model_checks=no_problems,
    shown=as_they_are,
    search=_findable,
    translated=(),
    pages=KindPages(
        address="/{slug}/",
        lists=(),
        beside=nothing_beside,
        below=nothing_below,
        anchors=frozenset(),
        is_asked_about=False,
        template=None,
        updated=no_date,
        feed=None,
        calendar=None,
        open_data=None,
        pocket=None,
    ),
    new=None,
)
