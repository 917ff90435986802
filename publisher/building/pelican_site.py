"""Builds the site inside this process, again and again: what shows other answers, or all of it with Pelican."""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.edition.build_cache import BuildCache
from plugins.edition.edition import ContentRefused
from plugins.edition.readings.reading import LastGood
from publisher import wording
from publisher.building.build_memory import BuildMemory
from publisher.building.resuming import resumed

# Without these a directory is no site; publishing it would delete the one that readers see.
NEEDED = ("index.html", "404.html")


@dataclass(frozen=True, kw_only=True)
class PelicanSite:
    """A settings file, and the settings that differ on this machine: places, origin, demonstration or not."""

    settings_file: Path
    overrides: Mapping[str, Any] = field(default_factory=dict)
    memory: BuildMemory = field(default_factory=BuildMemory)

    def build(self, into: Path) -> tuple[str, ...]:
        """Write the whole site into a directory, which nobody else may touch between two builds of this process.

        Afterwards it holds the site and nothing else. Return what Pelican warned of, one sentence each. With readings
        that may stand in, `memory.kept.faults` has the pages that could not be made; then it holds no site.
        """
        kept = self.memory.kept
        last_good: LastGood | None = self.overrides.get("LAST_GOOD")
        kept.begin(into, gathers_faults=last_good is not None and last_good.may_stand_in)
        overrides = {**self.overrides, "OUTPUT_PATH": str(into), "KEPT": kept}
        try:
            warned = self._made(overrides)
        except ContentRefused as refused:
            return tuple(str(problem) for problem in refused.problems)
        missing = [wording.INCOMPLETE_BUILD.format(path=path) for path in NEEDED if not _is_made(kept, into / path)]
        if warned or missing or kept.faults.found:
            kept.reprint = None
        return tuple(warned) or tuple(missing)

    def _made(self, overrides: Mapping[str, Any]) -> list[str]:
        """Make what is different, or everything; return what was warned of."""
        with _collected_warnings() as warned:
            if self._print_again(overrides):
                return warned
        # Printing again needs no Pelican, which takes longer to load than that takes.
        from publisher.building.pelican_run import read_pelican_settings, run_pelican  # noqa: PLC0415 see above

        settings = self._prepared(read_pelican_settings(self.settings_file, overrides))
        self.memory.kept.begin_whole()
        with _collected_warnings() as warned:
            run_pelican(settings, self.memory.kept)
        return warned

    def _print_again(self, overrides: Mapping[str, Any]) -> bool:
        """Print what the last build, or that of another process, made otherwise; `False` if that is not all."""
        kept = self.memory.kept
        if kept.reprint is None and kept.left is not None:
            kept.reprint = resumed(self._prepared({**kept.left.pieces.settings, **overrides}), kept)
        return kept.reprint is not None and kept.reprinted({**kept.reprint.settings, **overrides})

    def _prepared(self, settings: dict[str, Any]) -> dict[str, Any]:
        compiled = {"bytecode_cache": self.memory.compiled}
        return {**settings, "JINJA_ENVIRONMENT": {**settings["JINJA_ENVIRONMENT"], **compiled}}


def _is_made(kept: BuildCache, path: Path) -> bool:
    return path.is_file() or str(path) in kept.files


class _Collector(logging.Handler):
    """Keeps the text of each warning once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        problem = wording.BUILDER_SAYS.format(message=record.getMessage())
        if problem not in self.problems:
            self.problems.append(problem)


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Yield the list into which the warnings of this block go; nothing is printed, the press says it once."""
    collector, root = _Collector(), logging.getLogger()
    root.addHandler(collector)
    try:
        with redirect_stderr(io.StringIO()):
            yield collector.problems
    finally:
        root.removeHandler(collector)
