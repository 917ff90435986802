"""A target that is a directory: files are replaced one by one, each in a single step."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from feedback_api.durable_file import flush, name_beside
from publisher.target.compression import compressed_copies, names_of_copies
from publisher.target.order import in_order
from publisher.target.protocol import Changes, Publication

# Marks the directory as ours (everything else in it may be deleted) and is the lock between two presses. Inside stands
# the name of what was published last, and nothing while somebody is at it.
MARK = ".sekali-datang"

# More files than this are flushed with one call for the whole disk: one call each would take minutes.
_FLUSH_ONE_BY_ONE = 64


class NotOurDirectory(Exception):
    """The directory holds files that no press has put there; publishing would delete them."""


@dataclass(frozen=True, kw_only=True)
class WrittenFile:
    """A finished file under a name nobody reads yet, and the name it is to get."""

    temporary: Path
    final: Path


@dataclass(frozen=True, kw_only=True)
class DirectoryTarget:
    """Publishes into `root`, which nobody else may write to."""

    root: Path

    def has_site(self) -> bool:
        return (self.root / MARK).is_file() and (self.root / "index.html").is_file()

    def state(self) -> str:
        """Return the name of what was published here last; empty if that was not finished, or nothing was."""
        try:
            return (self.root / MARK).read_text("ascii", errors="replace")
        except OSError:
            return ""

    def publish(self, built: Path, changes: Changes | None = None) -> Publication:
        with self._held_alone() as mark:
            mark.seek(0)
            is_known = changes is not None and mark.read() == changes.since
            # Until all is done nobody may rely on what stands here; whoever finds no name compares every file.
            _write_mark(mark, "")
            state = secrets.token_hex(16)
            if changes is not None and is_known:
                publication = self._publish_changes(built, changes, state)
            else:
                publication = self._publish_whole(built, state)
            _write_mark(mark, state)
        return publication

    def _publish_whole(self, built: Path, state: str) -> Publication:
        wanted, present = _files(built), _files(self.root) - {MARK}
        changed = {path for path in wanted if not self._is_same(built, path, present)}
        for step in in_order(changed, present=present):
            self._replace(built, step)
        expected = wanted | {copy for path in wanted for copy in names_of_copies(path)}
        self._delete(_files(self.root) - {MARK} - expected)
        return Publication(
            written=tuple(sorted(changed)),
            deleted=tuple(sorted(present - expected)),
            unchanged=len(wanted) - len(changed),
            state=state,
        )

    def _publish_changes(self, built: Path, changes: Changes, state: str) -> Publication:
        wanted = {path for path in changes.paths if (built / path).is_file()}
        named = {name for path in changes.paths for name in (path, *names_of_copies(path))}
        present = {name for name in named if (self.root / name).is_file()}
        changed = {path for path in wanted if not self._is_same(built, path, present)}
        for step in in_order(changed, present=present):
            self._replace(built, step)
        expected = wanted | {copy for path in wanted for copy in names_of_copies(path)}
        gone = present - expected
        for name in gone:
            self._remove(self.root / name)
        return Publication(
            written=tuple(sorted(changed)),
            deleted=tuple(sorted(gone)),
            unchanged=changes.count - len(changed),
            state=state,
        )

    def _remove(self, path: Path) -> None:
        """Remove a file, and the folders in which nothing else stood."""
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    @contextmanager
    def _held_alone(self) -> Iterator[TextIO]:
        """Keep a second press out: one that was only thought dead would otherwise mix its files with ours."""
        self.root.mkdir(parents=True, exist_ok=True)
        # Looked at once: between two looks another press may put its mark there.
        names = {path.name for path in self.root.iterdir()}
        if names and MARK not in names:
            raise NotOurDirectory(str(self.root))
        with (self.root / MARK).open("a+", encoding="ascii", errors="replace") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            yield mark

    def _is_same(self, built: Path, path: str, present: set[str]) -> bool:
        if path not in present or not present.issuperset(names_of_copies(path)):
            return False
        new, old = built / path, self.root / path
        return new.stat().st_size == old.stat().st_size and new.read_bytes() == old.read_bytes()

    def _replace(self, built: Path, paths: tuple[str, ...]) -> None:
        """Write every file of a step beside its place, make them durable, then give them their names.

        The compressed copies come before their file: once the file is the new one, everything of it is. After a power
        cut a rename may still be missing; the press then compares everything once, see `publisher.press_memory`.
        """
        written: list[WrittenFile] = []
        for path in paths:
            content = (built / path).read_bytes()
            for name, data in (*compressed_copies(path, content), (path, content)):
                written.append(self._write_beside(name, data))
        _flush(written)
        for file in written:
            if file.final.is_dir():
                shutil.rmtree(file.final)
            file.temporary.replace(file.final)

    def _write_beside(self, name: str, data: bytes) -> WrittenFile:
        final = self.root / name
        self._make_folder(final.parent)
        temporary = name_beside(final)
        temporary.write_bytes(data)
        return WrittenFile(temporary=temporary, final=final)

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        in_the_way = [part for part in (folder, *folder.parents) if part.is_relative_to(self.root) and part.is_file()]
        for part in in_the_way:
            part.unlink()
        folder.mkdir(parents=True, exist_ok=True)

    def _delete(self, paths: set[str]) -> None:
        for path in paths:
            (self.root / path).unlink(missing_ok=True)
        folders = [Path(where) for where, _, _ in os.walk(self.root, topdown=False)]
        for folder in folders:
            if folder != self.root and not any(folder.iterdir()):
                folder.rmdir()


def _write_mark(mark: TextIO, state: str) -> None:
    mark.seek(0)
    mark.truncate()
    mark.write(state)
    mark.flush()


def _files(root: Path) -> set[str]:
    """Return every file under `root` by its path from there."""
    # Thousands of files at every publishing: texts are put together here, a `Path` for each would take half the time.
    start = len(str(root)) + 1
    return {f"{where}{os.sep}{name}"[start:] for where, _, names in os.walk(root) for name in names}


def _flush(written: list[WrittenFile]) -> None:
    if len(written) > _FLUSH_ONE_BY_ONE:
        os.sync()
        return
    for file in written:
        flush(file.temporary)
