"""Runs Pelican once, and lets go of what it would keep."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from blinker import ANY, Signal
from pelican import Pelican, signals
from pelican.contents import Content
from pelican.log import LimitFilter, console
from pelican.settings import read_settings

from plugins.edition.build_cache import BuildCache


def read_pelican_settings(file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    with _quiet():
        settings: dict[str, Any] = read_settings(str(file), override=dict(overrides))
    return settings


def run_pelican(settings: dict[str, Any], kept: BuildCache) -> None:
    """Make the site anew, and remove what it no longer has."""
    _disconnect_plugins()
    try:
        with _quiet():
            Pelican(settings).run()
        kept.end()
    finally:
        _forget(kept)


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


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Pelican print nothing in the block, and warn again of what it warned of before."""
    # Pelican says each thing once a process and then keeps silent: the second build with the same fault would pass.
    LimitFilter._raised_messages.clear()  # noqa: SLF001 - there is no public way to make it forget
    LimitFilter._group_count.clear()  # noqa: SLF001 - the same
    was_quiet, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = was_quiet
