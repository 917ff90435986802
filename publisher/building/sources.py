"""The files a site is built from, and whether any of them was saved since."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_SOURCES = frozenset({"__pycache__", ".git", "node_modules"})
_EDITORS_LEFTOVERS = ("~", ".swp", ".tmp", ".pyc", ".part")


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Files and folders whose change asks for a new build. A folder that is missing counts as an empty one."""

    roots: tuple[Path, ...]

    def fingerprint(self) -> str:
        """Return a text that differs once a file was saved, added or removed; reads names, sizes and times only."""
        digest = hashlib.blake2b(digest_size=16)
        for root in self.roots:
            for path, status in _walk(root):
                digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\n".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    if root.is_file():
        yield str(root), root.stat()
        return
    try:
        with os.scandir(root) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:  # removed while we looked, or not there yet
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in NOT_SOURCES or entry.name.endswith(_EDITORS_LEFTOVERS):
            continue
        if entry.is_dir(follow_symlinks=False):  # what lies behind a link is never built
            yield from _walk(Path(entry.path))
        else:
            yield from _status(entry)


def _status(entry: os.DirEntry[str]) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield entry.path, entry.stat(follow_symlinks=False)
    except OSError:
        return
