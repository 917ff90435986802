"""In which order the files of a site are replaced, so that a reader never follows a link to nothing."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath

# Lists that programs read: they name pages, so they come after the pages.
_LIST_TYPES = frozenset({".json", ".xml", ".ics", ".csv", ".atom", ".txt", ".webmanifest"})


HOME = "index.html"


def _is_page(path: str) -> bool:
    return PurePosixPath(path).suffix == ".html"


def _is_list(path: str) -> bool:
    return PurePosixPath(path).suffix in _LIST_TYPES


def _deepest_first(path: str) -> tuple[int, str]:
    return (-path.count("/"), path)


def in_order(changed: Iterable[str], *, present: AbstractSet[str]) -> tuple[tuple[str, ...], ...]:
    """Sort the files to write into steps: assets, new pages, pages that were there before, the home page, lists.

    A page that was there before may link to a new one, never the other way round for a reader: nobody can reach a new
    page until an old one links to it. The files of one step may be written at once.
    """
    files = sorted(changed, key=_deepest_first)
    pages = [path for path in files if _is_page(path)]
    steps = (
        [path for path in files if not _is_page(path) and not _is_list(path)],
        [path for path in pages if path not in present],
        [path for path in pages if path in present and path != HOME],
        [path for path in pages if path in present and path == HOME],
        [path for path in files if _is_list(path)],
    )
    return tuple(tuple(step) for step in steps if step)
