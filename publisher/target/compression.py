"""The compressed copies that stand beside each text file, so that no request waits for a compressor."""

import gzip
from pathlib import PurePosixPath

import brotli

TEXT_TYPES = frozenset(
    {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv", ".atom", ".webmanifest"},
)
SUFFIXES = (".gz", ".br")


def compressed_copies(path: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the copies of a file as (path, bytes); none for types that are compressed already."""
    if PurePosixPath(path).suffix not in TEXT_TYPES:
        return ()
    # Without a time the same text gives the same bytes. Brotli 5 costs about as much as gzip 9 and is smaller.
    zipped = gzip.compress(content, compresslevel=9, mtime=0)
    return ((f"{path}.gz", zipped), (f"{path}.br", brotli.compress(content, quality=5)))


def names_of_copies(path: str) -> tuple[str, ...]:
    """Return the paths at which the copies of a file stand."""
    if PurePosixPath(path).suffix not in TEXT_TYPES:
        return ()
    return tuple(f"{path}{suffix}" for suffix in SUFFIXES)
