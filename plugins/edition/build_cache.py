"""What a press keeps from one build to the next, so that it renders and writes only what is different."""

import hashlib
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Any, Protocol

from plugins.edition.fingerprint import fingerprint
from plugins.edition.kept_pieces import LeftPieces
from plugins.edition.known_files import KnownFiles
from plugins.edition.page_fault import PageFault, PageFaults
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.published import KeptAnswers
from plugins.reading.problem import ContentProblem


class Reprints(Protocol):
    """A build that is over, and can print again what shows answers."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """Return what it was made with."""

    def prints(self, settings: Mapping[str, Any]) -> bool:
        """Do it, if nothing but answers changed since."""

    def pieces(self) -> Mapping[str, object]:
        """Return what lets another process do it."""
        ...


@dataclass(kw_only=True)
class ChangedFiles:
    """The files that were written or removed since the site was published as `since`; `None`: since who knows when."""

    since: str | None = None
    paths: set[str] = field(default_factory=set)

    def note(self, path: str) -> None:
        self.paths.add(path)

    def begin_anew(self) -> None:
        self.since, self.paths = None, set()

    def published(self, state: str | None) -> None:
        """Begin to count from the site that readers see now."""
        self.since, self.paths = state, set()


@dataclass(kw_only=True)
class BuildCache:
    """Lives as long as the press, and knows every file that stands in the one folder it builds into.

    Of a page it knows what that was last rendered from: while that is the same, the page is. `edition` is that of the
    last build (whoever reads editions knows its kind), `interrupted_before` what kept the office from serving at the
    one before, `too_long` what was published though it is longer than it may be, and whether it `went_on` with
    pieces of another process.
    """

    folder: Path | None = None
    files: KnownFiles = field(default_factory=KnownFiles)
    edition: Any = None
    interrupted_before: tuple[Any, ...] = ()
    reprint: Reprints | None = None
    changed: ChangedFiles = field(default_factory=ChangedFiles)
    unkept: set[str] = field(default_factory=set)
    answers: KeptAnswers | None = None
    answers_file: Path | None = None
    made_by: str = ""
    left: LeftPieces | None = None
    went_on: bool = False
    was_whole: bool = False
    seen: set[str] = field(default_factory=set)
    faults: PageFaults = field(default_factory=PageFaults)
    too_long: tuple[ContentProblem, ...] = ()

    def begin(self, folder: Path, *, gathers_faults: bool = False) -> None:
        """Start a build into the folder; files nobody knows of are removed. `gathers_faults`: it goes on after one."""
        if folder != self.folder:
            shutil.rmtree(folder, ignore_errors=True)
            self.files, self.folder, self.reprint = KnownFiles(), folder, None
            self.changed.begin_anew()
            self.unkept = set()
        folder.mkdir(parents=True, exist_ok=True)
        self.faults = PageFaults(gathered=gathers_faults)

    def forget(self) -> None:
        """Know of no file any more: somebody else may have written there."""
        self.files, self.folder, self.reprint = KnownFiles(), None, None
        self.unkept = set()
        self.answers = self.left = None
        self.changed.begin_anew()

    def go_on_from(self, left: LeftPieces) -> None:
        """Let the next build go on with the pieces of another process."""
        self.left, self.edition, self.too_long = left, left.pieces.edition, left.pieces.too_long
        self.went_on = True

    def kept_answers(self) -> KeptAnswers:
        if self.answers is None:
            self.answers = KeptAnswers(Answers(self.answers_file))
        return self.answers

    def read_answers(self, store: str | None, *, demonstration: bool, zone: tzinfo) -> Answers:
        """Return the answers there are now; of a file that is spoilt nothing is left for the next try."""
        kept = self.kept_answers()
        try:
            kept.read(store, demonstration=demonstration, zone=zone, made_by=self.made_by)
        except sqlite3.DatabaseError:
            self.answers = None
            if self.answers_file:
                self.answers_file.unlink(missing_ok=True)
            raise
        return kept.answers

    def reprinted(self, settings: Mapping[str, Any]) -> bool:
        """Print only what shows other answers than the last build; `False` if that would not be all.

        Whatever goes wrong on the way, the next build is a whole one.
        """
        reprint, self.reprint = self.reprint, None
        if reprint is None or not reprint.prints(settings):
            return False
        if not self.faults.found:
            self.reprint = reprint
        return True

    def begin_whole(self) -> None:
        """Begin to note what a build of everything writes."""
        self.seen, self.too_long, self.was_whole = set(), (), True

    def end(self) -> None:
        """Remove what the build just done no longer has."""
        for path in self.files.keys() - self.seen:
            self.remove(path)

    def remove(self, path: str) -> None:
        """Remove a file that is not shown any more."""
        Path(path).unlink(missing_ok=True)
        self._forget(path)
        self.seen.discard(path)

    def take_faults(self) -> list[PageFault]:
        """Return the faults of the build just done, and let go of them: each holds on to all that it was made of."""
        faults, self.faults = self.faults.found, PageFaults()
        return faults

    def still_stands(self, path: str, shows: tuple[Any, ...]) -> bool:
        """Say whether the page was made of just these things, and count it among those of this build."""
        shown = self.files.shown(path)
        stands = shown is not None and shown == fingerprint(shows)
        if stands:
            self.seen.add(path)
        return stands

    def shows(self, path: str, shows: tuple[Any, ...]) -> None:
        told = fingerprint(shows)
        if told != self.files.shown(path):
            self.unkept.add(path)
            self.files.show(path, told)

    def write(self, path: str, data: bytes) -> None:
        """Write the file unless the very same stands there."""
        self.seen.add(path)
        digest = hashlib.blake2b(data, digest_size=16).digest()
        if self.files.get(path) == digest:
            return
        self._forget(path)
        place = Path(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        self.files[path] = digest

    def _forget(self, path: str) -> None:
        self.changed.note(path)
        self.unkept.add(path)
        self.files.pop(path, None)
