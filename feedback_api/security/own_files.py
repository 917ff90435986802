"""Finds the files that lie below a folder itself: a link, to a file or to a folder, is never followed."""

import os
from collections.abc import Iterator
from pathlib import Path


def own_files(root: Path, folder: str = "") -> Iterator[Path]:
    """Yield the regular files below `root/folder` in the order of their paths.

    Left out are links, whatever lies behind one, and devices, pipes and sockets. A missing folder is an empty one.
    `root` itself may be reached through a link: it is where the caller was told to look.
    """
    if is_own(root, root / folder):
        yield from sorted(_files(root / folder))


def links_below(root: Path) -> Iterator[Path]:
    """Yield every link below `root`, also one that leads nowhere, in the order of their paths."""
    yield from sorted(_links(root))


def no_files_below(root: Path) -> Iterator[Path]:
    """Yield every pipe, socket and device below `root`: opening one may never end, so nobody does."""
    yield from sorted(_no_files(root))


def is_own(root: Path, path: Path) -> bool:
    """Say whether `path` lies below `root`, and neither it nor a folder between the two is a link."""
    if not path.is_relative_to(root):
        return False
    parts = path.relative_to(root).parts
    return ".." not in parts and not any(root.joinpath(*parts[: end + 1]).is_symlink() for end in range(len(parts)))


def name_to_show(path: Path) -> str:
    """Return the path as text that can be printed and stored, also of a name in another encoding."""
    return os.fsencode(path).decode("utf-8", "replace")


def has_readable_name(path: Path) -> bool:
    """Say whether its name is text: one that came out of an old archive may be none."""
    return name_to_show(path) == str(path)


def _files(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _links(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_symlink():
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _links(Path(entry.path))


def _no_files(folder: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _no_files(Path(entry.path))
        elif not entry.is_file(follow_symlinks=False) and not entry.is_symlink():
            yield Path(entry.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:  # removed while we looked, or never there
        return []
