"""What the press keeps of the files it made, so that its next process goes on where this one ended."""

import secrets
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.edition.build_cache import BuildCache
from plugins.edition.kept_pieces import KeptPieces, LeftPieces
from plugins.edition.known_files import KnownFiles
from publisher.building.left_files import FilesOfState, as_it_lies
from publisher.building.piece_file import PieceFile
from publisher.building.resuming import plain

# Addresses and digests, no text: what was withdrawn is gone from here with its row.
_TABLES = """
CREATE TABLE IF NOT EXISTS files (
  path TEXT PRIMARY KEY, digest BLOB NOT NULL, shown BLOB, size INTEGER NOT NULL, saved INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS site (
  made_by TEXT NOT NULL, folder TEXT NOT NULL, owner TEXT NOT NULL, published TEXT NOT NULL, files INTEGER NOT NULL
) STRICT;
"""
_ONLY_FOR_US = 0o600
ANSWERS = "answers.sqlite"
# Without it there is no site, so whoever made room there took it.
HOME = "index.html"


@dataclass(frozen=True)
class _Site:
    """Of which files the file speaks, and as which state they were published: none while somebody is at work."""

    made_by: str
    folder: str
    owner: str
    published: str


@dataclass(frozen=True, kw_only=True)
class PressState:
    """A cache in a file: whatever is wrong with it, the next build makes everything, as the first one did.

    `made_by` differs when the same words would make other files, and after whatever may have torn some: without a name
    nothing is recalled. While a build is at work the file names its `owner`, one process, and no site.
    """

    path: Path
    made_by: str
    pieces: PieceFile | None = None
    owner: str = field(default_factory=lambda: secrets.token_hex(8))

    def begin(self, kept: BuildCache, folder: Path, *, stands: str | None = None) -> None:
        """Let a build begin below the folder, with what its cache or the last process knows of the files there.

        If another process has built there meanwhile, that is what it left. Where something else `stands` than that one
        published, all that is built there may be compared with it: then every file is looked at.
        """
        kept.answers_file, kept.made_by = (self._answers, self.made_by) if self.made_by else (None, "")
        try:
            site = self._site()
            if kept.folder is not None and (site is None or site.owner != self.owner):
                kept.forget()
            begins = kept.folder is None and site is not None and self._believes(site, folder)
            left = self._recall(kept, folder, site.published) if begins and site is not None else None
            if left is not None and site is not None and stands not in {None, site.published}:
                kept.changed.paths |= {path for path in left.paths() if left.found(path) is None}
            self._note_at_work(kept, folder)
            if left is not None and not kept.changed.paths and left.found(f"{folder}/{HOME}"):
                self._look_for_pieces(kept)
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)
            kept.forget()

    def _site(self) -> "_Site | None":
        with self._opened() as connection:
            row = connection.execute("SELECT made_by, folder, owner, published FROM site").fetchone()
        return _Site(*row) if row else None

    def _believes(self, site: "_Site", folder: Path) -> bool:
        is_finished, is_known = bool(site.published), bool(self.made_by)
        return is_finished and is_known and (site.made_by, site.folder) == (self.made_by, str(folder))

    def _recall(self, kept: BuildCache, folder: Path, published: str) -> FilesOfState:
        """Let a cache know the files that were left below the folder."""
        left = FilesOfState(self.path, folder)
        kept.folder, kept.files = folder, KnownFiles(left)
        kept.changed.published(published)
        return left

    def _look_for_pieces(self, kept: BuildCache) -> None:
        """Let a build that knows all files as they were left go on with the pieces that were left with them."""
        named = kept.kept_answers().pieces.usable() if self.pieces and kept.answers_file else None
        if named is None or self.pieces is None:
            return
        name, since = named
        pieces = self.pieces.read(name)
        if pieces is not None:
            kept.go_on_from(LeftPieces(pieces=pieces, since=since))

    def _keep_pieces(self, kept: BuildCache) -> None:
        if self.pieces is None or kept.answers is None or kept.answers_file is None:
            return
        named = kept.answers.pieces
        if not kept.was_whole and not named.are_due:
            return
        named.end()
        if kept.reprint is None:
            self.pieces.remove()
            return
        settings = plain(kept.reprint.settings)
        own = KeptPieces(edition=kept.edition, of=kept.reprint.pieces(), settings=settings, too_long=kept.too_long)
        named.begin(self.pieces.write(own))
        kept.was_whole = False

    def _note_at_work(self, kept: BuildCache, folder: Path) -> None:
        """Say nothing of a site until it is finished; forget all that this cache does not know."""
        with self._opened() as connection, connection:
            connection.execute("DELETE FROM site")
            site = (self.made_by, str(folder), self.owner, "", len(kept.files))
            connection.execute("INSERT INTO site VALUES (?, ?, ?, ?, ?)", site)
            if kept.folder is None:
                connection.execute("DELETE FROM files")

    def keep(self, kept: BuildCache, published: str) -> None:
        """Note what was made since the last time, and as which state it was published, if there is room for it."""
        with suppress(OSError, sqlite3.DatabaseError):
            with self._opened() as connection, connection:
                was_lost = connection.execute("SELECT 1 FROM site WHERE owner = ?", (self.owner,)).fetchone() is None
                if was_lost:  # while it was built
                    connection.execute("DELETE FROM files")
                _note(connection, kept, list(kept.files) if was_lost else kept.unkept)
                connection.execute("DELETE FROM site")
                site = (self.made_by, str(kept.folder), self.owner, published, len(kept.files))
                connection.execute("INSERT INTO site VALUES (?, ?, ?, ?, ?)", site)
            kept.unkept = set()
            if kept.folder is not None:
                kept.files.rest_on(FilesOfState(self.path, kept.folder))
        with suppress(OSError, sqlite3.DatabaseError):
            self._keep_pieces(kept)

    @property
    def _answers(self) -> Path:
        return self.path.with_name(ANSWERS)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.touch(mode=_ONLY_FOR_US)
        with closing(sqlite3.connect(self.path)) as connection:
            # A power cut may take what was not flushed; then `made_by` is another, and nothing of it is believed.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA secure_delete = ON")
            connection.executescript(_TABLES)
            yield connection


def _note(connection: sqlite3.Connection, kept: BuildCache, paths: Collection[str]) -> None:
    start = len(str(kept.folder)) + 1
    there = {path: as_it_lies(path) or (0, 0) for path in paths if path in kept.files}
    rows = [(path[start:], kept.files[path], kept.files.shown(path), *lies) for path, lies in there.items()]
    connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM files WHERE path = ?", [(path[start:],) for path in paths if path not in there])
