"""Lets the `limits` library count where all workers see it; stricter, in memory, while that place is in trouble."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from limits.storage import MemoryStorage
from limits.storage.base import Storage

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.limits.protocol import Counters

# Alone, every worker counts only what comes to itself. So many workers together then let through about one limit.
WEIGHT_ALONE = 4
ALONE_FOR = 5.0  # seconds before the place is tried again

T = TypeVar("T")


class SharedLimits(Storage):
    """What every storage of ours does; one of them only says its scheme and makes its counters. It never raises."""

    STORAGE_SCHEME: list[str] | None = None

    def __init__(self, uri: str, wrap_exceptions: bool = False, **options: float | str | bool) -> None:  # noqa: FBT001, FBT002 the library's own signature
        super().__init__(uri, wrap_exceptions, **options)
        self._counters = self._opened(uri.partition(":")[2])
        self._turn = threading.Lock()
        self._memory: MemoryStorage | None = None
        self._alone_until = 0.0

    @staticmethod
    def _opened(place: str) -> Counters:
        """Return the counters of a place, without asking it anything yet."""
        raise NotImplementedError

    @property
    def base_exceptions(self) -> type[Exception]:
        return StoreUnavailable

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        return self._counted(
            lambda: self._counters.raised(key, now=time.time(), lasts=expiry, amount=amount),
            lambda memory: memory.incr(key, expiry, amount * WEIGHT_ALONE),
        )

    def get(self, key: str) -> int:
        return self._counted(lambda: self._counters.count(key, time.time()), lambda memory: memory.get(key))

    def get_expiry(self, key: str) -> float:
        return self._counted(lambda: self._counters.expires(key, time.time()), lambda memory: memory.get_expiry(key))

    def check(self) -> bool:
        """Say whether the place can be counted in just now."""
        try:
            self._counters.count("", time.time())
        except StoreUnavailable:
            return False
        return True

    def reset(self) -> int | None:
        return self._counted(self._counters.forget_all, lambda memory: memory.reset() or 0)

    def clear(self, key: str) -> None:
        self._counted(lambda: self._counters.forget(key), lambda memory: memory.clear(key))

    def close(self) -> None:
        """Close the place."""
        self._counters.close()

    def _counted(self, shared: Callable[[], T], alone: Callable[[MemoryStorage], T]) -> T:
        """Count in the place; in memory, where every hit weighs more, for a while after the place failed."""
        if time.monotonic() >= self._alone_until:
            try:
                return shared()
            except StoreUnavailable:
                self._alone_until = time.monotonic() + ALONE_FOR
        with self._turn:
            self._memory = self._memory or MemoryStorage()
            return alone(self._memory)
