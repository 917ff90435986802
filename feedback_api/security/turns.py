"""Lets at most two passwords be checked at a time: each costs 19 MiB and a core."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from feedback_api.domain.errors import TooManyAtOnce

AT_ONCE = 2
# Strangers leave one turn free for devices on which somebody has signed in before.
OF_STRANGERS = 1
WAITS = 2.0
MOST_WAITING = 15
# Whoever waits holds one of the few threads of a web worker, which others need.
MOST_WAITING_OF_A_WORKER = 2


class Turns:
    """The turns of one process."""

    def __init__(self, *, waits: float = WAITS, most_waiting: int = MOST_WAITING) -> None:
        self._all = threading.BoundedSemaphore(AT_ONCE)
        self._strangers = threading.BoundedSemaphore(OF_STRANGERS)
        self._line = threading.BoundedSemaphore(OF_STRANGERS + most_waiting)
        self._waits = waits

    @contextmanager
    def one(self, *, is_known: bool) -> Iterator[None]:
        """Wait briefly for a turn and have it, or raise `TooManyAtOnce`."""
        if is_known:
            with self._held(self._all, self._waits):
                yield
            return
        with self._held(self._line, 0), self._held(self._strangers, self._waits), self._held(self._all, self._waits):
            yield

    @contextmanager
    def _held(self, turns: threading.Semaphore, waits: float) -> Iterator[None]:
        if not turns.acquire(timeout=waits):
            raise TooManyAtOnce
        try:
            yield
        finally:
            turns.release()
