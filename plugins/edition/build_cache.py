"""What a press keeps from one build to the next, so that it renders and writes only what is different."""

import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.edition.page_fault import PageFault, PageFaults
from plugins.reading.problem import ContentProblem


@dataclass(kw_only=True)
class BuildCache:
    """Lives as long as the press, and knows every file that stands in the one folder it builds into.

    `shown` is what a page was last rendered from: while that is the same, the page is. `edition` is that of the last
    build (whoever reads editions knows its kind), `too_long` what was published though it is longer than it may be.
    """

    folder: Path | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    edition: Any = None
    seen: set[str] = field(default_factory=set)
    faults: PageFaults = field(default_factory=PageFaults)
    too_long: tuple[ContentProblem, ...] = ()

    def begin(self, folder: Path, *, gathers_faults: bool = False) -> None:
        """Start a build into the folder; files nobody knows of are removed. `gathers_faults`: it goes on after one."""
        if folder != self.folder:
            shutil.rmtree(folder, ignore_errors=True)
            self.files, self.shown, self.folder = {}, {}, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.seen, self.faults, self.too_long = set(), PageFaults(gathered=gathers_faults), ()

    def end(self) -> None:
        """Remove what the build just done no longer has."""
        for path in self.files.keys() - self.seen:
            Path(path).unlink(missing_ok=True)
            self._forget(path)

    def take_faults(self) -> list[PageFault]:
        """Return the faults of the build just done, and let go of them: each holds on to all that it was made of."""
        faults, self.faults = self.faults.found, PageFaults()
        return faults

    def still_stands(self, path: str, shows: tuple[Any, ...]) -> bool:
        """Say whether the page was made of just these things, and count it among those of this build."""
        stands = path in self.files and self.shown.get(path) == shows
        if stands:
            self.seen.add(path)
        return stands

    def shows(self, path: str, shows: tuple[Any, ...]) -> None:
        self.shown[path] = shows

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
        self.files.pop(path, None)
        self.shown.pop(path, None)
