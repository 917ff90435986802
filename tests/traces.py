"""Looks for words in everything that stands below a folder, in whatever it was compressed."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import brotli

_OPENED = {".gz": gzip.decompress, ".br": brotli.decompress}


def traces_of(words: Sequence[str], folder: Path) -> set[tuple[str, str]]:
    """Return which word stands in which file, by its path from there; the names of files count too."""
    return {
        (name, word) for name, said in _files_below(folder) for word in words if word.encode() in said or word in name
    }


def _files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        said = path.read_bytes()
        opened = _OPENED[path.suffix](said) if path.suffix in _OPENED and said else said
        yield path.relative_to(folder).as_posix(), opened.lower()
