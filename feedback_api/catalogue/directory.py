"""The published files of the catalogue in a directory on this machine."""

from collections.abc import Hashable
from os.path import normpath
from pathlib import Path

from feedback_api.catalogue.published import FileRead


class DirectoryFiles:
    """`PublishedFiles` from a directory; none at all without one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def read(self, path: str, known: Hashable | None) -> FileRead | None:
        if self._folder is None:
            return None
        file = Path(normpath(self._folder / path))  # the lists' own folder may not be there yet
        state = _state(file)
        if state is None or state == known:
            return None
        try:
            return FileRead(state=state, content=file.read_bytes())
        except OSError:
            return None


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever the file is replaced; `None` if it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
