"""Every address the site will have, as far as editors can link to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from plugins.edition.pictures.pictures import picture_files
from plugins.kinds.kind import AnyKind, KindPages, Kinds, kinds_of, tables_of
from plugins.reading.body_links import links_of
from plugins.reading.content_file import ContentFile
from plugins.reading.content_model import FileHeader
from plugins.reading.content_tree import ContentTree

# Pages and files that follow from no kind; a test compares them with a built site.
ALWAYS = frozenset(
    """
    / /kontak/ /tanya/ /cari/ /a-z/ /kinerja/ /hukum/ /saku/ /saku.html /atom.xml /tanya/atom.xml /sitemap.xml
    /data/hari-ini.json
    """.split()  # noqa: SIM905  # a list of words reads better as words
)
# What the function answers, what residents' questions become (a withdrawn answer must never stop a build), and lists
# that come and go with what they list.
MADE_LATER = re.compile(
    r"/(?:kirim|lacak|hasil|skm)/|/tanya/[a-z2-7]{10}/|/(?:tanya|kunjungan)/\d{4}/\d{2}/|/a-z/[0a-z]/"
    r"|/luring/(?:(?:kirim|lacak|meja)/)?"
)
IN_EVERY_PAGE = frozenset({"konten"})


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """What can be linked to; `sound` are the models without problems, by the name of their kind and their slug.

    Of a file with faults nobody can say which addresses it will have below its own: all are taken for good.
    """

    tree: ContentTree
    kinds: Kinds
    sound: Mapping[str, Mapping[str, FileHeader]]

    def has(self, path: str) -> bool:
        if path in self.pages or path in self.always or MADE_LATER.fullmatch(path):
            return True
        return any(pages.below(path, self._models(kind)) for kind, pages in self._with_pages)

    @cached_property
    def always(self) -> frozenset[str]:
        """Return what is there whatever was written: it follows from the kinds there are."""
        return ALWAYS | {address for kind, pages in self._with_pages for address in _lists(kind, pages)}

    def has_picture(self, path: str) -> bool:
        return path in self.pictures

    def anchors(self, path: str) -> frozenset[str] | None:
        """Return the anchors of a page, or `None` if it is not made of a file that was read."""
        file = self.pages.get(path)
        return None if file is None else links_of(file).anchors | self.anchors_of_templates(file)

    def anchors_of_templates(self, file: ContentFile) -> frozenset[str]:
        own = (pages.anchors for kind, pages in self._with_pages if file in self.tree.of(kind.files))
        return IN_EVERY_PAGE.union(*own)

    def page_of_file(self, name: str) -> str | None:
        """Return the address of the content file that somebody named, by its path or by its bare name."""
        stem = Path(name.strip("/").lower()).stem
        return next((address for address in self.pages if Path(address).name == stem), None)

    @cached_property
    def pictures(self) -> Mapping[str, Path]:
        """Return the files by the addresses at which their pictures stand."""
        return picture_files(self.tree.roots)

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the form lets people choose, by the key in its address."""
        return {
            kind.files.folder: tuple(file.slug for file in self.tree.of(kind.files))
            for kind, pages in self._with_pages
            if pages.is_asked_about
        }

    @cached_property
    def pages(self) -> Mapping[str, ContentFile]:
        """Return the pages that are made of one file each, by their addresses."""
        found: dict[str, ContentFile] = {}
        for address, file in chain(self._of_files(), self._beside_files(), self._of_rows()):
            found.setdefault(address, file)
        return found

    @cached_property
    def of_one_file(self) -> Mapping[str, ContentFile]:
        """Return the page of each file itself, without what stands beside it."""
        return dict(self._of_files())

    @cached_property
    def hidden(self) -> Mapping[str, ContentFile]:
        """Return those of them that readers do not see on the day of the tree: an example, or news of tomorrow."""
        today = self.tree.today
        written = ((kind, kind.address_of(file.slug), file) for kind, file in self._files())
        return {
            address: file
            for kind, address, file in written
            if file.is_example or (today is not None and not kind.is_out(file, today))
        }

    def _of_files(self) -> Iterator[tuple[str, ContentFile]]:
        return ((kind.address_of(file.slug), file) for kind, file in self._files())

    def _files(self) -> Iterator[tuple[AnyKind, ContentFile]]:
        for kind, _ in self._with_pages:
            yield from ((kind, file) for file in self.tree.of(kind.files) if not kind.is_draft(file))

    def _beside_files(self) -> Iterator[tuple[str, ContentFile]]:
        for kind, pages in self._with_pages:
            yield from ((address, file) for file in self.tree.of(kind.files) for address in pages.beside(file))

    def _of_rows(self) -> Iterator[tuple[str, ContentFile]]:
        for table in tables_of(self.kinds):
            for file in self.tree.of(table.files):
                yield from ((address, file) for key in file.values if (address := table.address_of(key)))

    @property
    def _with_pages(self) -> Iterator[tuple[AnyKind, KindPages[object]]]:
        return ((kind, kind.pages) for kind in kinds_of(self.kinds) if kind.pages)

    def _models(self, kind: AnyKind) -> Mapping[str, FileHeader | None]:
        sound = self.sound.get(kind.name, {})
        return {file.slug: sound.get(file.slug) for file in self.tree.of(kind.files)}


def _lists(kind: AnyKind, pages: KindPages[object]) -> Iterator[str]:
    """Yield the pages about all of a kind, and the files that go with it."""
    yield from pages.lists
    if pages.feed and pages.feed.own_title:
        yield kind.feed_address
    if pages.calendar:
        yield kind.calendar_address
    if pages.open_data:
        yield f"/{kind.data_path}"
