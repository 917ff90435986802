"""Writes a file whole, so that after a power cut it holds what it held before or what was written."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

Look = Callable[[Path], None]


def replace_durably(path: Path, text: str, *, mode: int = 0o644, before: Look = lambda _temporary: None) -> None:
    """Give a small file a new text; `before` sees the finished file without its name."""
    with written_durably(path, mode=mode, before=before) as file:
        file.write(text)


@contextmanager
def written_durably(path: Path, *, mode: int = 0o644, before: Look = lambda _temporary: None) -> Iterator[TextIO]:
    """Yield a file to write beside `path`; flush it at the end, give it its name and flush that too.

    If the block fails nothing is left of it.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        before(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_names(path.parent)


def _flush_names(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
