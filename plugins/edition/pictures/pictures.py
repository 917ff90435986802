"""The pictures of the content: which there are, what is published of each, and what is wrong with the others."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from feedback_api.security.own_files import has_readable_name, own_files
from plugins.edition.pictures import wording
from plugins.edition.pictures.cache import PictureCache
from plugins.edition.pictures.making import ENDINGS, MILLION, Made, Variant, made, variants
from plugins.reading import wording as general
from plugins.reading.problem import ContentProblem
from plugins.reading.stray_files import LEFTOVER

FOLDER = "gambar"
MOST_BYTES = 30 * MILLION
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture at its address, `/gambar/loket.jpg`, and what is published of it beside that."""

    url: str
    made: Made = field(repr=False)

    def files(self) -> Iterator[tuple[str, Variant]]:
        """Yield the address of each file with what stands there."""
        for one in variants(self.made):
            yield self.address(one), one

    def address(self, one: Variant) -> str:
        return f"{self.url.rpartition('.')[0]}{one.suffix}" if one.suffix else self.url


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """All of them by address, and the problems of the rest."""

    by_url: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[ContentProblem, ...] = ()


def read_pictures(roots: tuple[Path, ...], cache: PictureCache) -> Pictures:
    """Read each picture whose bytes nobody read before."""
    by_url: dict[str, Picture] = {}
    problems: list[ContentProblem] = []
    taken: dict[str, str] = {}
    for url, path in picture_files(roots).items():
        read = read_picture(path, cache)
        if isinstance(read, str):
            problems.append(ContentProblem(path=path.as_posix(), line=1, sentence=read))
            continue
        one = Picture(url=url, made=read)
        addresses = [address for address, _ in one.files()]
        other = next((taken[address] for address in addresses if address in taken), None)
        if other is not None:
            sentence = wording.SAME_NAME.format(other=other)
            problems.append(ContentProblem(path=path.as_posix(), line=1, sentence=sentence))
            continue
        taken |= dict.fromkeys(addresses, path.as_posix())
        by_url[url] = one
    return Pictures(by_url=by_url, problems=tuple(problems))


def picture_files(roots: tuple[Path, ...]) -> dict[str, Path]:
    """Return the files by their addresses; of two content folders the later one wins."""
    return {
        f"/{path.relative_to(root).as_posix()}": path
        for root in roots
        for path in own_files(root, FOLDER)
        if has_readable_name(path) and not LEFTOVER.search(path.name)
    }


def read_picture(path: Path, cache: PictureCache) -> Made | str:
    """Return what is published of a file, or why nothing is."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        return wording.HEIC if ending in {".heic", ".heif"} else wording.ENDING
    if not _NAME.fullmatch(path.name):
        return wording.NAME
    try:
        status = path.stat()
        if status.st_size > MOST_BYTES:
            return wording.TOO_HEAVY.format(size=-(-status.st_size // MILLION), limit=MOST_BYTES // MILLION)
        return _read_once(path.absolute(), status.st_mtime_ns, status.st_size, cache)
    except OSError as error:  # a file nobody may read, or one that went away while we looked
        return general.NOT_READABLE.format(reason=error.strerror or type(error).__name__)


@lru_cache(maxsize=128)
def _read_once(path: Path, _changed: int, _size: int, cache: PictureCache) -> Made | str:
    """Look at a file again only when it was saved; the cache knows its bytes even if it was only touched.

    Raises `OSError` if it cannot be read, which nobody remembers. What cannot be kept is made again after a restart.
    """
    raw, ending = path.read_bytes(), path.suffix.lower()
    kept = cache.found(raw, ending)
    if kept is not None:
        return kept
    new = made(raw, ending)
    if isinstance(new, Made):
        with suppress(OSError):
            cache.keep(raw, ending, new)
    return new
