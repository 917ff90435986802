"""Every address the site will have, as far as editors can link to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.content_file import ContentFile
from plugins.content_tree import CATEGORIES, ContentTree
from plugins.guides.cases import case_set
from plugins.guides.guide import Guide
from plugins.links.body_links import links_of

PICTURES = "gambar"
# Pages and files whose addresses follow from no content file; a test compares them with a built site.
ALWAYS = frozenset(
    """
    / /panduan/ /desa/ /kunjungan/ /tanya/ /kabar/ /cari/ /a-z/ /kinerja/ /kesegaran/ /saku/ /saku.html
    /atom.xml /tanya/atom.xml /data/panduan.json /data/skema/panduan.json /data/kesegaran.json
    /data/kunjungan.json /data/kunjungan.csv /kegiatan/ /kunjungan.ics /kegiatan.ics /sitemap.xml
    """.split()  # noqa: SIM905  # a list of words reads better as words
)
# What the function answers, what residents' questions become (a withdrawn answer must never stop a build), and lists
# that come and go with what they list.
MADE_LATER = re.compile(
    r"/(?:kirim|lacak|hasil)/|/tanya/[a-z2-7]{10}/|/(?:tanya|kunjungan)/\d{4}/\d{2}/|/a-z/[0a-z]/|/luring/"
)
DAY_OF_A_SERIES = re.compile(r"(/kunjungan/.+)-\d{4}-\d{2}-\d{2}/")
BESIDE_A_VILLAGE = ("saku.html", "atom.xml", "kunjungan.ics")
KECAMATAN = "kecamatan"
IN_EVERY_PAGE = frozenset({"konten"})
IN_EVERY_GUIDE = frozenset({"isi-map"})


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """What can be linked to. Of a guide with faults nobody can say which cases it will have: all are taken for good."""

    tree: ContentTree
    sound_guides: Mapping[str, Guide]

    def has(self, path: str) -> bool:
        if path in self.pages or path in ALWAYS or MADE_LATER.fullmatch(path):
            return True
        series = DAY_OF_A_SERIES.fullmatch(path)
        return self._is_case(path) or (series is not None and f"{series[1]}/" in self.pages)

    def has_picture(self, path: str) -> bool:
        return any((root / path.lstrip("/")).is_file() for root in self.tree.roots)

    def anchors(self, path: str) -> frozenset[str] | None:
        """Return the anchors of a page, or `None` if it is not made of a file that was read."""
        file = self.pages.get(path)
        return None if file is None else links_of(file).anchors | self.anchors_of_templates(file)

    def anchors_of_templates(self, file: ContentFile) -> frozenset[str]:
        return IN_EVERY_PAGE | (IN_EVERY_GUIDE if file in self.tree.guides else frozenset())

    def page_of_file(self, name: str) -> str | None:
        """Return the address of the content file that somebody named, by its path or by its bare name."""
        stem = Path(name.strip("/").lower()).stem
        return next((address for address in self.pages if Path(address).name == stem), None)

    def pictures(self) -> Iterator[str]:
        for root in self.tree.roots:
            folder = root / PICTURES
            yield from (f"/{path.relative_to(root).as_posix()}" for path in folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> Mapping[str, ContentFile]:
        """Return the pages that are made of one file each, by their addresses."""
        return dict(_pages(self.tree))

    def _is_case(self, path: str) -> bool:
        parts = path.strip("/").split("/")
        if len(parts) != 3 or parts[0] != "panduan" or f"/panduan/{parts[1]}/" not in self.pages:  # noqa: PLR2004  # kind, guide, case
            return False
        guide = self.sound_guides.get(parts[1])
        return guide is None or any(case.url == path for case in case_set(guide).cases)


def _pages(tree: ContentTree) -> Iterator[tuple[str, ContentFile]]:
    """Yield each address with the file its page is made of."""
    for folder, files in (
        ("/panduan/", tree.guides),
        ("/kunjungan/", tree.visits),
        ("/desa/", tree.villages),
        ("/kabar/", tree.posts),
        ("/program/", tree.programmes),
        ("/kegiatan/", tree.activities),
        ("/", tree.pages),
    ):
        yield from ((f"{folder}{file.slug}/", file) for file in files)
    yield from ((f"/desa/{file.slug}/{name}", file) for file in tree.villages for name in BESIDE_A_VILLAGE)
    yield from ((f"/poster/panduan/{file.slug}/", file) for file in tree.guides)
    yield from ((f"/poster/desa/{file.slug}/", file) for file in tree.villages)
    categories = tree.table(CATEGORIES)
    yield from ((f"/sumber/{slug}/", categories) for slug in categories.values)
    # A village without news has no page of news.
    yield from ((f"/kabar/desa/{file.root.text('desa') or KECAMATAN}/", file) for file in tree.posts)
