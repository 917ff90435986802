"""Remembers for a while what was costly to find out."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta


class LastLook:
    """The answer to one question, as this process found it last."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._turn = threading.Lock()
        self._seen: tuple[datetime, bool] | None = None

    def at(self, now: datetime, look: Callable[[], bool]) -> bool:
        """Return what was found lately, or look anew; one looks while the others who ask wait for it."""
        with self._turn:
            if self._seen is None or not self._seen[0] <= now < self._seen[0] + self._lasts:
                self._seen = (now, look())
            return self._seen[1]
