"""What a worker of its own does in a race for what a limit still allows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from limits import parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from feedback_api.limits import dynamodb, sqlite  # makes our schemes known in the new process

KNOWN = (sqlite.SCHEME, dynamodb.SCHEME)


@dataclass(frozen=True, kw_only=True)
class Race:
    """How a worker tries: where it counts, how often, up to which limit."""

    uri: str
    limit: str = "50 per 30 day"
    tries: int = 100


@contextmanager
def opened(uri: str) -> Iterator[Storage]:
    """Yield the storage and close it at the end, if it is one that can be closed."""
    storage = storage_from_string(uri)
    assert isinstance(storage, Storage)
    with closed_at_the_end(storage):
        yield storage


@contextmanager
def closed_at_the_end(storage: Storage) -> Iterator[Storage]:
    try:
        yield storage
    finally:
        getattr(storage, "close", lambda: None)()


def hits(race: Race) -> int:
    """Try so often and return how many were let through."""
    with opened(race.uri) as storage:
        limiter = FixedWindowRateLimiter(storage)
        limit = parse(race.limit)
        return sum(limiter.hit(limit, "sender") for _ in range(race.tries))
