"""The site as it was last built without a problem, built anew whenever something was saved."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from pathlib import Path

from publisher.building.sources import Sources

Build = Callable[[Path, date], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Look:
    """What came of one build: what was wrong, how long it took, and whether there is a site to show."""

    problems: tuple[str, ...]
    seconds: float
    is_shown: bool


@dataclass(kw_only=True)
class PreviewedSite:
    """Builds into `workshop`; `root` is always a whole site, or not there yet."""

    workshop: Path
    sources: Sources
    build: Build
    today: Callable[[], date]
    zone: Callable[[], tzinfo] = lambda: UTC
    problems: tuple[str, ...] = ()
    _built_of: tuple[str, date] | None = None
    _count: int = 0
    _shown: Path | None = field(default=None)

    @property
    def root(self) -> Path:
        return self.workshop / "site"

    def renew(self) -> Look | None:
        """Build if anything was saved, or a new day came, since the last build; return what came of it."""
        made_of = (self.sources.fingerprint(), self.today())
        if made_of == self._built_of:
            return None
        self._built_of = made_of
        self._count += 1
        started = time.monotonic()
        fresh = self.workshop / f"build-{self._count}"
        fresh.mkdir()
        self.problems = self.build(fresh, made_of[1])
        if self.problems:
            shutil.rmtree(fresh)
        else:
            self._show(fresh)
        return Look(problems=self.problems, seconds=time.monotonic() - started, is_shown=self._shown is not None)

    def _show(self, fresh: Path) -> None:
        """Let the new site take the place of the old one in one step."""
        ahead = self.workshop / "next"
        ahead.symlink_to(fresh.name)
        ahead.replace(self.root)
        if self._shown is not None:
            shutil.rmtree(self._shown)
        self._shown = fresh
