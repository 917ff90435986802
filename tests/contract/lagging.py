"""Waits for what a store promises only within a few seconds."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def soon(read: Callable[[], T], expected: T, *, within: float = 5.0) -> T:
    """Return what `read` says as soon as it is what is expected, or else what it says at the end."""
    ends = time.monotonic() + within
    while (seen := read()) != expected and time.monotonic() < ends:
        time.sleep(0.05)
    return seen


def ids_waiting(store, **asked) -> list[str]:
    return [one.id for one in store.submissions.waiting(limit=50, **asked).items]


def ids_published(store, **asked) -> list[str]:
    return [one.id for one in store.submissions.published(limit=50, **asked).items]
