"""Every content file of every root, read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from feedback_api.domain.identity import UNNAMED, Identity
from feedback_api.security.own_files import has_readable_name, own_files
from plugins.reading import wording
from plugins.reading.content_file import ContentFile
from plugins.reading.file_set import FileSet
from plugins.reading.front_matter import header_file, read_content_file, table_file
from plugins.reading.post_header import post_file
from plugins.reading.problem import ContentProblem

Files = tuple[ContentFile, ...]

# Where a command on a desk keeps what it made of pictures; a press has a folder of its own.
CACHE_ON_A_DESK = Path(".cache/gambar")


@dataclass(frozen=True, kw_only=True)
class ContentTree:
    """Every content file, by set and in the order of names; `roots` are the folders they came from.

    What belongs to one office comes from `office_root`, if that office has a folder of its own, and none of it from the
    first root, which then holds only what is of every office.
    `tolerated` are problems with which it is shown all the same. In `picture_cache` lies what was made of its pictures.
    A press has a list of `noted_addresses` it published. Against `today` is held what cannot be true yet, or no longer;
    without it nothing is.
    """

    roots: tuple[Path, ...]
    by_set: Mapping[FileSet, Files]
    office: Identity = UNNAMED
    tolerated: frozenset[ContentProblem] = frozenset()
    picture_cache: Path = CACHE_ON_A_DESK
    noted_addresses: Path | None = None
    today: date | None = None
    office_root: Path | None = None

    def of(self, files: FileSet) -> Files:
        return self.by_set.get(files, ())

    def table(self, files: FileSet) -> ContentFile:
        """Return the one file of a set; one nobody wrote has a problem that says so."""
        missing = ContentFile(path=files.path(self.home_of(files)).as_posix(), values={}, lines={})
        return next(iter(self.of(files)), None) or _with_problem(missing, wording.FILE_MISSING)

    def home_of(self, files: FileSet) -> Path:
        """Return the folder in which files of this set are written."""
        return self.roots[0] if files.is_shared else self.own_roots[0]

    @property
    def own_roots(self) -> tuple[Path, ...]:
        """Return the folders in which things of this office lie, its own first."""
        return self.roots if self.office_root is None else tuple(root for root in self.roots if root != self.roots[0])

    def is_needed(self, path: str) -> bool:
        """Say whether it is a file without which there is no site."""
        files = self.set_of(path)
        return files is not None and files.is_needed

    def set_of(self, path: str) -> FileSet | None:
        """Return to which set a file of this path belongs, or would."""
        places = self._places(path)
        return next((files for place in places for files in self.by_set if files.holds(place)), None)

    def lasting_name(self, path: str) -> str:
        """Return what a file is called wherever the folder lies: `content/kabar/loket.md`."""
        root = next((root for root in self.roots if PurePath(path).is_relative_to(root)), None)
        return path if root is None else f"{root.absolute().name}/{PurePath(path).relative_to(root).as_posix()}"

    def with_files(self, change: Callable[[FileSet, Files], Files]) -> "ContentTree":
        """Return the tree with other files in place of those of each set."""
        return replace(self, by_set={files: change(files, found) for files, found in self.by_set.items()})

    @property
    def headers(self) -> Files:
        """Return every file with a header, whatever its kind."""
        return tuple(file for files, found in self.by_set.items() if files.has_header for file in found)

    @property
    def files(self) -> Files:
        return tuple(file for found in self.by_set.values() for file in found)

    @property
    def contact_tables(self) -> frozenset[str]:
        """Return the paths of the tables in which the office says how it, or one of its places, is reached."""
        return frozenset(file.path for files, found in self.by_set.items() if files.names_contacts for file in found)

    def _places(self, path: str) -> Iterator[PurePath]:
        """Yield where below its root the path is."""
        return (PurePath(path).relative_to(root) for root in self.roots if PurePath(path).is_relative_to(root))


def read_files(roots: Iterable[Path], sets: Iterable[FileSet], *, office: Path | None = None) -> ContentTree:
    """Read all of it as it was written; files whose name starts with `_` are examples, and left out.

    An `office` is one of the roots, but not the first.
    """
    folders = tuple(roots)
    by_set = {files: _read(roots_of(files, folders, office), files) for files in sets}
    return ContentTree(roots=folders, by_set=by_set, office_root=office)


def roots_of(files: FileSet, roots: tuple[Path, ...], office: Path | None) -> tuple[Path, ...]:
    """Return the folders in which files of this set are read: two offices are never mixed."""
    if office is None:
        return roots
    left_out = office if files.is_shared else roots[0]
    return tuple(root for root in roots if root != left_out)


def parsed(files: FileSet, path: str, text: str) -> ContentFile:
    """Return the content file of a text, as files of this set are read."""
    if not files.has_header:
        return table_file(text, path)
    return post_file(text, path) if files.in_pelican_words else header_file(text, path)


def _read(roots: tuple[Path, ...], files: FileSet) -> Files:
    found = [path for root in roots for path in own_files(root, files.folder) if _is_read(path, root, files)]
    in_order = sorted(found, key=lambda path: (path.stem, path.as_posix()))
    return tuple(read_content_file(path, path.as_posix(), partial(_taken_apart, files)) for path in in_order)


def _taken_apart(files: FileSet, text: str, path: str) -> ContentFile:
    return parsed(files, path, text)


def _is_read(path: Path, root: Path, files: FileSet) -> bool:
    return files.holds(path.relative_to(root)) and has_readable_name(path) and not path.name.startswith(("_", "."))


def _with_problem(file: ContentFile, sentence: str) -> ContentFile:
    problem = ContentProblem(path=file.path, line=1, sentence=sentence)
    return ContentFile(path=file.path, values={}, lines={}, problems=(problem,))
