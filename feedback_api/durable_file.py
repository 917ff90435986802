"""Writes a file whole, so that after a power cut it holds what it held before or what was written."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

Look = Callable[[Path], None]


def replace_durably(
    path: Path, content: str | bytes, *, mode: int = 0o644, before: Look = lambda _temporary: None
) -> None:
    """Give a small file a new content; `before` sees the finished file without its name."""
    with _written(path, mode=mode, before=before) as file:
        file.write(content if isinstance(content, bytes) else content.encode())


@contextmanager
def written_durably(path: Path, *, mode: int = 0o644, before: Look = lambda _temporary: None) -> Iterator[TextIO]:
    """Yield a file to write beside `path`; flush it at the end, give it its name and flush that too.

    If the block fails nothing is left of it.
    """
    with _written(path, mode=mode, before=before) as file:
        text = TextIOWrapper(file, encoding="utf-8")
        try:
            yield text
        finally:
            text.detach()  # what was written goes into the file, which is closed by whoever opened it


def name_beside(path: Path) -> Path:
    """Return the name of what is to become `path`: nobody else uses it, and nobody reads it."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def flush(path: Path) -> None:
    """Let a file, or the names in a folder, outlast a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _written(path: Path, *, mode: int, before: Look) -> Iterator[BinaryIO]:
    temporary = name_beside(path)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        before(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush(path.parent)
