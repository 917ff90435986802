"""Builds the site with Pelican inside this process, again and again."""

import gc
import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blinker import ANY, Signal
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.log import LimitFilter, console
from pelican.settings import read_settings

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
        settings = read_settings(str(self.settings_file), override=overrides)
        try:
            with _collected_warnings() as warned:
                self._go_on(settings)
                if not kept.reprinted(settings):
                    self._run_whole(settings)
        except ContentRefused as refused:
            return tuple(str(problem) for problem in refused.problems)
        missing = [wording.INCOMPLETE_BUILD.format(path=path) for path in NEEDED if not (into / path).is_file()]
        if warned or missing or kept.faults.found:
            kept.reprint = None
        return tuple(warned) or tuple(missing)

    def _prepare(self, settings: dict[str, Any]) -> None:
        _disconnect_plugins()
        settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "bytecode_cache": self.memory.compiled}

    def _go_on(self, settings: dict[str, Any]) -> None:
        """Let what another process left be printed again, if there is nothing of this one."""
        kept = self.memory.kept
        if kept.reprint is None and kept.left is not None:
            self._prepare(settings)
            kept.reprint = resumed(settings, kept)

    def _run_whole(self, settings: dict[str, Any]) -> None:
        self._prepare(settings)
        self.memory.kept.begin_whole()
        try:
            Pelican(settings).run()
            self.memory.kept.end()
        finally:
            _forget(self.memory.kept)


def _disconnect_plugins() -> None:
    """Silence the plugins of an earlier build: each build connects its own, and may be of another site."""
    for signal in vars(signals).values():
        if isinstance(signal, Signal):
            for receiver in list(signal.receivers_for(ANY)):
                signal.disconnect(receiver)


def _forget(made: BuildCache) -> None:
    """Let go of everything this build held; otherwise a press that lives for months grows with every answer."""
    # Pelican keeps the text of every page it ever made, and with the page the settings and all content behind it.
    for kept in (Content.get_content, Content.get_summary):
        kept.cache.clear()
    # What is left are cycles between pages, settings and generators; left to the collector they double the memory.
    if made.went_on:  # what another process had left was taken out of the collector's sight
        gc.unfreeze()
        made.went_on = False
    gc.collect()


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
    # Pelican says each thing once a process and then keeps silent: the second build with the same fault would pass.
    LimitFilter._raised_messages.clear()  # noqa: SLF001 - there is no public way to make it forget
    LimitFilter._group_count.clear()  # noqa: SLF001 - the same
    collector, root, was_quiet = _Collector(), logging.getLogger(), console.quiet
    root.addHandler(collector)
    console.quiet = True
    try:
        with redirect_stderr(io.StringIO()):
            yield collector.problems
    finally:
        console.quiet = was_quiet
        root.removeHandler(collector)
