"""Finds and reads every content file of every root, once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins import wording
from plugins.content_file import ContentFile
from plugins.front_matter import read_header_file, read_table_file
from plugins.problem import Problem

GUIDES, VISITS, VILLAGES, POSTS, PAGES, TABLES = "panduan", "kunjungan", "desa", "kabar", "halaman", "data"
PROGRAMMES, ACTIVITIES = "program", "kegiatan"
OFFICE, CATEGORIES, SOURCES, HOLIDAYS = "kantor", "kategori", "sumber", "hari-libur"
SEARCH_WORDS = "istilah"
PLACES = "tempat"

Reader = Callable[[Path, str], ContentFile]


@dataclass(frozen=True, kw_only=True)
class ContentTree:
    """Every content file, by kind and in the order of names; `roots` are the folders they came from."""

    roots: tuple[Path, ...]
    guides: tuple[ContentFile, ...]
    visits: tuple[ContentFile, ...]
    villages: tuple[ContentFile, ...]
    posts: tuple[ContentFile, ...]
    pages: tuple[ContentFile, ...]
    programmes: tuple[ContentFile, ...]
    activities: tuple[ContentFile, ...]
    tables: tuple[ContentFile, ...]

    def table(self, name: str) -> ContentFile:
        """Return the table; one nobody wrote has a problem that says so."""
        missing = ContentFile(path=(self.roots[0] / TABLES / f"{name}.yaml").as_posix(), values={}, lines={})
        written = next((table for table in self.tables if table.slug == name), None)
        return written or _with_problem(missing, wording.FILE_MISSING)

    def tables_named(self, name: str) -> tuple[ContentFile, ...]:
        """Return the table, or nothing: the site can do without it."""
        return tuple(table for table in self.tables if table.slug == name)

    @property
    def headers(self) -> tuple[ContentFile, ...]:
        """Return every file with a header, whatever its kind."""
        return self.guides + self.visits + self.villages + self.posts + self.pages + self.programmes + self.activities

    @property
    def files(self) -> tuple[ContentFile, ...]:
        return self.headers + self.tables


def read_content_tree(roots: Iterable[Path]) -> ContentTree:
    """Read all of it; files whose name starts with `_` are examples, and left out."""
    folders = tuple(roots)
    return ContentTree(
        roots=folders,
        guides=_read(folders, GUIDES, "*.md", read_header_file),
        visits=_read(folders, VISITS, "**/*.md", read_header_file),
        villages=_read(folders, VILLAGES, "*.md", read_header_file),
        posts=_read(folders, POSTS, "*.md", read_header_file),
        pages=_read(folders, PAGES, "*.md", read_header_file),
        programmes=_read(folders, PROGRAMMES, "*.md", read_header_file),
        activities=_read(folders, ACTIVITIES, "*.md", read_header_file),
        tables=_read(folders, TABLES, "*.yaml", read_table_file),
    )


def _read(roots: tuple[Path, ...], folder: str, pattern: str, read: Reader) -> tuple[ContentFile, ...]:
    found = [path for root in roots for path in (root / folder).glob(pattern) if not path.name.startswith("_")]
    return tuple(read(path, path.as_posix()) for path in sorted(found, key=lambda path: (path.stem, path.as_posix())))


def _with_problem(file: ContentFile, sentence: str) -> ContentFile:
    problem = Problem(path=file.path, line=1, sentence=sentence)
    return ContentFile(path=file.path, values={}, lines={}, problems=(problem,))
