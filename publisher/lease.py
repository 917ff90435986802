"""Keeps the press's lease alive while a build runs."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

# Short, because after a crash nobody builds until the dead press's lease has run out.
LEASE = timedelta(seconds=4)


@dataclass(frozen=True, kw_only=True)
class HeldLease:
    """A lease somebody renews for us; `is_lost` once another press was given it."""

    lost: threading.Event = field(default_factory=threading.Event)

    @property
    def is_lost(self) -> bool:
        return self.lost.is_set()


@contextmanager
def renewed(renew: Callable[[], bool], *, every: timedelta = LEASE / 4) -> Iterator[HeldLease]:
    """Call `renew` again and again in the background until the block ends.

    `renew` runs in a thread of its own, so it opens its own store. When it says no, the lease counts as lost.
    """
    held, ended = HeldLease(), threading.Event()

    def keep_renewing() -> None:
        while not ended.wait(every.total_seconds()):
            if not renew():
                held.lost.set()
                return

    thread = threading.Thread(target=keep_renewing, name="lease", daemon=True)
    thread.start()
    try:
        yield held
    finally:
        ended.set()
        thread.join()
