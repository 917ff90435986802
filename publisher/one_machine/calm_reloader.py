"""Lets gunicorn take up saved code as it does by looking at every file, but look only when one may have changed."""

import os
import time

from gunicorn.reloader import Reloader, reloader_engines  # type: ignore[import-untyped]  # gunicorn ships no types

from publisher.folder_events import FolderEvents
from publisher.project import PROJECT

CALM = "calm"
# Looking at every file takes ten milliseconds, in each worker.
LOOKS_ANYWAY_AFTER = 60.0
HOUSES = ("feedback_api", "publisher", "theme")


class CalmReloader(Reloader):  # type: ignore[misc]  # the same
    """A thread of a worker, which ends when a file that the worker was made of is another."""

    def run(self) -> None:
        """Look whenever the system has told of something, and now and then anyway."""
        events = FolderEvents(roots=tuple(PROJECT / house for house in HOUSES), looks_anyway_after=LOOKS_ANYWAY_AFTER)
        events.open()
        saved: dict[str, float] = {}
        while True:
            if events.may_have_changed():
                self._look(saved)
            time.sleep(self._interval)

    def _look(self, saved: dict[str, float]) -> None:
        for name in self.get_files():
            try:
                at = os.stat(name).st_mtime  # noqa: PTH116 - a thousand of them, again and again
            except OSError:
                continue
            if saved.setdefault(name, at) < at and self._callback:
                self._callback(name)


reloader_engines[CALM] = CalmReloader
